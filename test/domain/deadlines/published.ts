/**
 * Days off as production calendars print them, month by month, typed from the decrees (№ 1335 of 04.10.2024, № 1466 of
 * 24.09.2025, № 1187 of 17.09.2026) and not from the product's data. 2028 has no decree: its first quarter is what the
 * Labour Code alone gives.
 */
const PUBLISHED: Readonly<Record<number, readonly string[]>> = {
  2025: [
    '1-8 11 12 18 19 25 26',
    '1 2 8 9 15 16 22 23',
    '1 2 8 9 15 16 22 23 29 30',
    '5 6 12 13 19 20 26 27',
    '1-4 8-11 17 18 24 25 31',
    '1 7 8 12-15 21 22 28 29',
    '5 6 12 13 19 20 26 27',
    '2 3 9 10 16 17 23 24 30 31',
    '6 7 13 14 20 21 27 28',
    '4 5 11 12 18 19 25 26',
    '2-4 8 9 15 16 22 23 29 30',
    '6 7 13 14 20 21 27 28 31',
  ],
  2026: [
    '1-11 17 18 24 25 31',
    '1 7 8 14 15 21-23 28',
    '1 7-9 14 15 21 22 28 29',
    '4 5 11 12 18 19 25 26',
    '1-3 9-11 16 17 23 24 30 31',
    '6 7 12-14 20 21 27 28',
    '4 5 11 12 18 19 25 26',
    '1 2 8 9 15 16 22 23 29 30',
    '5 6 12 13 19 20 26 27',
    '3 4 10 11 17 18 24 25 31',
    '1 4 7 8 14 15 21 22 28 29',
    '5 6 12 13 19 20 26 27 31',
  ],
  2027: [
    '1-10 16 17 23 24 30 31',
    '6 7 13 14 21-23 27 28',
    '6-8 13 14 20 21 27 28',
    '3 4 10 11 17 18 24 25',
    '1-3 8-10 15 16 22 23 29 30',
    '5 6 12-14 19 20 26 27',
    '3 4 10 11 17 18 24 25 31',
    '1 7 8 14 15 21 22 28 29',
    '4 5 11 12 18 19 25 26',
    '2 3 9 10 16 17 23 24 30 31',
    '4-7 13 14 20 21 27 28',
    '4 5 11 12 18 19 25 26 31',
  ],
  2028: ['1-9 15 16 22 23 29 30', '5 6 12 13 19 20 23 26 27', '4 5 8 11 12 18 19 25 26'],
}

const two = (n: number): string => String(n).padStart(2, '0')

const daysOf = (printed: string): number[] =>
  printed.split(' ').flatMap((part) => {
    const [first = 0, last = first] = part.split('-').map(Number)
    return Array.from({ length: last - first + 1 }, (_, index) => first + index)
  })

/** Every day off of 2025–2027 and of the first quarter of 2028. */
export const OFF: ReadonlySet<string> = new Set(
  Object.entries(PUBLISHED).flatMap(([year, months]) =>
    months.flatMap((printed, month) => daysOf(printed).map((day) => `${year}-${two(month + 1)}-${two(day)}`)),
  ),
)

const LENGTHS = (year: number): number[] => [
  31,
  year % 4 === 0 ? 29 : 28,
  ...[31, 30, 31, 30, 31, 31, 30, 31, 30, 31],
]

/** All days that the list speaks of, in order. */
export const DAYS: readonly string[] = Object.entries(PUBLISHED).flatMap(([year, months]) =>
  months.flatMap((_, month) =>
    Array.from(
      { length: LENGTHS(Number(year))[month] as number },
      (_, day) => `${year}-${two(month + 1)}-${two(day + 1)}`,
    ),
  ),
)

/** Start days of 2025–2027. */
export const STARTS: readonly string[] = DAYS.filter((day) => day < '2028')

/** Worked days, in order; `off` – days off beside the printed ones. */
export const workedDays = (off: readonly string[] = []): string[] =>
  DAYS.filter((day) => !OFF.has(day) && !off.includes(day))

/** The first worked day on or after a day, or the last on or before it. */
export const nearestWorked = (day: string, side: 'next' | 'previous' | 'none'): string => {
  if (side === 'none') return day
  let index = DAYS.indexOf(day)
  while (OFF.has(DAYS[index] as string)) index += side === 'next' ? 1 : -1
  return DAYS[index] as string
}
