import { cellText, columnName, type TableCell, type TableRow } from '../tables/cell.ts'
import { isTitle, layoutOfBareTwo, layoutOfTwo } from '../tables/layout.ts'
import { nearestMinute } from '../tables/nearest-minute.ts'
import { visible } from '../text/visible.ts'
import type { PlanMonth } from './day-refs.ts'
import type { FaultyRow, RowTexts, SchedulePlace, ScheduleReading, ScheduleRemark } from './event-draft.ts'
import { type RowContext, readRowTexts, type TextFault } from './read-row-texts.ts'
import {
  missingInSchedule,
  type ScheduleField,
  type ScheduleHeadings,
  type ScheduleLayout,
  type ScheduleVocabulary,
  scheduleHeadings,
  scheduleLayoutOf,
} from './schedule-columns.ts'
import { planMonthOf } from './schedule-days.ts'
import type { ScheduleFault } from './schedule-trouble.ts'

/** A file may tell of so many events; more are no schedule of one partner. */
export const MOST_EVENTS = 5_000

/** Titles and signatures may stand over the headings, but not more rows of them than this. */
const ROWS_BEFORE_HEADING = 20
const DAY_MINUTES = 1_440
const DAY_SECONDS = 86_400

/** A part of a day as spreadsheets hold times: 0.5 is noon. */
const clockOf = (part: number): string => {
  const minutes = nearestMinute(part * DAY_SECONDS) % DAY_MINUTES
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}

const CLOCKS: readonly ScheduleField[] = ['time', 'end_time']

/** A moment of these clocks as programs write it; one in UTC is another hour here and is not read. */
const ISO_MOMENT = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)(?::\d\d(?:[.,]\d{1,9})?)?$/

const textOf = (field: ScheduleField, cell: TableCell): string => {
  const { value } = cell
  if (value.kind === 'date') return [value.date, value.time ?? []].flat().join(' ')
  if (value.kind === 'number' && value.number > 0 && value.number < 1 && CLOCKS.includes(field))
    return clockOf(value.number)
  return visible(cellText(cell)).replace(ISO_MOMENT, '$1 $2')
}

const faultOf = ({ value, formula }: TableCell): ScheduleFault | null => {
  if (value.kind === 'error') return 'error_cell'
  if (value.kind === 'empty') return formula ? 'formula_unsaved' : null
  return value.kind === 'text' && value.text.includes('\uFFFD') ? 'garbled' : null
}

interface RowCells {
  readonly texts: RowTexts
  readonly faults: readonly TextFault[]
  /** Where each field stands: `C17` and its heading. */
  readonly places: ReadonlyMap<ScheduleField, { at: string; heading: string }>
}

/** The cells of a row by field; several columns of one field are joined, the same words once. */
const cellsOf = (row: TableRow, { columns }: ScheduleLayout): RowCells => {
  const cells = new Map(row.cells.map((cell) => [cell.column, cell]))
  const texts: RowTexts = {}
  const faults: TextFault[] = []
  const places = new Map<ScheduleField, { at: string; heading: string }>()
  for (const [field, named] of columns) {
    const said = new Set<string>()
    for (const { column, heading } of named) {
      const cell = cells.get(column)
      const fault = cell ? faultOf(cell) : null
      if (fault) faults.push({ field, fault })
      if (fault || !places.has(field))
        places.set(field, { at: `${columnName(column)}${row.number}`, heading })
      if (cell && !fault) said.add(textOf(field, cell))
    }
    texts[field] = [...said].filter(Boolean).join(' ')
  }
  return { texts, faults, places }
}

/** Names and signatures lie over many columns, titles of events over their own. */
const WIDE = 3

const isWide = (row: TableRow, { columns }: ScheduleLayout): boolean => {
  const title = columns.get('title')?.[0]?.column
  const cell = row.cells.find(({ column }) => column === title)
  const owner = cell && (cell.under ?? cell.at)
  return row.cells.filter(({ at, under }) => (under ?? at) === owner).length >= WIDE
}

/** A row of words without an event: one cell alone, or none in the columns that tell what and when. */
const isAside = (row: TableRow, texts: RowTexts, layout: ScheduleLayout): boolean =>
  isTitle(row) ||
  isWide(row, layout) ||
  row.cells.filter(({ value }) => value.kind !== 'empty').length <= 1 ||
  (!texts.title && !texts.date)

const NO_PLAN: PlanMonth = { month: null, year: null }

/** What a later title says of the month stands over an earlier one: a plan of a year has titles of months. */
const planned = (before: PlanMonth, title: PlanMonth): PlanMonth => ({
  month: title.month ?? before.month,
  year: title.year ?? before.year,
})

interface SheetState {
  readonly sheet: string | null
  layout: ScheduleLayout | null
  /** The row of headings while a second line of them may follow. */
  upper: TableRow | null
  before: number
  plan: PlanMonth
}

export interface ScheduleSettings extends Omit<RowContext, 'plan' | 'words'> {
  readonly columns: ScheduleVocabulary
}

/**
 * Reads a partner's schedule from the rows of a table: finds the headings under titles, reads each row, keeps apart what
 * can be added, what is at fault and what should be looked at (Y-calendar). Only drafts and faulty rows are kept in mind.
 *
 * @example
 * const reading = new ScheduleTable({ columns, kinds, today, source: 'план.xlsx' })
 * for (const row of rows) reading.take(row)
 * const { drafts, faulty } = reading.result()
 */
