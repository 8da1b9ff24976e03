/** What one message holds: the messenger takes 4096 signs, a notice is one message, and its other lines need room. */
export const MESSAGE_ROOM = 3_000

/**
 * The beginning of a list whose parts together keep within a room; at least one part, so that nobody is left out for length.
 * @param lengthOf how long a part reads, in characters
 * @example fitting(['один', 'два', 'три'], (word) => word.length, 7) // ['один', 'два']
 */
export const fitting = <T>(
  all: readonly T[],
  lengthOf: (part: T) => number,
  room: number = MESSAGE_ROOM,
): readonly T[] => {
  let used = 0
  const end = all.findIndex((part) => {
    used += lengthOf(part)
    return used > room
  })
  return end === -1 ? all : all.slice(0, Math.max(1, end))
}
