import { text } from '../../../domain/words/text-ref.ts'
import { decide } from '../../decision.ts'
import { allowed, refuse } from '../kit/audited.ts'
import type { OfficeButton } from '../kit/office-words.ts'
import { inPlace, type OfficeUseCase } from '../kit/use-case.ts'
import { cardOf } from '../people/show-person.ts'
import { undoButton } from './case-card.ts'
import { deedInCases, deedRow, PLAIN_DEEDS } from './case-deeds.ts'

/** What is recorded about a person beside contacts: a consultation belongs to no case, the others close what waits. */
const DEEDS = ['consultation', ...PLAIN_DEEDS.filter((kind) => kind !== 'outcome_noted')] as const

/** «Записать дело» on a person's card: what was done, and it is on record once a day. */
export const recordPersonDeed: OfficeUseCase = {
  action: 'record_deed',
  run: async (call) => {
    const card = await cardOf(call)
    if (!card) return refuse(call, 'record_deed', `citizen:${call.args[0] ?? ''}`)
    const { words, moment, desks, actor, today } = call
    const kind = DEEDS.find((each) => each === call.args[1])
    const back: OfficeButton = [text('office.cases.buttons.person'), 'person', card.id]
    if (!kind) {
      const visited: OfficeButton = [text('office.cases.deeds.visit'), 'contact', card.id, 'visit', 'well']
      const buttons = DEEDS.map(
        (each): OfficeButton => [text(`office.cases.deeds.${each}`), 'deed', card.id, each],
      )
      return decide(moment, {
        replies: [
          inPlace(call, words.message([text('office.cases.which_deed')], [visited, ...buttons, back])),
        ],
      })
    }
    if (await desks.cases.hasDeed(card.id, kind, actor.id, today, null))
      return decide(moment, { toast: words.phrase('office.cases.noted_already') })
    const id = moment.conversation.chance.id()
    return decide(moment, {
      replies: [
        inPlace(
          call,
          words.message(
            [text('office.cases.deed_noted', { deed: text(`office.cases.deeds.${kind}`) })],
            [back, undoButton(id)],
          ),
        ),
      ],
      office: [
        ...(kind === 'consultation' ? [] : await deedInCases(call, { id, citizen: card.id }, kind)),
        deedRow(call, { citizen: card.id, case: null }, { id, kind, fulfils: [kind] }),
        allowed(call, 'record_deed', `citizen:${card.id}`),
      ],
    })
  },
}
