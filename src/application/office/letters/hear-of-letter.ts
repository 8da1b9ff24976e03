import { localMoment } from '../../../domain/calendar/local-date.ts'
import { text } from '../../../domain/words/text-ref.ts'
import { answerTaskKey } from '../../ports/office/letter-change.ts'
import type { LetterLine } from '../../ports/office/letter-desk.ts'
import { undoButton } from '../cases/case-card.ts'
import { deedRow } from '../cases/case-deeds.ts'
import { about, onlyThose } from '../kit/about.ts'
import { note } from '../kit/field.ts'
import { dialogAbout } from '../kit/form.ts'
import type { OfficeCall } from '../kit/office-call.ts'
import { toast } from '../kit/screen.ts'
import { FREE_LETTER } from './letter-at-hand.ts'
import { letterCard } from './list-letters.ts'

const answerDeed = (call: OfficeCall, { id, citizen }: LetterLine, note: string | null) =>
  citizen === null
    ? null
    : deedRow(
        call,
        { citizen, case: null },
        { kind: 'result_noted', outcome: id, note, fulfils: [answerTaskKey(id)] },
      )

/** «Ответ пришёл» to a letter outside of cases: what was answered. */
export const FREE_LETTER_ANSWER = dialogAbout({
  id: 'free_letter_answer',
  subject: FREE_LETTER,
  action: 'send_letter',
  given: (call, letter) =>
    letter.note.answeredOn === null
      ? { organisation: letter.note.organisation }
      : toast(call, 'office.cases.noted_already'),
  questions: (from) =>
    from.ask('result', ({ organisation }) => note(text('office.case_forms.letter_answer', { organisation }))),
  finish: (call, letter, { result }) => {
    if (letter.note.answeredOn !== null) return toast(call, 'office.cases.noted_already')
    const { actor, moment, today } = call
    const answered = { ...letter.note, answeredOn: today, answer: result }
    const deed = answerDeed(call, letter, result)
    const shown = letterCard(call, { ...letter, note: answered })
    return {
      ...shown,
      place: 'new',
      buttons: [...(shown.buttons ?? []), ...(deed ? [undoButton(deed.deed.id)] : [])],
      changes: [
        {
          type: 'hear_of_letter',
          id: letter.id,
          revision: letter.revision,
          by: actor.id,
          at: moment.at,
          words: JSON.stringify(answered),
        },
        ...(deed ? [deed] : []),
      ],
    }
  },
})

/** One that the actor wrote about nobody: those about people are taken back with their deed. */
const OWN_FREE_LETTER = onlyThose(
  FREE_LETTER,
  ({ actor }, { citizen, staff }) => citizen === null && staff === actor.id,
)

/** «Отменить запись»: on the same day, by whoever wrote it. Its number stays given. */
export const undoLetter = about(OWN_FREE_LETTER, 'send_letter', (call, { id, recordedAt, revision }) => {
  const { actor, moment, today } = call
  const writtenOn = localMoment(recordedAt, moment.conversation.region.time_zone).date
  if (writtenOn !== today) return toast(call, 'office.monthly.undo_too_late')
  return {
    parts: [text('office.letters.undone')],
    buttons: [[text('office.letters.buttons.all'), 'letters']],
    place: 'in_place',
    object: `letter:${id}`,
    changes: [{ type: 'withdraw_letter', id, revision, by: actor.id, at: moment.at }],
  }
})
