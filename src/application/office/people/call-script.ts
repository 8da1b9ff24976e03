import { type TextRef, text } from '../../../domain/words/text-ref.ts'
import type { CitizenCard } from '../../ports/office/register-desk.ts'
import { about } from '../kit/about.ts'
import type { Screen } from '../kit/screen.ts'
import { CITIZEN } from './citizen.ts'
import { cardButtons } from './show-person.ts'

/**
 * What to say on the phone, for the card of a call task (`monthly_call`) and for «Что сказать»: who calls, how the person
 * is, whether anything is needed, what is on near by (seeds/002, annex 6, 3.1.6).
 */
export const callLines = (): TextRef[] => [
  text('office.monthly.phrase'),
  text('office.monthly.phrase_needs'),
  text('office.monthly.phrase_offer'),
]

/** A call as one screen: the number, what to say, and what came of it one tap below. */
export const callScreen = (card: CitizenCard): Screen => {
  const { name, phone } = card.facts
  return {
    parts: [
      text('office.person.head_bare', { name }),
      phone ? text('office.person.phone', { phone }) : text('office.monthly.no_phone'),
      text('talk.blank'),
      ...callLines(),
    ],
    buttons: cardButtons(card),
    object: `citizen:${card.id}`,
  }
}

/** «Что сказать»: the phrase with the number. */
export const callScript = about(CITIZEN, 'see_person', (_, card) => ({
  ...callScreen(card),
  place: 'in_place',
}))
