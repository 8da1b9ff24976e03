import type { PaperBlock } from '../../../domain/forms/paper.ts'
import { bottom, element, keepTogether, left, type PdfPaper, rule, width } from './pdf-page.ts'
import { drawTable } from './pdf-table.ts'

const GAP = { heading: 8, block: 4, sign: 14 }
/** A name shorter than this has its line beside it, a longer one below it. */
const LABEL_SHARE = 0.6

const words = (
  paper: PdfPaper,
  tag: string,
  { text, font, size }: { text: string; font: 'plain' | 'bold'; size: number },
): void => {
  const { doc, root } = paper
  root.add(
    element(doc, tag, () => {
      doc
        .font(font)
        .fontSize(size)
        .text(text, left(paper), doc.y, { width: width(paper) })
    }),
  )
}

const heading = (paper: PdfPaper, tag: string, text: string, size: number): void => {
  const { doc, sizes } = paper
  doc.y += GAP.heading
  const height = doc
    .font('bold')
    .fontSize(size)
    .heightOfString(text, { width: width(paper) })
  // A heading stays with what follows.
  keepTogether(paper, height + 8 * sizes.body)
  words(paper, tag, { text, font: 'bold', size })
  doc.y += GAP.block / 2
}

/** Lines to write on, one below the other, the first one from a place in the present line. */
const ruled = (paper: PdfPaper, from: number, lines: number): void => {
  const { doc, sizes } = paper
  const step = sizes.body * 1.9
  rule(doc, from, left(paper) + width(paper), doc.y - 2)
  for (let line = 1; line < lines; line += 1) {
    doc.y += step
    if (doc.y > bottom(paper)) doc.addPage()
    rule(doc, left(paper), left(paper) + width(paper), doc.y - 2)
  }
}

const emptyField = (paper: PdfPaper, label: string, lines: number): void => {
  const { doc, sizes } = paper
  doc.font('plain').fontSize(sizes.body)
  const taken = doc.widthOfString(`${label}: `)
  const isBeside = taken < width(paper) * LABEL_SHARE
  keepTogether(paper, sizes.body * 2.2 * (lines + (isBeside ? 0 : 1)))
  doc.y += GAP.block
  words(paper, 'P', { text: `${label}:`, font: 'plain', size: sizes.body })
  if (!isBeside) doc.y += sizes.body * 1.5
  ruled(paper, isBeside ? left(paper) + taken + 2 : left(paper), lines)
  doc.y += GAP.block
}

const field = (paper: PdfPaper, label: string, value: string): void => {
  const { doc, root, sizes } = paper
  keepTogether(paper, sizes.body * 2)
  root.add(
    element(doc, 'P', () => {
      doc.font('plain').fontSize(sizes.body)
      doc.text(`${label}: `, left(paper), doc.y, { width: width(paper), continued: true })
      doc.font('bold').text(value)
    }),
  )
  doc.y += GAP.block / 2
}

const tick = (paper: PdfPaper, label: string, ticked: boolean): void => {
  words(paper, 'P', { text: `${ticked ? '☒' : '☐'} ${label}`, font: 'plain', size: paper.sizes.body })
  paper.doc.y += GAP.block / 2
}

const signature = (paper: PdfPaper, block: Extract<PaperBlock, { kind: 'signature' }>): void => {
  const { doc, sizes } = paper
  keepTogether(paper, sizes.body * 4 + GAP.sign)
  doc.y += GAP.sign
  const name = block.name === null ? '' : ` (${block.name})`
  words(paper, 'P', { text: `${block.who}${name}:`, font: 'plain', size: sizes.body })
  doc.y += sizes.body * 1.4
  const [from, all] = [left(paper), width(paper)]
  const y = doc.y
  rule(doc, from, from + all * 0.45, y)
  if (block.day !== null) {
    const { day } = block
    const at = from + all * 0.55
    paper.root.add(
      element(doc, 'P', () => {
        doc
          .font('plain')
          .fontSize(sizes.cell)
          .text(day, at, y - sizes.cell * 1.2, { lineBreak: false })
      }),
    )
    rule(doc, at + doc.widthOfString(`${day} `), from + all, y)
  }
  doc.x = from
  doc.y = y + GAP.block
}

/** Draws one block where the paper stands. */
export const drawBlock = (paper: PdfPaper, block: PaperBlock): void => {
  const { sizes } = paper
  switch (block.kind) {
    case 'heading':
      if (block.level === 'section') heading(paper, 'H2', block.text, sizes.section)
      else heading(paper, 'H3', block.text, sizes.item)
      break
    case 'field':
      if (block.value === null) emptyField(paper, block.label, block.lines)
      else field(paper, block.label, block.value)
      break
    case 'table':
      drawTable(paper, block)
      break
    case 'tick':
      tick(paper, block.label, block.ticked)
      break
    case 'signature':
      signature(paper, block)
      break
    case 'note':
      words(paper, 'P', { text: block.text, font: 'plain', size: sizes.cell })
      paper.doc.y += GAP.heading
      break
    default:
      words(paper, 'P', { text: block.text, font: 'plain', size: sizes.body })
      paper.doc.y += GAP.block
  }
}
