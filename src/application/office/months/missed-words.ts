import { shortName } from '../../../domain/people/short-name.ts'
import { type TextRef, text } from '../../../domain/words/text-ref.ts'
import type { MissedLine } from '../../ports/office/months-desk.ts'
import type { OfficeButton } from '../kit/office-words.ts'

/** The month `2026-11` as it is said: «в ноябре». */
export const inMonthOf = (month: string): TextRef => text(`office.months.in.m${Number(month.slice(5, 7))}`)

/** The month `2026-11` by its name: «ноябрь». */
export const nameOfMonth = (month: string): TextRef =>
  text(`office.month_names.name.m${Number(month.slice(5, 7))}`)

const whyOf = ({ why, tries, missedInARow }: MissedLine): TextRef => {
  const told = text(`office.missed.why.${why}`, { n: tries })
  return missedInARow > 1 ? text('office.missed.in_a_row', { why: told, n: missedInARow }) : told
}

/** Who worked the district, then whom nobody reached for longest; who waits for the head's word comes behind. */
export const inMissedOrder = (lines: readonly MissedLine[]): MissedLine[] =>
  [...lines].sort(
    (a, b) =>
      (a.staffName ?? '').localeCompare(b.staffName ?? '', 'ru') ||
      Number(!isToCall(a)) - Number(!isToCall(b)) ||
      b.missedInARow - a.missedInARow,
  )

/** A missed person: who, and why nobody reached them; one whose contact was recorded late says so. */
export const missedLine = (line: MissedLine, place: number): TextRef => {
  const params = { n: place, name: shortName(line.name), why: whyOf(line) }
  return line.lateOn === null
    ? text('office.missed.line', params)
    : text('office.missed.line_late', { ...params, date: { date: line.lateOn } })
}

/** Whether somebody is to be called now: neither reached since, nor noted as gone. */
const isToCall = ({ lateOn, why, isGone }: MissedLine): boolean =>
  lateOn === null && !isGone && !why.endsWith('_unconfirmed')

/** {@link missedLine} for whoever makes the call: the number stands beside the name. */
export const missedCallLine = (line: MissedLine, place: number): TextRef => {
  const { phone, name } = line
  return phone === null || !isToCall(line)
    ? missedLine(line, place)
    : text('office.missed.line_phone', { n: place, name: shortName(name), phone, why: whyOf(line) })
}

/** «Кто: ноябрь»: the button that leads to everybody who was missed in a month. */
export const namesButton = (month: string): OfficeButton => [
  text('office.missed.buttons.names', { month: nameOfMonth(month) }),
  'month_names',
  month,
]
