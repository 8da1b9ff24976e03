import type { PrintPaper } from '../../../application/ports/print.ts'
import type { Paper } from '../../../domain/forms/paper.ts'
import { signedSection } from '../../../domain/forms/signed-section.ts'
import { drawBlock } from './pdf-blocks.ts'
import { keepOnOnePage } from './pdf-heights.ts'
import { drawn, element, left, openPdf, type PdfPaper, width } from './pdf-page.ts'

const BELOW = 14

const title = (paper: PdfPaper, words: string): void => {
  const { doc, root, sizes } = paper
  root.add(
    element(doc, 'H1', () => {
      doc
        .font('bold')
        .fontSize(sizes.title)
        .text(words, left(paper), doc.y, { width: width(paper) })
    }),
  )
  doc.y += 4
}

const numberPages = (paper: PdfPaper, pageOf: Paper['pageOf']): void => {
  const { doc, sizes } = paper
  const { count } = doc.bufferedPageRange()
  if (count < 2) return
  for (let page = 0; page < count; page += 1) {
    doc.switchToPage(page)
    const y = doc.page.height - doc.page.margins.bottom + BELOW
    // Beneath the margin: without this the text would begin a page of its own.
    doc.page.margins.bottom = 0
    drawn(doc, () => {
      doc
        .font('plain')
        .fontSize(sizes.foot)
        .text(pageOf(page + 1, count), left(paper), y, {
          width: width(paper),
          align: 'right',
          lineBreak: false,
        })
    })
  }
}

/** Writes a paper as tagged PDF (PDF/UA): headings, paragraphs and tables with structure, title and language. */
export const printPaperPdf: PrintPaper = async (paper) => {
  const open = await openPdf(paper)
  title(open, paper.title)
  for (const [at, block] of paper.blocks.entries()) {
    keepOnOnePage(open, signedSection(paper.blocks, at))
    drawBlock(open, block)
  }
  open.root.end()
  numberPages(open, paper.pageOf)
  open.doc.end()
  return open.written
}
