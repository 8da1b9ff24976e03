import type { MessengerLimits } from '../../ports/messenger.ts'

/** Of what one message holds so much is left to the lines around a list. */
const OTHER_LINES = 1_096

/** Room for a list in one message: a notice is one message. */
export const roomIn = ({ text }: MessengerLimits): number => text - OTHER_LINES

/**
 * The beginning of a list whose parts together keep within a room; at least one part, so that nobody is left out for length.
 * @param lengthOf how long a part reads, in characters
 * @example fitting(['один', 'два', 'три'], (word) => word.length, 7) // ['один', 'два']
 */
export const fitting = <T>(all: readonly T[], lengthOf: (part: T) => number, room: number): readonly T[] => {
  let used = 0
  const end = all.findIndex((part) => {
    used += lengthOf(part)
    return used > room
  })
  return end === -1 ? all : all.slice(0, Math.max(1, end))
}
