import { maskLongNumbers } from '../numbers/mask.ts'
import { plainWords } from '../tables/layout.ts'

/** Words of a list as a card may keep them. */
export interface KeptWords {
  /** '' – nothing of them may be kept, or nothing was there. */
  readonly words: string
  /** Something was an illness and is not kept (requirements.md P). */
  readonly isDiagnosisLeftOut: boolean
  readonly isMasked: boolean
}

const PIECES = /[;,\n\r]+|(?<=\p{L}{3})\.\s+/u

/** Beginnings as short as this are whole words: «рак» is no beginning of «раковина». */
const WHOLE_WORD = 3

/** Whether one of the words begins so. */
export const hasBeginning = (words: string, beginnings: readonly string[]): boolean => {
  const plain = ` ${plainWords(words)} `
  return beginnings.some((each) => plain.includes(each.length <= WHOLE_WORD ? ` ${each} ` : ` ${each}`))
}

/**
 * Keeps what helps to talk with the person («глухая, звонить дочери») and leaves out illnesses, piece by piece; long
 * numbers are masked.
 */
export const keptWords = (said: string, diagnoses: readonly string[]): KeptWords => {
  const isIll = hasBeginning(said, diagnoses)
  const pieces = isIll ? said.split(PIECES).filter((piece) => !hasBeginning(piece, diagnoses)) : [said]
  const words = pieces
    .map((piece) => piece.trim())
    .filter(Boolean)
    .join('; ')
  const masked = maskLongNumbers(words)
  return { words: masked, isDiagnosisLeftOut: isIll, isMasked: masked !== words }
}
