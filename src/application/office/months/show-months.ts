import { shortName } from '../../../domain/people/short-name.ts'
import { type TextRef, text } from '../../../domain/words/text-ref.ts'
import type { MissedLine, MonthFigure } from '../../ports/office/months-desk.ts'
import { refuse } from '../kit/audited.ts'
import { pageOf, placeOfList } from '../kit/list.ts'
import type { OfficeButton } from '../kit/office-words.ts'
import { useCase } from '../kit/screen.ts'
import { inMissedOrder, inMonthOf, missedLine, nameOfMonth, namesButton } from './month-missed.ts'

/** Months told side by side. */
const MOST_MONTHS = 4
/** Districts told one below the other; more than so many are told by their months alone. */
const MOST_DISTRICTS = 8

const sum = (figures: readonly MonthFigure[]): { n: number; all: number } => ({
  n: figures.reduce((total, { reached }) => total + reached, 0),
  all: figures.reduce((total, { all }) => total + all, 0),
})

const capital = (words: string): string => words.replace(/^\p{L}/u, (letter) => letter.toUpperCase())

/** One district through the months, the newest first: «Белова О. С., Северный: 2 из 3 · 3 из 3». */
const districtLine = (own: readonly MonthFigure[], months: readonly string[]): TextRef => {
  const [newest] = own
  const counts = months.map((month) => {
    const figures = own.filter((each) => each.month === month)
    return figures.length === 0 ? text('office.missed.no_figure') : text('office.missed.figure', sum(figures))
  })
  const params = {
    district: newest?.districtName ?? '',
    name: newest?.staffName ? shortName(newest.staffName) : '',
    list: { list: counts },
  }
  return text(newest?.staffName ? 'office.missed.district' : 'office.missed.district_bare', params)
}

/** «По месяцам»: the months that are over side by side, for the department and each district; each opens its names. */
export const showMonths = useCase('see_board', async (call) => {
  const { desks, actor, words } = call
  const figures = await desks.months.months(actor.department, MOST_MONTHS)
  const months = [...new Set(figures.map(({ month }) => month))]
  const districts = [...new Set(figures.map(({ district }) => district))]
  const totals = months.map((month) => {
    const { n, all } = sum(figures.filter((each) => each.month === month))
    const name = capital(words.plain(nameOfMonth(month)))
    return text('office.missed.month', { name, n, all, left: all - n })
  })
  const lines = districts.slice(0, MOST_DISTRICTS).map((district) =>
    districtLine(
      figures.filter((each) => each.district === district),
      months,
    ),
  )
  const parts =
    months.length === 0
      ? [text('office.missed.no_months')]
      : [
          text('office.missed.months_head'),
          ...totals,
          text('talk.blank'),
          text('office.missed.by_district'),
          ...lines,
        ]
  const buttons: OfficeButton[] = [...months.map(namesButton), [text('office.board.buttons.back'), 'board']]
  return { parts, buttons, object: `department:${actor.department}` }
})

/** Names of a page, under each specialist's name. */
const namedLines = (shown: readonly MissedLine[], from: number): TextRef[] =>
  shown.flatMap((line, place) => [
    ...(place > 0 && shown[place - 1]?.staffName === line.staffName
      ? []
      : [
          text('talk.blank'),
          line.staffName === null
            ? text('office.missed.of_nobody')
            : text('office.missed.of', { name: shortName(line.staffName) }),
        ]),
    missedLine(line, from + place + 1),
  ])

/** Whom nobody reached in a month, by name and reason; those recorded late stand among them. Each opens their card. */
export const showMonthNames = useCase('see_board', async (call) => {
  const { desks, actor, today, args } = call
  const [month = '', from] = args
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(month)) return refuse(call, 'see_board', `month:${month}`)
  const missed = inMissedOrder(await desks.months.missed(actor, month, today))
  const { shown, first, turns } = pageOf(missed, from, (page) => ['month_names', month, page])
  const head =
    missed.length === 0
      ? text('office.monthly.nobody_left', { month: inMonthOf(month) })
      : text('office.missed.names_head', { month: inMonthOf(month), n: missed.length })
  const buttons: OfficeButton[] = [
    ...shown.map((line): OfficeButton => [shortName(line.name), 'person', line.citizen]),
    ...turns,
    [text('office.missed.buttons.months'), 'months'],
  ]
  return {
    parts: [head, ...namedLines(shown, first)],
    buttons,
    place: placeOfList(from),
    object: `month:${month}`,
  }
})
