import { box, COLOURS, say, textWidth } from './svg.ts'

/** A bar of the month: how many of those to be contacted were contacted by the end of a week. */
export interface CoverageWeek {
  /** «1–7 ноября» */
  readonly label: string
  /** Contacted from the beginning of the month to the end of this week; null for weeks to come. */
  readonly reached: number | null
}

/** How the monthly contact goes, week by week (Y-monthly). */
export interface CoverageChart {
  readonly kind: 'coverage'
  readonly title: string
  readonly subtitle: string
  /** All who are to be contacted in the month. */
  readonly all: number
  /** What the line of all is called: «всего 43». */
  readonly allLabel: string
  readonly weeks: readonly CoverageWeek[]
}

/** One specialist's open tasks. */
export interface SpecialistLoad {
  readonly label: string
  readonly open: number
  /** How many of the open ones are late. */
  readonly late: number
}

/** Who carries how much. */
export interface LoadChart {
  readonly kind: 'load'
  readonly title: string
  readonly subtitle: string
  /** «в срок» */
  readonly onTimeLabel: string
  /** «просрочено» */
  readonly lateLabel: string
  readonly specialists: readonly SpecialistLoad[]
}

/** A bar with its figure in words. */
export interface Bar {
  readonly label: string
  readonly n: number
  /** How long the bar behind it is: of a share the whole, else the number itself. */
  readonly all: number
  /** «12», «8 из 10» */
  readonly figure: string
}

/** Groups of an indicator side by side. */
export interface BarsChart {
  readonly kind: 'bars'
  readonly title: string
  readonly subtitle: string
  readonly bars: readonly Bar[]
}

/** Figures as a picture; every word in it comes from outside, ready to be read. */
export type Chart = CoverageChart | LoadChart | BarsChart

/** Pixels: what a phone shows without being turned. */
export const CHART_WIDTH = 1_000

const MARGIN = 48
const TITLE = { size: 46, least: 34, base: 82 }
const SUBTITLE = { size: 32, base: 136 }
const LABEL = 32
const FIGURE = 38
/** Where the drawing begins under title and subtitle. */
const TOP = 190

const heading = ({ title, subtitle }: Chart): string => {
  const width = CHART_WIDTH - 2 * MARGIN
  const fitting = Math.floor(width / textWidth(title, 1, true))
  const size = Math.max(TITLE.least, Math.min(TITLE.size, fitting))
  return [
    say(title, { x: MARGIN, y: TITLE.base, size, bold: true, width }),
    say(subtitle, { x: MARGIN, y: SUBTITLE.base, size: SUBTITLE.size, colour: COLOURS.quiet, width }),
  ].join('')
}

