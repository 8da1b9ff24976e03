import { cutText } from './cut-text.ts'
import { endWithin, type TextUnit } from './text-length.ts'

/** The first piece: up to the last gap between words in its second half, else whole signs, else – of one sign without end – what fits. */
const firstPiece = (text: string, most: number, unit: TextUnit): string => {
  const head = cutText(text, most, unit)
  if (head.length === text.length) return head
  const gap = Math.max(head.lastIndexOf(' '), head.lastIndexOf('\n'))
  if (gap > head.length / 2) return head.slice(0, gap)
  return head === '' ? text.slice(0, endWithin(text, most, unit)) : head
}

/**
 * A long text in pieces that each keep within a limit, cut between two words where it can be and never within a sign.
 * Together they are the text without the blanks at the cuts; an empty text has no pieces.
 *
 * @param most what a piece may have at most, in `unit`; at least 4, so that every code point fits
 * @example splitText('один два три', 8) // ['один два', 'три']
 */
export const splitText = (text: string, most: number, unit: TextUnit = 'units'): string[] => {
  const pieces: string[] = []
  for (let rest = text; rest !== ''; ) {
    const piece = firstPiece(rest, most, unit)
    pieces.push(piece)
    rest = rest.slice(piece.length).trimStart()
  }
  return pieces
}
