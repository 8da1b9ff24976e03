/** A time of day, or from when until when: `14:00`, `12:30`; an empty end – nobody said. */
export interface Clock {
  readonly time: string
  readonly endTime: string
}

const TIME = /(?<!\d)([01]?\d|2[0-3])(?:\s?[:.]\s?([0-5]\d))?(?![\d:.])/g

const twoDigits = (words: string | undefined): string => (words ?? '0').padStart(2, '0')

/**
 * Reads a time of day as people write it: «14:00», «14.30», «в 14», «с 14 до 15:30». Hours are those of the whole day: «2» is
 * the night's. Null – there is no time in it, or an end that is before its beginning.
 * @example readClock('с 14 до 15.30') // { time: '14:00', endTime: '15:30' }
 */
export const readClock = (typed: string): Clock | null => {
  const said = typed.normalize('NFKC')
  // A number that is no time says that something else was meant.
  if (/\d/.test(said.replace(TIME, ''))) return null
  const found = [...said.matchAll(TIME)].map(
    ([, hours, minutes]) => `${twoDigits(hours)}:${twoDigits(minutes)}`,
  )
  const [time, endTime = ''] = found
  if (time === undefined || found.length > 2 || (endTime !== '' && endTime <= time)) return null
  return { time, endTime }
}
