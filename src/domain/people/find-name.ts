import { comparableName } from './same-person.ts'

/** How far apart two words may be: a letter wrong, left out, doubled or swapped in five. */
const mostSlips = (word: string): number => (word.length < 4 ? 0 : word.length < 8 ? 1 : 2)

/** Edits between two words (restricted Damerau–Levenshtein), or more than `most` as soon as that is sure. */
const slips = (a: string, b: string, most: number): number => {
  if (Math.abs(a.length - b.length) > most) return most + 1
  let [older, old] = [[] as number[], Array.from({ length: b.length + 1 }, (_, index) => index)]
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i]
    for (let j = 1; j <= b.length; j += 1) {
      const isSame = a[i - 1] === b[j - 1]
      const least = Math.min((old[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (old[j - 1] ?? 0) + (isSame ? 0 : 1))
      const isSwapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      row.push(isSwapped ? Math.min(least, (older[j - 2] ?? 0) + 1) : least)
    }
    older = old
    old = row
  }
  return old[b.length] ?? most + 1
}

/** A short first name in another case: «ане», «еве». */
const isShortInflection = (typed: string, word: string): boolean =>
  typed.length === 3 && /[аеиоуыюя]$/u.test(typed) && word.startsWith(typed.slice(0, 2))

/**
 * How well a typed word fits one of a name, both comparable: 0 – exactly, 1 – its beginning, 2 and more – with slips or in
 * another case; null – not at all.
 * @example fitsWord('смиронв', 'смирнова') // 3
 */
export const fitsWord = (typed: string, word: string): number | null => {
  if (word === typed) return 0
  if (typed.length >= 2 && word.startsWith(typed)) return 1
  if (isShortInflection(typed, word)) return 3
  const most = mostSlips(typed)
  if (most === 0) return null
  const whole = slips(typed, word, most)
  // A slip in a beginning that was typed: «смиронв» for «Смирнова».
  const begun = typed.length >= 4 ? slips(typed, word.slice(0, typed.length), most) : most + 1
  const least = Math.min(whole, begun)
  return least <= most ? 1 + least : null
}

/**
 * How well typed words fit a whole name, every one of them some word of it; null – they do not. Less is better.
 * @example fitsName('смирновой ане', 'Смирнова Анна Петровна') !== null
 */
export const fitsName = (typed: string, name: string): number | null => {
  const said = comparableName(typed).split(' ').filter(Boolean)
  const words = comparableName(name).split(/[\s-]+/)
  if (said.length === 0) return null
  let total = 0
  for (const each of said) {
    const fits = words.flatMap((word) => fitsWord(each, word) ?? [])
    if (fits.length === 0) return null
    total += Math.min(...fits)
  }
  return total
}
