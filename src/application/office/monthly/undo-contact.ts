import { localMoment } from '../../../domain/calendar/local-date.ts'
import {
  LETTER_RECORDS,
  type LetterRecord,
  withoutLetterRecord,
} from '../../../domain/caseload/letter-undone.ts'
import { type TextRef, text } from '../../../domain/words/text-ref.ts'
import type { OfficeChange } from '../../ports/office/changes.ts'
import type { OwnDeed } from '../../ports/office/monthly-desk.ts'
import { rowOf } from '../cases/changes-of-case.ts'
import { about, type Subject } from '../kit/about.ts'
import type { OfficeCall } from '../kit/office-call.ts'
import { toast } from '../kit/screen.ts'

/** What comes of taking a deed back: only what is so is said. */
const backLines = ({ name, isMonthOwed, closed, changedSince }: OwnDeed): TextRef[] => [
  text('office.monthly.undone', { name }),
  ...(isMonthOwed ? [text('office.monthly.owed_again')] : []),
  ...(closed > 0 ? [text('office.monthly.open_again', { n: closed })] : []),
  ...(changedSince > 0 ? [text('office.monthly.changed_since', { n: changedSince })] : []),
]

/** A letter outside of cases without the record; null – it cannot be taken back before what came later. */
const freeLetterBack = async (
  { desks, actor, today, moment }: OfficeCall,
  record: LetterRecord,
  id: string,
): Promise<OfficeChange[] | null> => {
  const found = await desks.letters.find(actor, id, today, moment.at)
  if (found === null) return []
  const { note, revision } = found
  const back = { id, revision, by: actor.id, at: moment.at }
  if (record !== 'letter_sent')
    return [
      { type: 'hear_of_letter', ...back, words: JSON.stringify({ ...note, answeredOn: null, answer: null }) },
    ]
  return note.answeredOn === null ? [{ type: 'withdraw_letter', ...back }] : null
}

/** What the case says of the letter without the record; null – it cannot be taken back before what came later. */
const letterBack = async (
  call: OfficeCall,
  { kind, case: of, outcome: letter }: OwnDeed,
): Promise<OfficeChange[] | null> => {
  const { desks, actor, today, moment } = call
  const record = LETTER_RECORDS.find((each) => each === kind)
  if (record && of === null && letter !== null) return freeLetterBack(call, record, letter)
  const found = record && of !== null ? await desks.cases.find(actor, of, today, moment.at) : null
  if (!record || !found || letter === null) return []
  const words = withoutLetterRecord(found.words, record, letter)
  if (words === null) return null
  return [
    {
      type: 'write_case',
      id: found.id,
      revision: found.revision,
      state: rowOf(found.state),
      words: JSON.stringify(words),
      by: actor.id,
      at: moment.at,
      events: [],
    },
  ]
}

/** A deed that the actor recorded. */
export const OWN_DEED: Subject<OwnDeed> = {
  kind: 'deed',
  find: ({ desks, actor }, _, id) => desks.monthly.ownDeed(id, actor.id),
}

/**
 * «Отменить запись»: a wrong tap is taken back on the same day by whoever made it. The ledger keeps both; tasks that the deed
 * closed are open again – those of cases too, with the dates that they had –, the month is owed again. What was changed
 * since stays, and that is said.
 */
export const undoContact = about(OWN_DEED, 'record_deed', async (call, deed) => {
  const { actor, moment, today } = call
  const [id = ''] = call.args
  if (deed.isWithdrawn) return toast(call, 'office.monthly.undone_toast')
  const recordedOn = localMoment(deed.recordedAt, moment.conversation.region.time_zone).date
  if (recordedOn !== today) return toast(call, 'office.monthly.undo_too_late')
  // A mentor is in the case's own state: there they are replaced, with the reason.
  if (deed.kind === 'mentor_attached') return toast(call, 'office.monthly.undo_mentor')
  const letter = await letterBack(call, deed)
  if (letter === null) return toast(call, 'office.cases.letter_heard_of')
  return {
    parts: backLines(deed),
    buttons: [[text('office.person.buttons.card'), 'person', deed.citizen]],
    place: 'in_place',
    object: `deed:${id}`,
    changes: [
      ...letter,
      {
        type: 'withdraw_deed',
        deed: id,
        citizen: deed.citizen,
        by: actor.id,
        day: deed.day,
        on: today,
        at: moment.at,
      },
    ],
  }
})
