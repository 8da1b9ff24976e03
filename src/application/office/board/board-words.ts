import type { LocalDate } from '../../../domain/calendar/local-date.ts'
import { shortName } from '../../../domain/people/short-name.ts'
import type { Figures } from '../../../domain/reports/figures.ts'
import { type TextRef, text } from '../../../domain/words/text-ref.ts'
import type { Board, StaffFigures } from '../../ports/office/board-desk.ts'

/** «в ноябре» */
export const inMonth = (day: LocalDate): TextRef => text(`office.months.in.m${Number(day.slice(5, 7))}`)

/** What burns: said only where there is any. */
const burning = ({ dangers, calls }: Figures): TextRef[] => [
  ...(calls > 0 ? [text('office.board.calls', { n: calls })] : []),
  ...(dangers > 0 ? [text('office.board.dangers', { n: dangers })] : []),
]

const monthLine = ({ owed, left, unconfirmed }: Figures, day: LocalDate): TextRef[] => {
  if (owed === 0) return []
  const isDone = left === 0 && unconfirmed === 0
  return [
    text(isDone ? 'office.board.month_done' : 'office.board.month', monthParams(owed, left, day)),
    ...(unconfirmed > 0 ? [text('office.board.unconfirmed', { n: unconfirmed })] : []),
  ]
}

const monthParams = (owed: number, left: number, day: LocalDate) => ({
  n: left,
  all: owed,
  month: inMonth(day),
})

/** Figures as lines, the burning ones first. */
export const figureLines = (figures: Figures, day: LocalDate): TextRef[] => {
  const { people, open, late } = figures
  return [...burning(figures), text('office.board.work', { people, open, late }), ...monthLine(figures, day)]
}

/** Who stands in: said under the name. */
export const standInLines = ({ coveredBy }: StaffFigures): TextRef[] =>
  coveredBy.map(({ name, until }) =>
    until === null
      ? text('office.board.covered_open', { name: shortName(name) })
      : text('office.board.covered', { name: shortName(name), date: { date: until } }),
  )

/** One employee on the board: a line of figures, and what burns. */
export const staffLines = (each: StaffFigures): TextRef[] => [
  text('office.board.line', {
    name: shortName(each.name),
    people: each.people,
    open: each.open,
    late: each.late,
    left: each.left,
    owed: each.owed,
  }),
  ...burning(each),
  ...(each.unconfirmed > 0 ? [text('office.board.unconfirmed', { n: each.unconfirmed })] : []),
  ...standInLines(each),
]

/** Districts without anybody that are told by name; more than so many are told as a number. */
const MOST_ORPHANS = 5

/** Districts that nobody works – none may stay so –, as many as are told by name, and how many others there are. */
export const orphansOf = ({ districts }: Board) => {
  const orphans = districts.filter(({ workers }) => workers.length === 0)
  return { named: orphans.slice(0, MOST_ORPHANS), others: Math.max(0, orphans.length - MOST_ORPHANS) }
}

/** A line for every district without anybody. */
export const orphanLines = (board: Board): TextRef[] => {
  const { named, others } = orphansOf(board)
  return [
    ...named.map(({ name, people }) => text('office.board.orphan', { district: name, n: people })),
    ...(others > 0 ? [text('office.board.orphans_more', { n: others })] : []),
  ]
}
