/** Letters that sound alike, as [written, heard] pairs taken in turn: `[о, а]`, `[ь, '']`. */
export type Sounds = readonly (readonly [written: string, heard: string])[]

/** A word as it sounds: letters that are taken for one another become one, doubled ones single. */
export const heard = (word: string, sounds: Sounds): string =>
  sounds
    .reduce((said, [written, sound]) => said.replaceAll(written, sound), word)
    .replace(/(\p{L})\1+/gu, '$1')

/** The letters of a word as bits, in any order; letters of other alphabets may share one. */
export const letterSet = (word: string): number => {
  let letters = 0
  for (let at = 0; at < word.length; at++) letters |= 1 << (word.charCodeAt(at) & 31)
  return letters
}

/** How many letters of one set another lacks: at least so many slips lie between the words. */
export const missingLetters = (wanted: number, letters: number): number => {
  let count = 0
  for (let left = wanted & ~letters; left !== 0; left &= left - 1) count++
  return count
}

/**
 * Slips between a beginning and the best fitting beginning of a word: letters wrong, missing, too many or swapped with
 * the next one. More than `most` are given as `most + 1`.
 */
export const slips = (word: string, beginning: string, most: number): number => {
  const reach = Math.min(word.length, beginning.length + most)
  let older: number[] = []
  let last = Array.from({ length: reach + 1 }, (_, at) => at)
  for (let row = 1; row <= beginning.length; row++) {
    const now = [row]
    for (let at = 1; at <= reach; at++) {
      const same = beginning[row - 1] === word[at - 1]
      let cost = Math.min((last[at - 1] ?? 0) + (same ? 0 : 1), (last[at] ?? 0) + 1, (now[at - 1] ?? 0) + 1)
      const isSwapped = at > 1 && beginning[row - 1] === word[at - 2] && beginning[row - 2] === word[at - 1]
      if (isSwapped) cost = Math.min(cost, (older[at - 2] ?? most) + 1)
      now.push(cost)
    }
    if (Math.min(...now) > most) return most + 1
    older = last
    last = now
  }
  return Math.min(most + 1, ...last)
}