const framed = (chart: Chart, height: number, body: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${CHART_WIDTH}" height="${height}" viewBox="0 0 ${CHART_WIDTH} ${height}">${box(0, 0, CHART_WIDTH, height, COLOURS.paper).replace(' rx="6"', '')}${heading(chart)}${body}</svg>`

const BARS = { height: 420, gap: 28, foot: 90 }

/** Bars from left to right; the line over them is everybody. */
const coverageBody = ({ all, allLabel, weeks }: CoverageChart): string => {
  const left = MARGIN
  const width = (CHART_WIDTH - 2 * MARGIN) / Math.max(weeks.length, 1)
  const top = TOP + 60
  const bottom = top + BARS.height
  const scale = BARS.height / Math.max(all, ...weeks.map(({ reached }) => reached ?? 0), 1)
  const ceiling = bottom - all * scale
  const bars = weeks.map(({ label, reached }, index) => {
    const x = left + index * width + BARS.gap / 2
    const high = (reached ?? 0) * scale
    const middle = x + (width - BARS.gap) / 2
    const isInside = high > FIGURE * 1.6
    const figure = {
      x: middle,
      y: bottom - high + (isInside ? FIGURE + 12 : -14),
      size: FIGURE,
      bold: true,
      anchor: 'middle',
      width,
      colour: isInside ? COLOURS.paper : COLOURS.ink,
    } as const
    return [
      box(x, ceiling, width - BARS.gap, bottom - ceiling, COLOURS.empty),
      box(x, bottom - high, width - BARS.gap, high, COLOURS.main),
      reached === null ? '' : say(String(reached), figure),
      weekLabel(label, middle, bottom, width),
    ].join('')
  })
  const line = `<line x1="${left}" y1="${ceiling.toFixed(1)}" x2="${CHART_WIDTH - MARGIN}" y2="${ceiling.toFixed(1)}" stroke="${COLOURS.ink}" stroke-width="3" stroke-dasharray="10 8"/>`
  const name = { x: CHART_WIDTH - MARGIN, y: ceiling - 18, size: LABEL, anchor: 'end', width: 600 } as const
  return `${bars.join('')}${line}${say(allLabel, name)}`
}

/** Days over the month's name, so that the letters stay large. */
const weekLabel = (label: string, x: number, bottom: number, width: number): string => {
  const [first = '', ...rest] = label.split(' ')
  const line = { x, size: LABEL, anchor: 'middle', width } as const
  return (
    say(first, { ...line, y: bottom + 46 }) +
    say(rest.join(' '), { ...line, y: bottom + 86, size: 26, colour: COLOURS.quiet })
  )
}

const ROW = { height: 118, bar: 46 }
const LEGEND = 70

/** In the order in which the bars are divided. */
const legend = ({ onTimeLabel, lateLabel }: LoadChart): string =>
  [
    box(MARGIN, TOP - 12, 34, 34, COLOURS.late),
    say(lateLabel, { x: MARGIN + 48, y: TOP + 17, size: LABEL, width: 360 }),
    box(CHART_WIDTH / 2, TOP - 12, 34, 34, COLOURS.main),
    say(onTimeLabel, { x: CHART_WIDTH / 2 + 48, y: TOP + 17, size: LABEL, width: 360 }),
  ].join('')

/** The number of open tasks after a bar, and in words how many are late: colour alone tells nobody. */
const loadFigures = (open: number, overdue: number, lateLabel: string, x: number, y: number): string => {
  const words = { x: x + textWidth(String(open), FIGURE, true) + 16, y, size: 28, width: 300 }
  return [
    say(String(open), { x, y, size: FIGURE, bold: true, width: 200 }),
    overdue > 0 ? say(`${lateLabel} ${overdue}`, words) : '',
  ].join('')
}

/** A name over its bar: names are long and a phone is narrow. Late tasks come first, they are what is looked for. */
const loadRow = (
  { label, open, late }: SpecialistLoad,
  lateLabel: string,
  y: number,
  scale: number,
): string => {
  const overdue = Math.min(late, open)
  const [first, second] = [overdue * scale, (open - overdue) * scale]
  const end = MARGIN + first + second
  const isDivided = first > 0 && second > 0
  return [
    say(label, { x: MARGIN, y: y + 30, size: LABEL, width: CHART_WIDTH - 2 * MARGIN }),
    box(MARGIN, y + 44, first, ROW.bar, COLOURS.late),
    box(MARGIN + first + (isDivided ? 4 : 0), y + 44, second - (isDivided ? 4 : 0), ROW.bar, COLOURS.main),
    loadFigures(open, overdue, lateLabel, open > 0 ? end + 18 : MARGIN, y + ROW.bar + 35),
  ].join('')
}

/** What the figures after the longest bar take. */
const FIGURES_WIDTH = 360

const loadBody = (chart: LoadChart): string => {
  const most = Math.max(1, ...chart.specialists.map(({ open }) => open))
  const scale = (CHART_WIDTH - 2 * MARGIN - FIGURES_WIDTH) / most
  const rows = chart.specialists.map((each, index) =>
    loadRow(each, chart.lateLabel, TOP + LEGEND + index * ROW.height, scale),
  )
  return legend(chart) + rows.join('')
}

/** A name over its bar; of a share the whole stands behind it. */
const barRow = ({ label, n, all, figure }: Bar, y: number, scale: number): string =>
  [
    say(label, { x: MARGIN, y: y + 30, size: LABEL, width: CHART_WIDTH - 2 * MARGIN }),
    box(MARGIN, y + 44, all * scale, ROW.bar, COLOURS.empty),
    box(MARGIN, y + 44, n * scale, ROW.bar, COLOURS.main),
    say(figure, { x: MARGIN + all * scale + 18, y: y + ROW.bar + 35, size: FIGURE, bold: true, width: 300 }),
  ].join('')

const barsBody = ({ bars }: BarsChart): string => {
  const most = Math.max(1, ...bars.map(({ all }) => all))
  const scale = (CHART_WIDTH - 2 * MARGIN - FIGURES_WIDTH) / most
  return bars.map((bar, index) => barRow(bar, TOP + index * ROW.height, scale)).join('')
}

/**
 * Draws figures as an SVG of {@link CHART_WIDTH} pixels, as high as it needs, to be read on a phone: large letters, the
 * number at every bar, nothing told by colour alone.
 */
export const drawChart = (chart: Chart): string => {
  switch (chart.kind) {
    case 'coverage':
      return framed(chart, TOP + 60 + BARS.height + BARS.foot + 40, coverageBody(chart))
    case 'load':
      return framed(chart, TOP + LEGEND + chart.specialists.length * ROW.height + 30, loadBody(chart))
    case 'bars':
      return framed(chart, TOP + chart.bars.length * ROW.height + 30, barsBody(chart))
  }
}
