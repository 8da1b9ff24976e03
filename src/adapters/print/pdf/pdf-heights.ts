import type { PaperBlock } from '../../../domain/forms/paper.ts'
import { keepTogether, type PdfPaper, roomOfPage, width } from './pdf-page.ts'

/** What stands between two blocks at most, in points. */
const BETWEEN = 12

const heightOfWords = (paper: PdfPaper, words: string, size: number): number =>
  paper.doc
    .font('bold')
    .fontSize(size)
    .heightOfString(words, { width: width(paper) })

/** About how high a block will stand, in points: rather more than less. */
const heightOf = (paper: PdfPaper, block: PaperBlock): number => {
  const { sizes } = paper
  switch (block.kind) {
    case 'heading':
      return BETWEEN + heightOfWords(paper, block.text, sizes.section)
    case 'field':
      if (block.value === null) return sizes.body * 2.2 * (block.lines + 1)
      return heightOfWords(paper, `${block.label}: ${block.value}`, sizes.body) + BETWEEN / 3
    case 'signature':
      return sizes.body * 4 + BETWEEN * 2
    case 'tick':
      return sizes.body * 1.8
    case 'table':
      return roomOfPage(paper)
    default:
      return heightOfWords(paper, block.text, sizes.body) + BETWEEN
  }
}

/** Begins a page where these blocks do not fit any more; what is longer than a page goes on as it comes. */
export const keepOnOnePage = (paper: PdfPaper, blocks: readonly PaperBlock[]): void => {
  const height = blocks.reduce((sum, block) => sum + heightOf(paper, block), 0)
  if (height < roomOfPage(paper)) keepTogether(paper, height)
}
