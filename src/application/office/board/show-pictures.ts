import { shortName } from '../../../domain/people/short-name.ts'
import type { Chart } from '../../../domain/reports/chart.ts'
import { worstFirst } from '../../../domain/reports/figures.ts'
import { type TextRef, text } from '../../../domain/words/text-ref.ts'
import { decide } from '../../decision.ts'
import type { Outgoing } from '../../ports/messenger.ts'
import type { Board } from '../../ports/office/board-desk.ts'
import { allowed, refuse } from '../kit/audited.ts'
import type { OfficeCall } from '../kit/office-call.ts'
import { photoCaption } from '../kit/photo-caption.ts'
import { useCase } from '../kit/screen.ts'
import { inMonth } from './board-words.ts'
import { boardOf } from './show-board.ts'
import { coverageOf, type MonthCoverage } from './weekly-message.ts'

/** Bars that a phone shows as one picture. */
const MOST_BARS = 12

const captionOf = ({ words, moment }: OfficeCall, head: TextRef, lines: readonly TextRef[]): string =>
  photoCaption(words, {
    limits: moment.conversation.limits,
    head,
    lines,
    rest: () => text('office.pictures.more'),
  })

const weekWords = ({ from, to }: { from: string; to: string }): TextRef => {
  const month = text(`office.month_names.of.m${Number(to.slice(5, 7))}`)
  const [first, last] = [Number(from.slice(8)), Number(to.slice(8))]
  return first === last
    ? text('office.pictures.day', { first, month })
    : text('office.pictures.week', { first, last, month })
}

const photo = async (call: OfficeCall, chart: Chart, caption: string): Promise<Outgoing> => {
  const png = await call.desks.drawChart(chart)
  return { kind: 'photo', name: `${chart.kind}.png`, content: Buffer.from(png).toString('base64'), caption }
}

const coveragePhoto = (call: OfficeCall, coverage: MonthCoverage): Promise<Outgoing> => {
  const { words, actor } = call
  const { weeks, reached, all, day } = coverage
  const told = weeks.map((week, index) => ({
    label: weekWords(week),
    reached: week.from > day ? null : (reached[index] ?? 0),
  }))
  const title = text('office.pictures.coverage', { month: inMonth(day) })
  const lines = told.flatMap(({ label, reached: n }) =>
    n === null ? [] : [text('office.pictures.coverage_line', { week: label, n, all })],
  )
  const chart: Chart = {
    kind: 'coverage',
    title: words.plain(title),
    subtitle: actor.departmentName,
    all,
    allLabel: words.phrase('office.pictures.all', { n: all }),
    weeks: told.map(({ label, reached: n }) => ({ label: words.plain(label), reached: n })),
  }
  return photo(call, chart, captionOf(call, title, lines))
}

const loadPhoto = (call: OfficeCall, { staff }: Board): Promise<Outgoing> => {
  const { words, actor, today } = call
  const shown = [...staff].sort((a, b) => b.open - a.open || worstFirst(a, b))
  const title = text('office.pictures.load', { date: { date: today } })
  const lines = shown.map(({ name, open, late }) =>
    text('office.pictures.load_line', { name: shortName(name), open, late }),
  )
  const chart: Chart = {
    kind: 'load',
    title: words.phrase('office.pictures.load_title'),
    subtitle: actor.departmentName,
    onTimeLabel: words.phrase('office.pictures.on_time'),
    lateLabel: words.phrase('office.pictures.late'),
    specialists: shown
      .slice(0, MOST_BARS)
      .map(({ name, open, late }) => ({ label: shortName(name), open, late })),
  }
  return photo(call, chart, captionOf(call, title, lines))
}

/** «Картинка»: coverage of a month by week and load by specialist, with the numbers under them. */
export const showPictures = useCase('see_board', async (call) => {
  const { today, actor, desks, moment, args } = call
  const [month = today.slice(0, 7)] = args
  if (!/^20\d\d-(0[1-9]|1[0-2])$/.test(month) || month > today.slice(0, 7))
    return refuse(call, 'see_board', `month:${month}`)
  const coverage = await coverageOf(desks.board, actor.department, month, today)
  const replies = [await coveragePhoto(call, coverage), await loadPhoto(call, await boardOf(call))]
  return decide(moment, {
    replies,
    office: [allowed(call, 'see_board', `department:${actor.department}`)],
  })
})
