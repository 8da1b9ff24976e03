import { z } from 'zod'
import type { TableRow } from '../tables/cell.ts'
import { type Headings, headingsOf, type Layout, readHeadings } from '../tables/layout.ts'
import type { DateWords } from '../when/when-words.ts'
import { AccessItem } from './event-kind.ts'

/** What a column of a schedule may hold. */
export const ScheduleField = z.enum([
  'title',
  'date',
  'end_date',
  'time',
  'end_time',
  'place',
  'address',
  'organiser',
  'phone',
  'price',
  'age',
  'capacity',
  'kind',
  'access',
  'health',
  'about',
])
export type ScheduleField = z.infer<typeof ScheduleField>

const Words = z.array(z.string().min(1)).min(1)

/** The words of a schedule as data: `scenarios/schedule-columns.yaml`. All are compared without case, «ё» as «е». */
export const ScheduleColumns = z.strictObject({
  /** Headings of each column as people write them; a longer heading that begins with one counts too. */
  headings: z.record(ScheduleField, Words),
  /** Headings that are known and of no use here: row numbers, who is responsible. */
  ignored: Words,
  values: z.strictObject({
    /** «каждый», «по» before a weekday. */
    every: Words,
    daily: Words,
    /** «по»: until before a day, every before a weekday. */
    by: Words,
    and: Words,
    /** What may stand beside a date or time and says nothing: «г.», «начало». */
    beside_date: Words,
    beside_time: Words,
    all_day: Words,
    /** What says how long: «на 3 дня» is no hour. */
    lasting: Words,
    free: Words,
    currency: Words,
    beside_price: Words,
    any_age: Words,
    years: Words,
    no_limit: Words,
    people: Words,
    nothing: Words,
    /** What is said of a place, as parts of what people write: `yes` – it is so, `no` – it is not. */
    access: z.record(AccessItem, z.strictObject({ yes: Words, no: Words })),
    /** Beginnings of words by which a place is known in an announcement: «дк», «библиотек». */
    places: Words,
    /** Beginnings of words by which an address is known in an announcement: «ул.», «проспект». */
    streets: Words,
  }),
})
/** The words of a schedule, with those that days and hours are said with wherever they are typed. */
export type ScheduleWords = z.infer<typeof ScheduleColumns>['values'] & DateWords

/** The headings and words that schedules are read with. */
export type ScheduleVocabulary = Omit<z.infer<typeof ScheduleColumns>, 'values'> & {
  readonly values: ScheduleWords
}

/** What the headings of a sheet say of a schedule. Several columns are joined for dates, times, places and what is told. */
export type ScheduleLayout = Layout<ScheduleField>
export type ScheduleHeadings = Headings<ScheduleField>

const JOINED: readonly ScheduleField[] = ['date', 'time', 'place', 'address', 'access', 'about', 'organiser']

/** Prepares the words of a schedule once. */
export const scheduleHeadings = (
  columns: Pick<ScheduleVocabulary, 'headings' | 'ignored'>,
): ScheduleHeadings => headingsOf(columns, JOINED)

/**
 * The layout that a row of headings gives; null when the row is none: a title and one more column have to be known, or a
 * day and a time or place, so that neither a title over the table nor an event is taken for it.
 */
export const scheduleLayoutOf = (row: TableRow, known: ScheduleHeadings): ScheduleLayout | null => {
  const layout = readHeadings(row, known)
  const { columns } = layout
  const isPlan = columns.has('date') && (columns.has('time') || columns.has('place'))
  return columns.size >= 2 && (columns.has('title') || isPlan) ? layout : null
}

/** What has to be there and is not: an event has a name and a day. */
export const missingInSchedule = ({ columns }: ScheduleLayout): ScheduleField[] =>
  (['title', 'date'] as const).filter((field) => !columns.has(field))
