import type { LocalDate } from '../../../domain/calendar/local-date.ts'
import { text } from '../../../domain/words/text-ref.ts'
import type { FieldRead, Question } from '../../ports/office/dialogs.ts'
import { orPress, typed } from '../kit/field.ts'
import type { FormPlace } from '../kit/office-form.ts'
import type { OfficeWords } from '../kit/office-words.ts'
import { askNote } from './person-fields.ts'

/** A note longer than this is not read by anybody any more. */
export const LONGEST_NOTE = 2_000

/** What is to become of a note that is there: words are added to it, or it has to go. */
export type NoteChange = { readonly added: string } | 'replace' | 'remove'

/** A note that is there is shown, and words are added to it; to write it anew or to remove it has a button of its own. */
export const askMore = (place: FormPlace, now: string): Question<NoteChange> => {
  const plain = askNote(place)
  const read = (said: string): FieldRead<NoteChange> => {
    const words = plain.read({ words: said })
    if (!('value' in words)) return words
    return now.length + words.value.length > LONGEST_NOTE
      ? { fault: text('office.change.note_full') }
      : { value: { added: words.value } }
  }
  return orPress(typed(text('office.change.note_now', { note: now }), read), [
    { id: 'replace', label: text('office.change.note_buttons.replace'), value: 'replace' },
    { id: 'remove', label: text('office.change.note_buttons.remove'), value: 'remove' },
  ])
}

/** A note with further words below it, under their day. */
export const noteLine = (
  before: string | null,
  added: string,
  today: LocalDate,
  words: OfficeWords,
): string => {
  if (before === null) return added
  return `${before}\n${words.phrase('office.change.note_line', { day: { date: today }, words: added })}`
}
