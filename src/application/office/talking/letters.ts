import { maskDocumentNumbers } from '../../../domain/numbers/mask.ts'
import { cleanWords } from '../../../domain/text/plain-words.ts'
import { splitText } from '../../../domain/text/split-text.ts'
import type { OfficeChange } from '../../ports/office/changes.ts'
import type { Handover } from '../../ports/office/talking-desk.ts'
import { noticeFor } from '../kit/notice-for.ts'
import type { FormPlace } from '../kit/office-form.ts'

/** A letter that is read at one go, where the messenger takes so much. */
const LONGEST = 1_500
/** Words are never longer than this, whatever the messenger lets people type. */
const MOST = 4_096
/** Of what a message holds the heading and escaped signs take at most this share. */
const AROUND = 2

/** Words as they go on, and whether something in them was hidden. */
export interface Passed {
  readonly changes: readonly OfficeChange[]
  readonly isMasked: boolean
}

/**
 * Words for the other one of the two, as letters that the engine of reminders carries in order: none lost, none doubled.
 * Numbers of documents are hidden; the pieces of long words are letters of their own.
 */
export const lettersTo = (
  place: Pick<FormPlace, 'moment' | 'today'>,
  { id: handover }: Pick<Handover, 'id'>,
  to: string,
  typed: string,
): Passed => {
  const { conversation, at, language } = place.moment
  const words = cleanWords(typed, MOST)
  const masked = maskDocumentNumbers(words, conversation.content.vocabulary[language].masking)
  const changes = splitText(
    masked,
    Math.min(LONGEST, Math.floor(conversation.limits.text / AROUND)),
    'points',
  ).flatMap((piece): OfficeChange[] => {
    const id = conversation.chance.id()
    return [
      { type: 'keep_letter', id, handover, to, words: piece, at },
      noticeFor(place, { rule: 'letter', to, subject: id }),
    ]
  })
  return { changes, isMasked: masked !== words }
}
