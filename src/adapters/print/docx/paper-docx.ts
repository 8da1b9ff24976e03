import type { PrintPaper } from '../../../application/ports/print.ts'
import type { Paper } from '../../../domain/forms/paper.ts'
import { signedSection } from '../../../domain/forms/signed-section.ts'
import { type Docx, docxBlock } from './docx-blocks.ts'

/** Half-points. */
const SIZES = { usual: 22, large: 34 }
/** Twentieths of a point: A4, with room for holes at the left. */
const MARGIN = { top: 850, bottom: 1000, left: 1240, right: 720 }
const A4 = { width: 11906, height: 16838 }
/** Stand-ins for numbers that the reader's program counts. */
const [PAGE, PAGES] = [90001, 90002]

/** «Стр. 1 из 2» with places that the reader's program fills. */
const footer = (docx: Docx, { pageOf }: Paper) => {
  const { Paragraph, TextRun, PageNumber, AlignmentType, Footer } = docx
  const pieces = pageOf(PAGE, PAGES).split(new RegExp(`(${PAGE}|${PAGES})`))
  const run = (piece: string) => {
    if (piece === String(PAGE)) return new TextRun({ children: [PageNumber.CURRENT], size: 16 })
    if (piece === String(PAGES)) return new TextRun({ children: [PageNumber.TOTAL_PAGES], size: 16 })
    return new TextRun({ text: piece, size: 16 })
  }
  return new Footer({
    children: [new Paragraph({ alignment: AlignmentType.RIGHT, children: pieces.map(run) })],
  })
}

const styles = (language: string, size: number) => {
  const run = { font: 'Arial', language: { value: language } }
  return {
    default: {
      document: { run: { ...run, size }, paragraph: { spacing: { after: 60 } } },
      title: {
        run: { ...run, size: Math.round(size * 1.3), bold: true },
        paragraph: { spacing: { after: 160 } },
      },
      heading1: {
        run: { ...run, size: Math.round(size * 1.1), bold: true },
        paragraph: { spacing: { before: 200, after: 80 }, keepNext: true },
      },
      heading2: {
        run: { ...run, size, bold: true },
        paragraph: { spacing: { before: 140, after: 60 }, keepNext: true },
      },
    },
  }
}

/** All blocks; a section that somebody signs stays on one page, its last block apart, which nothing has to follow. */
const written = (docx: Docx, blocks: Paper['blocks'], width: number) => {
  const held = new Set(blocks.flatMap((_, at) => signedSection(blocks, at).slice(0, -1)))
  return blocks.flatMap((block) => docxBlock(docx, block, { width, keepNext: held.has(block) }))
}

/**
 * Writes a paper as DOCX: real headings, tables with heading rows, language and title, to be edited and signed. The engine is
 * loaded with the first one.
 */
export const printPaperDocx: PrintPaper = async (paper) => {
  const docx = await import('docx')
  const { Document, HeadingLevel, Packer, PageOrientation, Paragraph, TextRun } = docx
  const language = paper.language === 'ru' ? 'ru-RU' : 'en-GB'
  const isWide = paper.landscape && !paper.large
  const orientation = isWide ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT
  const width = (isWide ? A4.height : A4.width) - MARGIN.left - MARGIN.right
  const title = new Paragraph({ heading: HeadingLevel.TITLE, children: [new TextRun({ text: paper.title })] })
  const document = new Document({
    title: paper.title,
    styles: styles(language, paper.large ? SIZES.large : SIZES.usual),
    sections: [
      {
        properties: { page: { size: { ...A4, orientation }, margin: MARGIN } },
        footers: { default: footer(docx, paper) },
        children: [title, ...written(docx, paper.blocks, width)],
      },
    ],
  })
  return new Uint8Array(await Packer.toArrayBuffer(document))
}
