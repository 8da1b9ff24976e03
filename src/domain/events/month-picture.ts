import { box, COLOURS, say, textWidth } from '../reports/svg.ts'

/** An event in a cell of the grid. */
export interface PictureLine {
  /** `14:00`, or empty. */
  readonly time: string
  readonly title: string
}

/** A day of the grid. */
export interface PictureDay {
  /** 1–31 */
  readonly number: number
  readonly isOff: boolean
  readonly isToday: boolean
  readonly lines: readonly PictureLine[]
  /** «ещё 2», or empty. */
  readonly more: string
}

/** A month of events as a picture; every word in it comes from outside, ready to be read. */
export interface MonthPicture {
  readonly title: string
  readonly subtitle: string
  /** Monday to Sunday, short. */
  readonly weekdays: readonly string[]
  /** Weeks from Monday to Sunday; null – a day of a neighbouring month. */
  readonly weeks: readonly (readonly (PictureDay | null)[])[]
}

/** Pixels: letters stay readable when a phone shows it turned. */
export const MONTH_WIDTH = 1_600

const MARGIN = 40
const TITLE = { size: 52, base: 84 }
const SUBTITLE = { size: 30, base: 130 }
const WEEKDAYS = { size: 30, base: 190 }
const TOP = 210
const CELL = { width: (MONTH_WIDTH - 2 * MARGIN) / 7, pad: 12, head: 50, least: 130 }
const NUMBER = 34
const LINE = { size: 24, height: 30, gap: 10 }
/** A title takes so many lines of its cell at most. */
const MOST_LINES = 3
const LAST = MOST_LINES - 1

const inner = CELL.width - 2 * CELL.pad

/** Words in lines that fit into a cell; what does not fit into the last line is cut with «…» when it is drawn. */
export const wrapped = (title: string, width: number, size: number): string[] => {
  const lines: string[] = []
  for (const word of title.split(/\s+/u).filter((each) => each !== '')) {
    const last = lines.at(-1)
    const longer = `${last} ${word}`
    const isFull = textWidth(longer, size, false) > width && lines.length <= LAST
    if (last === undefined || isFull) lines.push(word)
    else lines[lines.length - 1] = longer
  }
  return lines
}

const entryLines = ({ time, title }: PictureLine): { words: string; bold: boolean }[] => [
  ...(time === '' ? [] : [{ words: time, bold: true }]),
  ...wrapped(title, inner, LINE.size).map((words) => ({ words, bold: false })),
]

const entryHeight = (line: PictureLine): number => entryLines(line).length * LINE.height + LINE.gap

const dayHeight = ({ lines, more }: PictureDay): number =>
  CELL.head + lines.reduce((sum, line) => sum + entryHeight(line), 0) + (more === '' ? 0 : LINE.height)

const weekHeight = (week: readonly (PictureDay | null)[]): number =>
  Math.max(CELL.least, ...week.map((day) => (day === null ? 0 : dayHeight(day)))) + CELL.pad

const frame = (x: number, y: number, height: number): string =>
  `<rect x="${x.toFixed(1)}" y="${y.toFixed(1)}" width="${CELL.width.toFixed(1)}" height="${height.toFixed(1)}" fill="none" stroke="${COLOURS.line}" stroke-width="2"/>`

const drawDay = (day: PictureDay, x: number, y: number, height: number): string => {
  const { number, isOff, isToday, lines, more } = day
  const left = x + CELL.pad
  // A day off is told by the ground under its number and by its place; today by a box. Colour is never the only sign.
  const ground = isOff ? box(x + 2, y + 2, CELL.width - 4, height - 4, COLOURS.empty) : ''
  const today = isToday ? box(x + 4, y + 6, 64, 46, COLOURS.main) : ''
  const colour = isToday ? COLOURS.paper : COLOURS.ink
  const parts = [
    ground,
    today,
    say(String(number), { x: left, y: y + 40, size: NUMBER, bold: true, colour, width: inner }),
  ]
  let at = y + CELL.head + LINE.height - 4
  for (const line of lines) {
    for (const { words, bold } of entryLines(line)) {
      parts.push(say(words, { x: left, y: at, size: LINE.size, bold, width: inner }))
      at += LINE.height
    }
    at += LINE.gap
  }
  if (more !== '')
    parts.push(say(more, { x: left, y: at, size: LINE.size, colour: COLOURS.quiet, width: inner }))
  return parts.join('')
}

const drawWeek = (week: readonly (PictureDay | null)[], y: number, height: number): string =>
  week
    .map((day, index) => {
      const x = MARGIN + index * CELL.width
      return `${day === null ? '' : drawDay(day, x, y, height)}${frame(x, y, height)}`
    })
    .join('')

/** Draws a month as SVG. */
export const drawMonth = ({ title, subtitle, weekdays, weeks }: MonthPicture): string => {
  const width = MONTH_WIDTH - 2 * MARGIN
  const heads = weekdays.map((name, index) =>
    say(name, {
      x: MARGIN + index * CELL.width + CELL.pad,
      y: WEEKDAYS.base,
      size: WEEKDAYS.size,
      colour: COLOURS.quiet,
      width: inner,
    }),
  )
  let y = TOP
  const body = weeks.map((week) => {
    const height = weekHeight(week)
    const drawn = drawWeek(week, y, height)
    y += height
    return drawn
  })
  const height = y + MARGIN
  const paper = `<rect width="${MONTH_WIDTH}" height="${height}" fill="${COLOURS.paper}"/>`
  const head = [
    say(title, { x: MARGIN, y: TITLE.base, size: TITLE.size, bold: true, width }),
    say(subtitle, { x: MARGIN, y: SUBTITLE.base, size: SUBTITLE.size, colour: COLOURS.quiet, width }),
  ]
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${MONTH_WIDTH}" height="${height}" viewBox="0 0 ${MONTH_WIDTH} ${height}">${[paper, ...head, ...heads, ...body].join('')}</svg>`
}
