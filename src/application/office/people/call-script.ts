import { type TextRef, text } from '../../../domain/words/text-ref.ts'
import { decide } from '../../decision.ts'
import type { CitizenCard } from '../../ports/office/register-desk.ts'
import { allowed, refuse } from '../kit/audited.ts'
import type { OfficeCall } from '../kit/office-call.ts'
import { inPlace, type OfficeUseCase } from '../kit/use-case.ts'
import { cardButtons, cardOf } from './show-person.ts'

/**
 * What to say on the phone, for the card of a call task (`monthly_call`) and for «Что сказать»: who calls, how the person
 * is, whether anything is needed, what is on near by (seeds/002, annex 6, 3.1.6).
 */
export const callLines = (): TextRef[] => [
  text('office.monthly.phrase'),
  text('office.monthly.phrase_needs'),
  text('office.monthly.phrase_offer'),
]

/** A call as one message: the number, what to say, and what came of it one tap below. */
export const callMessage = ({ words }: Pick<OfficeCall, 'words'>, card: CitizenCard) => {
  const { name, phone } = card.facts
  const parts = [
    text('office.person.head_bare', { name }),
    phone ? text('office.person.phone', { phone }) : text('office.monthly.no_phone'),
    text('talk.blank'),
    ...callLines(),
  ]
  return words.message(parts, cardButtons(card))
}

/** «Что сказать»: the phrase with the number. */
export const callScript: OfficeUseCase = {
  action: 'see_person',
  run: async (call) => {
    const card = await cardOf(call)
    if (!card) return refuse(call, 'see_person', `citizen:${call.args[0] ?? ''}`)
    return decide(call.moment, {
      replies: [inPlace(call, callMessage(call, card))],
      office: [allowed(call, 'see_person', `citizen:${card.id}`)],
    })
  },
}
