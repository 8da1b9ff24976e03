import type { TextRef } from '../../../domain/words/text-ref.ts'
import type { MessengerLimits } from '../../ports/messenger.ts'
import type { OfficeWords } from './office-words.ts'

/** How many of some lines fit into `room`, with what is said of those left out; each line costs its length and a break. */
const fitting = (lengths: readonly number[], room: number, restLength: (left: number) => number): number => {
  let [kept, used] = [0, 0]
  for (let n = 0; n <= lengths.length && used <= room; n += 1) {
    const left = lengths.length - n
    if (used + (left > 0 ? restLength(left) : 0) <= room) kept = n
    used += lengths[n] ?? 0
  }
  return kept
}

/** As many lines as fit under a picture below its head; the last one tells of those that were left out. */
export const photoCaption = (
  words: OfficeWords,
  {
    head,
    lines,
    rest,
    limits,
  }: {
    readonly limits: MessengerLimits
    readonly head: TextRef
    readonly lines: readonly TextRef[]
    readonly rest: (left: number) => TextRef
  },
): string => {
  const lengthOf = (line: TextRef): number => words.html([line]).length + 1
  const room = limits.caption - words.html([head]).length
  const kept = fitting(lines.map(lengthOf), room, (left) => lengthOf(rest(left)))
  const left = lines.length - kept
  return words.html([head, ...lines.slice(0, kept), ...(left > 0 ? [rest(left)] : [])])
}
