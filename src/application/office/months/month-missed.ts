import { shortName } from '../../../domain/people/short-name.ts'
import { type TextRef, text } from '../../../domain/words/text-ref.ts'
import type { MissedLine } from '../../ports/office/months-desk.ts'
import type { Composer } from '../kit/composer.ts'
import { fitting, roomIn } from '../kit/fitting.ts'
import type { OfficeButton } from '../kit/office-words.ts'

/** One below the other; a head reads under each specialist's name whom that one did not reach. */
const linesOf = (shown: readonly MissedLine[], isHead: boolean): TextRef[] => {
  if (!isHead) return shown.map((line, place) => missedCallLine(line, place + 1))
  const names = [...new Set(shown.map(({ staffName }) => staffName))]
  return names.flatMap((name) => [
    text('talk.blank'),
    name === null ? text('office.missed.of_nobody') : text('office.missed.of', { name: shortName(name) }),
    ...shown
      .map((line, place) => ({ line, place }))
      .filter(({ line }) => line.staffName === name)
      .map(({ line, place }) => missedLine(line, place + 1)),
  ])
}

/**
 * The first working day of a month: whom nobody reached in the month before, by name and reason; for a specialist those of
 * their districts, for a head all of the department. @throws RangeError when the reader works here no more.
 */
export const monthMissed: Composer = async ({ desks, person, day, subject, words, conversation }) => {
  const reader = await desks.staff.ofPerson(person, day)
  if (!reader) throw new RangeError('the notice is for an employee who is no more')
  const all = await desks.months.missed(reader, subject, day)
  const missed = inMissedOrder(all.filter(({ lateOn, isGone }) => lateOn === null && !isGone))
  const month = inMonthOf(subject)
  if (missed.length === 0) return words.message([text('office.monthly.nobody_left', { month })])
  const isHead = reader.role === 'head'
  // Everybody by name, as far as one message holds; the others stand behind the button.
  const lengthOf = (line: MissedLine): number => words.plain(missedCallLine(line, missed.length)).length + 1
  const shown = fitting(missed, lengthOf, roomIn(conversation.limits))
  const more = missed.length - shown.length
  return words.message(
    [
      text('office.missed.head', { month, n: missed.length }),
      ...(isHead ? [] : [text('talk.blank')]),
      ...linesOf(shown, isHead),
      ...(more > 0 ? [text('office.missed.more', { n: more })] : []),
      text('talk.blank'),
      text(isHead ? 'office.missed.next_head' : 'office.missed.next', { month: inMonthOf(day.slice(0, 7)) }),
    ],
    isHead
      ? [...(more > 0 ? [namesButton(subject)] : []), [text('office.missed.buttons.months'), 'months']]
      : [[text('office.today.buttons.month'), 'month_left']],
  )
}

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
const missedCallLine = (line: MissedLine, place: number): TextRef => {
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
