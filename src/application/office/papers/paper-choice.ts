import type { LocalDate } from '../../../domain/calendar/local-date.ts'
import { addDays, daysBetween } from '../../../domain/calendar/local-date.ts'
import { FORMATS, type PaperFormat } from '../../../domain/forms/form.ts'

/** What a press says of a paper beside its form: what was chosen, the day of the visit, the format. */
export interface PaperChoice {
  /** A need with its cause, a period, a letter, a month; empty – nothing. */
  readonly choice: string
  readonly visit: LocalDate | null
  /** Null – not chosen yet. */
  readonly format: PaperFormat | null
}

/** Nothing was chosen; an argument of a press is never empty. */
const NOTHING = '0'

/** So far ahead a visit is looked for. */
const MOST_DAYS = 366

/**
 * A choice as an argument of a press, day and format behind it where they were chosen.
 * @example packedChoice({ choice: 'passport-lost', visit: '2026-12-14', format: 'pdf' }, '2026-11-30') // 'passport-lost-d14-pdf'
 */
export const packedChoice = ({ choice, visit, format }: PaperChoice, today: LocalDate): string =>
  [
    choice === '' ? NOTHING : choice,
    ...(visit === null ? [] : [`d${daysBetween(today, visit)}`]),
    ...(format === null ? [] : [format]),
  ].join('-')

/** What a press means; the reverse of {@link packedChoice}. */
export const readChoice = (packed: string | undefined, today: LocalDate): PaperChoice => {
  const parts = (packed ?? NOTHING).split('-')
  const format = FORMATS.find((each) => each === parts.at(-1)) ?? null
  if (format !== null) parts.pop()
  const days = /^d(\d{1,3})$/.exec(parts.at(-1) ?? '')?.[1]
  const isVisit = days !== undefined && Number(days) <= MOST_DAYS
  if (isVisit) parts.pop()
  const choice = parts.join('-')
  return {
    choice: choice === NOTHING ? '' : choice,
    visit: isVisit ? addDays(today, Number(days)) : null,
    format,
  }
}
