import { can } from '../../../domain/access/can.ts'
import { seesField } from '../../../domain/access/fields.ts'
import { shortName } from '../../../domain/people/short-name.ts'
import { type TextRef, text } from '../../../domain/words/text-ref.ts'
import { about } from '../kit/about.ts'
import type { OfficeCall } from '../kit/office-call.ts'
import type { OfficeButton } from '../kit/office-words.ts'
import type { Screen } from '../kit/screen.ts'
import { toPersonCard } from '../people/citizen.ts'
import { FAMILY, type FamilyAtHand } from './family-at-hand.ts'
import { familyLines, membersOf, registrationLine } from './family-words.ts'

/** People of one family: more is a slip, and would fit no screen. */
export const MOST_MEMBERS = 20

/** The way back to a family. */
export const toFamily = (citizen: string): OfficeButton => [
  text('office.family.buttons.back'),
  'family',
  citizen,
]

const changing = (hand: FamilyAtHand): OfficeButton[] => {
  const { card } = hand
  const members = membersOf(hand)
  return [
    ...(members.length < MOST_MEMBERS
      ? [[text('office.family.buttons.add'), 'family_add', card.id] as const]
      : []),
    ...members.map(
      ({ id, name }): OfficeButton => [
        text('office.family.buttons.member', { name: shortName(name) }),
        ...(['family_member', card.id, id] as const),
      ],
    ),
    [text('office.family.buttons.registration'), 'registration', card.id],
  ]
}

/** A family as a screen. `said` stands above it, `more` before the way back. */
export const familyScreen = async (
  call: OfficeCall,
  hand: FamilyAtHand,
  said: readonly TextRef[] = [],
  more: readonly OfficeButton[] = [],
  registration?: string | null,
): Promise<Screen> => {
  const { card } = hand
  const registered =
    registration === undefined ? await call.desks.families.registration(card.id) : registration
  const mayChange = can(call.actor, 'change_person', card)
  return {
    parts: [
      ...said,
      ...familyLines(call, hand),
      ...(seesField(call.actor.role, 'address') ? [registrationLine(registered, card.facts.address)] : []),
    ],
    buttons: [...more, ...(mayChange ? changing(hand) : []), toPersonCard(card.id)],
  }
}

/** «Семья»: who is in it, how many children, where they are registered (seeds/002 appendix 2, the act and the family's passport). */
export const showFamily = about(FAMILY, 'see_person', async (call, hand) => ({
  ...(await familyScreen(call, hand)),
  place: 'in_place',
  object: `citizen:${hand.card.id}`,
}))
