import type { OfficeForm } from '../kit/office-form.ts'
import type { UseCases } from '../kit/use-case.ts'
import { FREE_LETTER_ANSWER, undoLetter } from './hear-of-letter.ts'
import { listLetters, showLetter } from './list-letters.ts'
import { LETTER_ABOUT_NOBODY, PERSON_LETTER, writeFreeLetter } from './write-letter.ts'

/** Use cases of the register of letters by the name in their token. */
export const LETTER_USE_CASES = {
  letters: listLetters,
  letter: showLetter,
  letter_new: writeFreeLetter,
  letter_about: PERSON_LETTER.begin,
  letter_answered: FREE_LETTER_ANSWER.begin,
  letter_undo: undoLetter,
} satisfies UseCases

/** Short dialogs of letters by id. */
export const LETTER_FORMS: Readonly<Record<string, OfficeForm>> = {
  person_letter: PERSON_LETTER.form,
  free_letter: LETTER_ABOUT_NOBODY.form,
  free_letter_answer: FREE_LETTER_ANSWER.form,
}
