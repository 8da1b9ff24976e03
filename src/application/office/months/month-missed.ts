import { shortName } from '../../../domain/people/short-name.ts'
import { type TextRef, text } from '../../../domain/words/text-ref.ts'
import type { MissedLine } from '../../ports/office/months-desk.ts'
import type { Composer } from '../kit/composer.ts'
import { fitting, roomIn } from '../kit/fitting.ts'
import { inMissedOrder, inMonthOf, missedCallLine, missedLine, namesButton } from './missed-words.ts'

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
