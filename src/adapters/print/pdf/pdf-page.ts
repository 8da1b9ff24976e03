import type { Paper } from '../../../domain/forms/paper.ts'
import { bytesOf, type PdfDocument, withFonts } from './pdf-document.ts'

export type PdfElement = ReturnType<PdfDocument['struct']>

/** Points. */
export interface Sizes {
  readonly title: number
  readonly section: number
  readonly item: number
  readonly body: number
  readonly cell: number
  readonly foot: number
}

const USUAL: Sizes = { title: 15, section: 12, item: 11, body: 11, cell: 9, foot: 8 }
const LARGE: Sizes = { title: 24, section: 20, item: 18, body: 17, cell: 15, foot: 12 }

/** Room for holes at the left, for the page's number at the foot. */
const MARGINS = { top: 42, bottom: 54, left: 62, right: 36 }

/** A paper under way: its document, where its structure grows, and what sizes it has. */
export interface PdfPaper {
  readonly doc: PdfDocument
  readonly root: PdfElement
  readonly sizes: Sizes
}

export const left = ({ doc }: Pick<PdfPaper, 'doc'>): number => doc.page.margins.left

export const width = ({ doc }: Pick<PdfPaper, 'doc'>): number =>
  doc.page.width - doc.page.margins.left - doc.page.margins.right

export const bottom = ({ doc }: Pick<PdfPaper, 'doc'>): number => doc.page.height - doc.page.margins.bottom

/** How much a page holds. */
export const roomOfPage = (paper: Pick<PdfPaper, 'doc'>): number => bottom(paper) - paper.doc.page.margins.top

/** Begins a page where so much does not fit any more. */
export const keepTogether = (paper: Pick<PdfPaper, 'doc'>, height: number): void => {
  const { doc } = paper
  if (doc.y + height > bottom(paper) && doc.y > doc.page.margins.top) doc.addPage()
}

/** Draws what only shows where to write or look: readers of the structure pass it by. */
export const drawn = (doc: PdfDocument, draw: () => void): void => {
  doc.markContent('Artifact', { type: 'Layout' })
  draw()
  doc.endMarkedContent()
}

/** An element of the structure with what is drawn for it; `scope` – of the heading of a column. */
export const element = (doc: PdfDocument, tag: string, draw: () => void, scope?: 'Column'): PdfElement =>
  doc.struct(tag, (scope === undefined ? {} : { scope }) as object, [draw])

/** A line to write on, at a height. */
export const rule = (doc: PdfDocument, from: number, to: number, y: number): void =>
  drawn(doc, () => {
    doc.moveTo(from, y).lineTo(to, y).lineWidth(0.7).stroke()
  })

/** Opens a tagged document (PDF/UA) with its title and language. The engine is loaded with the first one. */
export const openPdf = async (
  paper: Paper,
): Promise<PdfPaper & { readonly written: Promise<Uint8Array> }> => {
  const { default: Pdf } = await import('pdfkit')
  const doc = new Pdf({
    size: 'A4',
    layout: paper.landscape && !paper.large ? 'landscape' : 'portrait',
    margins: MARGINS,
    bufferPages: true,
    pdfVersion: '1.7',
    // The types do not know of this one yet.
    subset: 'PDF/UA' as 'PDF/A-1',
    tagged: true,
    displayTitle: true,
    lang: paper.language === 'ru' ? 'ru-RU' : 'en-GB',
    info: { Title: paper.title },
  })
  const written = bytesOf(withFonts(doc))
  const root = doc.struct('Document')
  doc.addStructure(root)
  return { doc, root, sizes: paper.large ? LARGE : USUAL, written }
}
