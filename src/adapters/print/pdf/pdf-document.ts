import { createRequire } from 'node:module'
import type PDFKit from 'pdfkit'

const require = createRequire(import.meta.url)

const font = (name: string): string => require.resolve(`dejavu-fonts-ttf/ttf/${name}.ttf`)

export type PdfDocument = typeof PDFKit extends new (...args: never[]) => infer D ? D : never

/** Registers the fonts `plain` and `bold`: both know Cyrillic. */
export const withFonts = (doc: PdfDocument): PdfDocument =>
  doc.registerFont('plain', font('DejaVuSans')).registerFont('bold', font('DejaVuSans-Bold'))

/** The bytes of a document once it is ended. */
export const bytesOf = (doc: PdfDocument): Promise<Uint8Array> => {
  const pieces: Buffer[] = []
  return new Promise<Uint8Array>((resolve, reject) => {
    doc.on('data', (piece: Buffer) => pieces.push(piece))
    doc.on('end', () => resolve(Buffer.concat(pieces)))
    doc.on('error', reject)
  })
}