export class ScheduleTable {
  readonly #settings: ScheduleSettings
  readonly #headings: ScheduleHeadings
  readonly #layouts: ScheduleLayout[] = []
  readonly #keys = new Set<string>()
  readonly #drafts: ScheduleReading['drafts'] = []
  readonly #faulty: FaultyRow[] = []
  readonly #questions: ScheduleRemark[] = []
  readonly #counts = { past: 0, beyond: 0, repeated: 0 }
  #sheet: SheetState | null = null
  #rows = 0

  constructor(settings: ScheduleSettings) {
    this.#settings = settings
    this.#headings = scheduleHeadings(settings.columns)
  }

  take(row: TableRow): void {
    const sheet = this.#sheetOf(row)
    const layout = this.#layoutFor(row, sheet)
    if (layout === null || missingInSchedule(layout).length > 0) return
    const read = cellsOf(row, layout)
    if (isAside(row, read.texts, layout)) sheet.plan = planned(sheet.plan, this.#titleOf(row))
    else this.#read(row, read, sheet.plan)
  }

  /** Whether there is more than one partner's schedule can hold; what was read is then of no use. */
  get isTooLong(): boolean {
    return this.#rows > MOST_EVENTS || this.#drafts.length > MOST_EVENTS
  }

  /** What the table came to, after its last row. */
  result(): ScheduleReading {
    const refused = this.#refusal()
    const whole = { drafts: this.#drafts, faulty: this.#faulty, questions: this.#questions }
    const nothing = { drafts: [], faulty: [], questions: [] }
    const unread = this.#layouts.flatMap(({ unknown, repeated }) => [...unknown, ...repeated])
    const headings = [...new Set(unread.map(({ heading }) => heading))]
    return { refused, ...(refused ? nothing : whole), ...this.#counts, private: 0, unread: headings }
  }

  #refusal(): ScheduleReading['refused'] {
    if (this.isTooLong) return { why: 'too_many_events', limit: MOST_EVENTS, row: null }
    if (this.#rows > 0) return null
    const isKnown = this.#layouts.length > 0
    const isWhole = this.#layouts.some((each) => missingInSchedule(each).length === 0)
    const why = !isKnown ? 'no_heading' : isWhole ? 'no_events' : 'columns_missing'
    return { why, limit: null, row: null }
  }

  #sheetOf(row: TableRow): SheetState {
    if (this.#sheet?.sheet === row.sheet) return this.#sheet
    const plan = row.sheet === null ? NO_PLAN : planMonthOf(row.sheet, this.#settings.columns.values)
    this.#sheet = { sheet: row.sheet, layout: null, upper: null, before: 0, plan }
    return this.#sheet
  }

  #titleOf(row: TableRow): PlanMonth {
    const said = new Set(row.cells.map((cell) => cellText(cell)))
    return planMonthOf([...said].join(' '), this.#settings.columns.values)
  }

  /** The layout by which a row is to be read; null when the row is no event's. */
  #layoutFor(row: TableRow, sheet: SheetState): ScheduleLayout | null {
    if (sheet.layout === null) return this.#seek(row, sheet)
    const { upper } = sheet
    sheet.upper = null
    const both =
      upper && (layoutOfTwo(upper, row, this.#headings) ?? layoutOfBareTwo(upper, row, this.#headings))
    if (!both) return sheet.layout
    this.#layouts.splice(-1, 1, both)
    sheet.layout = both
    return null
  }

  #seek(row: TableRow, sheet: SheetState): null {
    sheet.before += 1
    if (sheet.before > ROWS_BEFORE_HEADING) return null
    sheet.layout = scheduleLayoutOf(row, this.#headings)
    if (sheet.layout === null) sheet.plan = planned(sheet.plan, this.#titleOf(row))
    else {
      sheet.upper = row
      this.#layouts.push(sheet.layout)
    }
    return null
  }

  #read(row: TableRow, { texts, faults, places }: RowCells, plan: PlanMonth): void {
    this.#rows += 1
    if (this.isTooLong) return
    const { columns, ...rest } = this.#settings
    const place = { sheet: row.sheet, number: row.number }
    const remark = this.#remarks(place, places)
    const read = readRowTexts(texts, { ...rest, plan, words: columns.values })
    // A cell that cannot be read is one fault, not also one of what it should have said.
    const worded = 'faults' in read ? read.faults : []
    const found = [...faults, ...worded.filter(({ field }) => !faults.some((each) => each.field === field))]
    if (found.length > 0 || 'faults' in read) {
      const told = found.map((each) => remark(each.field, each.fault, true))
      this.#faulty.push({ ...place, texts, plan, faults: told })
      return
    }
    this.#counts.past += read.past
    this.#counts.beyond += read.beyond
    let isNew = false
    for (const draft of read.drafts) {
      const key = `${draft.uid}\n${draft.occurrence}`
      if (this.#keys.has(key)) this.#counts.repeated += 1
      else {
        this.#keys.add(key)
        this.#drafts.push(draft)
        isNew = true
      }
    }
    if (isNew)
      this.#questions.push(...read.questions.map(({ field, question }) => remark(field, question, false)))
  }

  #remarks(place: SchedulePlace, places: RowCells['places']) {
    return (field: ScheduleField, what: ScheduleRemark['what'], isFault: boolean): ScheduleRemark => {
      const { at, heading } = places.get(field) ?? { at: String(place.number), heading: '' }
      return { ...place, at, heading, field, what, isFault }
    }
  }
}
