import type { Paragraph, Table } from 'docx'
import { cellWords, filledRows, type PaperBlock, type PaperCell } from '../../../domain/forms/paper.ts'

/** The engine, loaded when it is needed first. */
export type Docx = typeof import('docx')

/** Rows of a table that are empty are as high as a hand needs; twentieths of a point. */
const HAND = 400

const said = ({ Paragraph: P, TextRun }: Docx, text: string, bold = false): Paragraph =>
  new P({ children: [new TextRun({ text, bold })] })

/** A line to write on up to the right edge, behind some words. */
const ruled = (docx: Docx, words: string, width: number): Paragraph => {
  const { Paragraph: P, TextRun, TabStopType, LeaderType } = docx
  return new P({
    tabStops: [{ type: TabStopType.RIGHT, position: width, leader: LeaderType.UNDERSCORE }],
    spacing: { before: 80, after: 80 },
    children: [new TextRun({ text: words }), new TextRun({ text: '\t' })],
  })
}

const field = (
  docx: Docx,
  { label, value, lines }: Extract<PaperBlock, { kind: 'field' }>,
  width: number,
) => {
  const { Paragraph: P, TextRun } = docx
  if (value === null)
    return Array.from({ length: lines }, (_, line) => ruled(docx, line === 0 ? `${label}: ` : '', width))
  return [
    new P({
      children: [new TextRun({ text: `${label}: ` }), new TextRun({ text: value, bold: true })],
    }),
  ]
}

const table = (
  docx: Docx,
  block: Extract<PaperBlock, { kind: 'table' }>,
  width: number,
): (Paragraph | Table)[] => {
  const { HeightRule, Table: T, TableCell, TableLayoutType, TableRow, WidthType } = docx
  const all = block.columns.reduce((sum, { wide }) => sum + wide, 0)
  const widths = block.columns.map(({ wide }) => Math.floor((width * wide) / all))
  const cell = (words: string, at: number, bold: boolean) =>
    new TableCell({
      width: { size: widths[at] ?? 0, type: WidthType.DXA },
      margins: { left: 60, right: 60, top: 30, bottom: 30 },
      children: [said(docx, words, bold)],
    })
  const row = (cells: readonly PaperCell[]) =>
    new TableRow({
      height: { value: HAND, rule: HeightRule.ATLEAST },
      children: cells.map((each, at) => cell(cellWords(each), at, false)),
    })
  const head = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: block.columns.map(({ title }, at) => cell(title, at, true)),
  })
  return [
    ...(block.title === '' ? [] : [said(docx, block.title, true)]),
    new T({
      layout: TableLayoutType.FIXED,
      width: { size: widths.reduce((sum, each) => sum + each, 0), type: WidthType.DXA },
      columnWidths: widths,
      rows: [head, ...block.rows.map(row)],
    }),
    said(docx, block.count === null ? '' : `${block.count}: ${filledRows(block.rows)}`, true),
  ]
}

const signature = (
  docx: Docx,
  block: Extract<PaperBlock, { kind: 'signature' }>,
  width: number,
): Paragraph => {
  const { Paragraph: P, TextRun, TabStopType, LeaderType } = docx
  const name = block.name === null ? '' : ` (${block.name})`
  const half = Math.floor(width * 0.6)
  const leader = LeaderType.UNDERSCORE
  const stops = [
    { type: TabStopType.LEFT, position: half, leader },
    ...(block.day === null ? [] : [{ type: TabStopType.RIGHT, position: width, leader }]),
  ]
  const day =
    block.day === null ? [] : [new TextRun({ text: `  ${block.day} ` }), new TextRun({ text: '\t' })]
  return new P({
    tabStops: stops,
    spacing: { before: 280, after: 80 },
    children: [new TextRun({ text: `${block.who}${name}: `, break: 0 }), new TextRun({ text: '\t' }), ...day],
  })
}

/** A block as paragraphs and tables; `width` – of the text, in twentieths of a point. */
export const docxBlock = (docx: Docx, block: PaperBlock, width: number): (Paragraph | Table)[] => {
  const { HeadingLevel, Paragraph: P, TextRun } = docx
  switch (block.kind) {
    case 'heading':
      return [
        new P({
          heading: block.level === 'section' ? HeadingLevel.HEADING_1 : HeadingLevel.HEADING_2,
          children: [new TextRun({ text: block.text })],
        }),
      ]
    case 'field':
      return field(docx, block, width)
    case 'table':
      return table(docx, block, width)
    case 'tick':
      return [said(docx, `${block.ticked ? '☒' : '☐'} ${block.label}`)]
    case 'signature':
      return [signature(docx, block, width)]
    default:
      return [said(docx, block.text)]
  }
}
