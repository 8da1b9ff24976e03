/** The played quarter – three whole months – with its working days and deadlines typed by hand: nothing here is computed by the product. */

const span = (month: string, ...days: readonly number[]): string[] =>
  days.map((day) => `${month}-${String(day).padStart(2, '0')}`)

/** Worked: 31 December, 1–10 January, 22 and 23 February are off; Saturday 20 February is worked instead. */
export const WORKING: readonly string[] = [
  ...span('2026-12', 1, 2, 3, 4, 7, 8, 9, 10, 11, 14, 15, 16, 17, 18, 21, 22, 23, 24, 25, 28, 29, 30),
  ...span('2027-01', 11, 12, 13, 14, 15, 18, 19, 20, 21, 22, 25, 26, 27, 28, 29),
  ...span('2027-02', 1, 2, 3, 4, 5, 8, 9, 10, 11, 12, 15, 16, 17, 18, 19, 20, 24, 25, 26),
]
/** And the days after it that are looked ahead to. */
const AFTERWARDS = span('2027-03', 1, 2, 3, 4, 5)

/** First working days of weeks; the week of 4 January has none. */
export const WEEKS: readonly string[] = [
  ...span('2026-12', 7, 14, 21, 28),
  ...span('2027-01', 11, 18, 25),
  ...span('2027-02', 1, 8, 15, 24),
]

export const FIRST = '2026-12-01'
export const LAST = '2027-02-28'

/** The months with the day on which specialist and head have the list: 7 and 3 working days before the last one. */
export const MONTHS: readonly { month: string; last: string; listOn: string; headOn: string }[] = [
  { month: '2026-12', last: '2026-12-31', listOn: '2026-12-21', headOn: '2026-12-25' },
  { month: '2027-01', last: '2027-01-31', listOn: '2027-01-20', headOn: '2027-01-26' },
  { month: '2027-02', last: '2027-02-28', listOn: '2027-02-16', headOn: '2027-02-20' },
]

/** Whoever is there only from these days on is contacted from the next month on. */
export const LAST_DAYS: Readonly<Record<string, string>> = {
  '2026-12': '2026-12-27',
  '2027-01': '2027-01-27',
  '2027-02': '2027-02-24',
}

/** The working day so many after a day. */
export const workingAfter = (day: string, n: number): string =>
  [...WORKING, ...AFTERWARDS].filter((each) => each > day)[n - 1] ?? '9999-12-31'

export const nextDay = (day: string): string =>
  new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10)

/** Every day of the quarter in order. */
export const DAYS: readonly string[] = (() => {
  const days: string[] = []
  for (let day = FIRST; day <= LAST; day = nextDay(day)) days.push(day)
  return days
})()

/** Deadlines that come due in the quarter: rule and due day; when they are spoken of before it, and when to the head. */
export const SPOKEN: Readonly<Record<string, { warn: readonly string[]; head: string | null }>> = {
  'diagnosis|2026-12-04': { warn: ['2026-12-03'], head: '2026-12-07' },
  'diagnosis|2026-12-07': { warn: ['2026-12-04'], head: '2026-12-08' },
  'diagnosis|2026-12-08': { warn: ['2026-12-07'], head: '2026-12-09' },
  'ippsu|2026-12-09': { warn: ['2026-12-07', '2026-12-08'], head: '2026-12-10' },
  'start|2026-12-30': { warn: ['2026-12-23', '2026-12-28'], head: '2027-01-11' },
  'letter|2026-12-21': { warn: ['2026-12-18'], head: '2026-12-24' },
  // 6 January is off: moved on to the 11th.
  'letter|2027-01-11': { warn: ['2026-12-30'], head: '2027-01-14' },
  'plan|2026-12-14': { warn: ['2026-12-11'], head: '2026-12-16' },
  // A Saturday, agreed with the family: spoken of on the Friday.
  'plan|2026-12-19': { warn: ['2026-12-17'], head: '2026-12-22' },
  'doc|2027-01-29': { warn: ['2026-12-23', '2027-01-22'], head: '2027-02-03' },
  'passport|2026-12-30': { warn: ['2026-12-09', '2026-12-23'], head: '2027-01-11' },
  'quarter|2027-01-11': { warn: ['2026-12-24', '2026-12-29'], head: null },
  'halfyear|2027-01-15': { warn: ['2026-12-30', '2027-01-13'], head: null },
  'psych|2027-02-02': { warn: ['2026-12-25', '2027-01-26'], head: '2027-02-03' },
  'mentor|2027-02-03': { warn: ['2026-12-28', '2027-01-27'], head: '2027-02-04' },
  // 28 February is a Sunday: moved back to the Friday.
  'effect|2027-02-26': { warn: ['2027-02-18', '2027-02-25'], head: '2027-03-01' },
  'contact|2026-12-30': { warn: [], head: null },
  'contact|2027-01-29': { warn: [], head: null },
  'contact|2027-02-26': { warn: [], head: null },
}

/** What is due long after the quarter is not spoken of in it: before this day nothing of the table may be missing. */
export const BEYOND = '2027-03-01'
