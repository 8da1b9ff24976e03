import { cellWords, filledRows, type PaperBlock } from '../../../domain/forms/paper.ts'
import { fittedWidths, widestWord, wordsFit } from './column-widths.ts'
import { piecesThatFit } from './fitting-pieces.ts'
import {
  bottom,
  drawn,
  element,
  keepTogether,
  left,
  type PdfElement,
  type PdfPaper,
  roomOfPage,
  width,
} from './pdf-page.ts'

type Table = Extract<PaperBlock, { kind: 'table' }>

const PADDING = 3
/** An empty row is as high as a hand needs. */
const HAND = 20

/** Smaller letters that are tried one after the other until no word has to be broken, as parts of the usual size. */
const SMALLER = [0.9, 0.8]
/** A rounding more than a word is wide, so that it is not broken after all. */
const SAFE = 0.5

interface Drawing {
  readonly paper: PdfPaper
  readonly table: Table
  readonly widths: readonly number[]
  readonly heads: readonly string[]
  /** Of letters, in points. */
  readonly size: number
}

/** How wide each column has to be in letters of a size, in points, so that no word of it is broken. */
const neededAt = (
  { doc }: PdfPaper,
  size: number,
  heads: readonly string[],
  rows: readonly (readonly string[])[],
): number[] => {
  const measure = (font: string, words: readonly string[]): number => {
    doc.font(font).fontSize(size)
    // A word is measured with the blank behind it: so is it laid out.
    return widestWord(words, (word) => doc.widthOfString(`${word} `))
  }
  return heads.map((head, at) => {
    const cells = rows.map((row) => row[at] ?? '')
    return Math.max(measure('bold', [head]), measure('plain', cells)) + 2 * PADDING + SAFE
  })
}

/** As wide as its form wants the columns; where that would break a word in two, as they need, in smaller letters if need be. */
const drawingOf = (paper: PdfPaper, table: Table, rows: readonly (readonly string[])[]): Drawing => {
  const heads = table.columns.map(({ title }) => title)
  const whole = width(paper)
  const all = table.columns.reduce((sum, { wide }) => sum + wide, 0)
  const wanted = table.columns.map(({ wide }) => (whole * wide) / all)
  let size = paper.sizes.cell
  let needed = neededAt(paper, size, heads, rows)
  for (const part of SMALLER) {
    if (wordsFit(needed, whole)) break
    size = paper.sizes.cell * part
    needed = neededAt(paper, size, heads, rows)
  }
  return { paper, table, widths: fittedWidths(wanted, needed, whole), heads, size }
}

const room = (column: number): { width: number } => ({ width: column - 2 * PADDING })

const heightOf = ({ paper, widths, size }: Drawing, cells: readonly string[], isHead: boolean): number => {
  const { doc } = paper
  doc.font(isHead ? 'bold' : 'plain').fontSize(size)
  const heights = cells.map((cell, at) => doc.heightOfString(cell, room(widths[at] ?? 0)))
  return Math.max(isHead ? 0 : HAND, ...heights.map((height) => height + 2 * PADDING))
}

const frame = ({ paper, widths }: Drawing, y: number, height: number): void => {
  const { doc } = paper
  drawn(doc, () => {
    let x = left(paper)
    for (const column of widths) {
      doc.rect(x, y, column, height)
      x += column
    }
    doc.lineWidth(0.5).stroke()
  })
}

/** Words of a row's cells, each in its own element of the structure – or, of a heading that is shown again, in none. */
const write = (
  drawing: Drawing,
  cells: readonly string[],
  isHead: boolean,
  into: PdfElement | null,
): void => {
  const { paper, widths, size } = drawing
  const { doc } = paper
  const height = heightOf(drawing, cells, isHead)
  const y = doc.y
  frame(drawing, y, height)
  let x = left(paper)
  cells.forEach((cell, at) => {
    const column = widths[at] ?? 0
    const from = x
    const say = (): void => {
      doc
        .font(isHead ? 'bold' : 'plain')
        .fontSize(size)
        .text(cell, from + PADDING, y + PADDING, room(column))
    }
    if (into === null) drawn(doc, say)
    else if (isHead) into.add(element(doc, 'TH', say, 'Column'))
    else into.add(element(doc, 'TD', say))
    x += column
  })
  doc.x = left(paper)
  doc.y = y + height
}

const rowElement = ({ paper }: Drawing, table: PdfElement): PdfElement => {
  const row = paper.doc.struct('TR')
  table.add(row)
  return row
}

/** A row goes on the next page whole, under the heading once more; one that is longer than a page is told in pieces. */
const drawRow = (drawing: Drawing, table: PdfElement, cells: readonly string[]): void => {
  const { paper, heads, widths, size } = drawing
  const most = roomOfPage(paper) - heightOf(drawing, heads, true) - 2 * PADDING
  const { doc } = paper
  const fits = (text: string, at: number): boolean => {
    doc.font('plain').fontSize(size)
    return doc.heightOfString(text, room(widths[at] ?? 0)) + 2 * PADDING <= most
  }
  for (const piece of piecesThatFit(cells, fits)) {
    if (doc.y + heightOf(drawing, piece, false) > bottom(paper)) {
      doc.addPage()
      write(drawing, heads, true, null)
    }
    write(drawing, piece, false, rowElement(drawing, table))
  }
}

/** Draws a table with its structure: headings of columns, rows, cells. */
export const drawTable = (paper: PdfPaper, table: Table): void => {
  const { doc, root, sizes } = paper
  const rows = table.rows.map((row) => row.map((cell) => cellWords(cell)))
  const drawing = drawingOf(paper, table, rows)
  const { heads } = drawing
  doc.y += PADDING
  keepTogether(paper, 2 * sizes.body + heightOf(drawing, heads, true) + 2 * HAND)
  if (table.title !== '')
    root.add(
      element(doc, 'P', () => {
        doc
          .font('bold')
          .fontSize(sizes.body)
          .text(table.title, left(paper), doc.y, { width: width(paper) })
      }),
    )
  doc.y += PADDING
  const whole = doc.struct('Table')
  root.add(whole)
  write(drawing, heads, true, rowElement(drawing, whole))
  for (const row of rows) drawRow(drawing, whole, row)
  whole.end()
  doc.y += PADDING
  if (table.count === null) return
  const count = `${table.count}: ${filledRows(table.rows)}`
  keepTogether(paper, 2 * sizes.body)
  root.add(
    element(doc, 'P', () => {
      doc
        .font('bold')
        .fontSize(sizes.body)
        .text(count, left(paper), doc.y, { width: width(paper) })
    }),
  )
}
