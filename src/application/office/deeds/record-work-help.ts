import { text } from '../../../domain/words/text-ref.ts'
import { undoButton } from '../cases/case-card.ts'
import { deedRow } from '../cases/case-deeds.ts'
import { about } from '../kit/about.ts'
import { toast } from '../kit/screen.ts'
import { CITIZEN, toPersonCard } from '../people/citizen.ts'
import { refusedContact } from '../people/show-person.ts'

/** What somebody was helped to (report, lines 13.7 and 13.8). */
const WORK_HELPS = ['job', 'retraining'] as const

/** «Помогли с работой»: to a job, or to learn another trade; once a day. */
export const recordWorkHelp = about(CITIZEN, 'record_deed', async (call, card) => {
  const { desks, actor, today, moment } = call
  if (card.presence === 'died') return refusedContact(card)
  const outcome = WORK_HELPS.find((each) => each === call.args[1])
  if (!outcome)
    return {
      parts: [text('office.deeds.which_work', { name: card.facts.name })],
      buttons: [
        ...WORK_HELPS.map(
          (each) => [text(`office.deeds.work_buttons.${each}`), 'work_help', card.id, each] as const,
        ),
        toPersonCard(card.id),
      ],
      place: 'in_place',
    }
  const asked = { citizen: card.id, kind: 'work_help', outcome, staff: actor.id, day: today }
  if (await desks.deeds.has(asked)) return toast(call, 'office.cases.noted_already')
  const id = moment.conversation.chance.id()
  return {
    parts: [text('office.cases.deed_noted', { deed: text(`office.deeds.work.${outcome}`) })],
    buttons: [toPersonCard(card.id), undoButton(id)],
    place: 'in_place',
    object: `citizen:${card.id}`,
    changes: [deedRow(call, { citizen: card.id, case: null }, { id, kind: 'work_help', outcome })],
  }
})
