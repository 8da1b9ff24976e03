import type { LocalDate } from '../../../domain/calendar/local-date.ts'
import { text } from '../../../domain/words/text-ref.ts'
import type { FieldRead, FormAnswers, FormChoice, FormField } from '../../ports/office/dialogs.ts'
import { chosenBy, type FieldTools } from './form-fields.ts'
import type { OfficeWords } from './office-words.ts'

/** A note longer than this is not read by anybody any more. */
const LONGEST_WHOLE = 2_000

const REPLACE = 'replace'
const REMOVE = 'remove'

/** What stands in the note now, as the dialog was begun with it; null – nothing. */
const present = ({ now }: FormAnswers): string | null => (typeof now === 'string' ? now : null)

const choices: readonly FormChoice[] = [
  { id: REPLACE, label: text('office.change.note_buttons.replace') },
  { id: REMOVE, label: text('office.change.note_buttons.remove') },
]

const isNote = ({ field }: FormAnswers): boolean => field === 'note'

/** What is added to a note that is there; null – it is to be removed or written anew. */
const readAdded = (read: FieldRead, answers: FormAnswers): FieldRead => {
  if (!('value' in read)) return read
  const whole = (present(answers) ?? '').length + String(read.value).length
  return whole > LONGEST_WHOLE ? { fault: text('office.change.note_full') } : { value: { added: read.value } }
}

/**
 * A note that is there is shown, and words are added to it; to write it anew or to remove it has a button of its own. `note` is
 * the plain question.
 */
export const noteFields = (note: FormField, tools: FieldTools): FormField[] => [
  {
    name: 'more',
    when: (answers) => isNote(answers) && present(answers) !== null,
    ask: (answers) => text('office.change.note_now', { note: present(answers) ?? '' }),
    choices: () => choices,
    read: (input, answers) => {
      if ('words' in input) return readAdded(note.read(input, answers), answers)
      const chosen = chosenBy(input, choices, tools)
      return chosen === null ? { fault: text('office.form.not_read') } : { value: chosen }
    },
  },
  {
    ...note,
    choices: () => [],
    when: (answers) => isNote(answers) && (present(answers) === null || answers['more'] === REPLACE),
  },
]

const addedIn = ({ more }: FormAnswers): string | null =>
  typeof more === 'object' && more !== null && 'added' in more ? String(more.added) : null

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

/** The answers with the note as it is from now on: what was added stands below, with its day. */
export const withNote = (
  answers: FormAnswers,
  before: string | null,
  today: LocalDate,
  words: OfficeWords,
): FormAnswers => {
  const added = addedIn(answers)
  if (added === null) return answers['more'] === REMOVE ? { ...answers, note: null } : answers
  return { ...answers, note: noteLine(before, added, today, words) }
}
