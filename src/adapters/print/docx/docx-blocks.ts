import type { Paragraph, Table } from 'docx'
import { cellWords, filledRows, type PaperBlock, type PaperCell } from '../../../domain/forms/paper.ts'

/** The engine, loaded when it is needed first. */
export type Docx = typeof import('docx')

/** Rows of a table that are empty are as high as a hand needs; twentieths of a point. */
const HAND = 400

/** How blocks are written: `width` – of the text, in twentieths of a point; `keepNext` – on one page with what follows. */
export interface DocxManner {
  readonly width: number
  readonly keepNext: boolean
}

const said = (
  { Paragraph: P, TextRun }: Docx,
  text: string,
  { bold = false, keepNext = false }: { readonly bold?: boolean; readonly keepNext?: boolean } = {},
): Paragraph => new P({ keepNext, children: [new TextRun({ text, bold })] })

/** A line to write on up to the right edge, behind some words. */
const ruled = (docx: Docx, words: string, { width, keepNext }: DocxManner): Paragraph => {
  const { Paragraph: P, TextRun, TabStopType, LeaderType } = docx
  return new P({
    keepNext,
    tabStops: [{ type: TabStopType.RIGHT, position: width, leader: LeaderType.UNDERSCORE }],
    spacing: { before: 80, after: 80 },
    children: [new TextRun({ text: words }), new TextRun({ text: '\t' })],
  })
}

const field = (
  docx: Docx,
  { label, value, lines }: Extract<PaperBlock, { kind: 'field' }>,
  manner: DocxManner,
) => {
  const { Paragraph: P, TextRun } = docx
  if (value === null)
    return Array.from({ length: lines }, (_, line) => ruled(docx, line === 0 ? `${label}: ` : '', manner))
  return [
    new P({
      keepNext: manner.keepNext,
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
      children: [said(docx, words, { bold })],
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
    ...(block.title === '' ? [] : [said(docx, block.title, { bold: true, keepNext: true })]),
    new T({
      layout: TableLayoutType.FIXED,
      width: { size: widths.reduce((sum, each) => sum + each, 0), type: WidthType.DXA },
      columnWidths: widths,
      rows: [head, ...block.rows.map(row)],
    }),
    said(docx, block.count === null ? '' : `${block.count}: ${filledRows(block.rows)}`, { bold: true }),
  ]
}

const signature = (
  docx: Docx,
  block: Extract<PaperBlock, { kind: 'signature' }>,
  { width, keepNext }: DocxManner,
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
    keepNext,
    tabStops: stops,
    spacing: { before: 280, after: 80 },
    children: [new TextRun({ text: `${block.who}${name}: `, break: 0 }), new TextRun({ text: '\t' }), ...day],
  })
}

/** A block as paragraphs and tables. */
export const docxBlock = (docx: Docx, block: PaperBlock, manner: DocxManner): (Paragraph | Table)[] => {
  const { width, keepNext } = manner
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
      return field(docx, block, manner)
    case 'table':
      return table(docx, block, width)
    case 'tick':
      return [said(docx, `${block.ticked ? '☒' : '☐'} ${block.label}`, { keepNext })]
    case 'signature':
      return [signature(docx, block, manner)]
    default:
      return [said(docx, block.text, { keepNext })]
  }
}
