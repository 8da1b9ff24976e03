import { shortName } from '../../../domain/people/short-name.ts'
import { worstFirst } from '../../../domain/reports/figures.ts'
import { loadOf, overloaded } from '../../../domain/reports/overload.ts'
import { type TextRef, text } from '../../../domain/words/text-ref.ts'
import type { Outgoing } from '../../ports/messenger.ts'
import type { Board } from '../../ports/office/board-desk.ts'
import type { OfficeWords } from '../kit/office-words.ts'
import { inMonthOf } from '../months/missed-words.ts'
import { inMonth, orphanLines } from './board-words.ts'
import type { WeekReview } from './week-figures.ts'

/** Names told in one line at most; the board has them all. */
const MOST_NAMES = 5

const listOf = (all: readonly TextRef[]): { list: TextRef[] } => ({ list: all.slice(0, MOST_NAMES) })

const overloadLines = ({ staff }: Board): TextRef[] => {
  const heavy = overloaded(staff).sort((a, b) => loadOf(b) - loadOf(a))
  if (heavy.length === 0) return [text('office.weekly.nobody_overloaded')]
  const names = heavy.map((each) =>
    text('office.weekly.name_with', { name: shortName(each.name), n: loadOf(each) }),
  )
  return [text('office.weekly.overloaded', { list: listOf(names) }), text('office.weekly.measure')]
}

const lateLines = ({ staff }: Board, { last, before }: WeekReview): TextRef[] => {
  const late = staff.filter((each) => each.late > 0).sort((a, b) => b.late - a.late)
  const names = late.map((each) =>
    text('office.weekly.name_with', { name: shortName(each.name), n: each.late }),
  )
  return [
    text('office.weekly.late', { n: last.late, before: before.late }),
    ...(names.length === 0 ? [] : [text('office.weekly.late_now', { list: listOf(names) })]),
  ]
}

const coverageLines = ({ month, last, before, ended }: WeekReview, { staff, total }: Board): TextRef[] => {
  const reached = month.reached[month.weeks.findIndex(({ to }) => to >= month.day)] ?? 0
  const unreached = staff
    .filter((each) => each.left > 0)
    .sort(worstFirst)
    .sort((a, b) => b.left - a.left)
    .map((each) => text('office.weekly.name_with', { name: shortName(each.name), n: each.left }))
  return [
    text('office.weekly.contacts', { n: last.contacts, before: before.contacts }),
    text('office.weekly.coverage', { month: inMonth(month.day), n: reached, all: month.all }),
    ...(ended === null
      ? []
      : [text('office.weekly.ended', { month: inMonthOf(ended.month), n: ended.missed, all: ended.all })]),
    ...(total.unconfirmed > 0 ? [text('office.board.unconfirmed', { n: total.unconfirmed })] : []),
    ...(unreached.length === 0 ? [] : [text('office.weekly.unreached', { list: listOf(unreached) })]),
  ]
}

/** The week in one message: who is overloaded, what is late, whom nobody has reached, against the week before. */
export const weeklyMessage = (
  board: Board,
  review: WeekReview,
  words: OfficeWords,
): Outgoing & { kind: 'text' } => {
  const { week, last, before } = review
  const parts = [
    text('office.weekly.head', { from: { date: week.from }, to: { date: week.to } }),
    text('talk.blank'),
    ...orphanLines(board),
    ...overloadLines(board),
    ...lateLines(board, review),
    text('office.weekly.done', { n: last.done, before: before.done }),
    ...coverageLines(review, board),
    text('office.weekly.dangers', { n: last.dangers, before: before.dangers }),
  ]
  return words.message(parts, [
    [text('office.board.buttons.picture'), 'board_picture', review.month.month],
    [text('office.menu.entries.board'), 'board'],
  ])
}
