import { birthsAgree, birthYear } from '../../../domain/people/birth.ts'
import type { Kin, Occupation } from '../../../domain/people/family.ts'
import { comparableName } from '../../../domain/people/same-person.ts'
import { text } from '../../../domain/words/text-ref.ts'
import type { OfficeChange } from '../../ports/office/changes.ts'
import type { FormChoice } from '../../ports/office/dialogs.ts'
import type { Family, FamilyMember } from '../../ports/office/family-desk.ts'
import type { FoundPerson } from '../../ports/office/people-desk.ts'
import { choice } from '../kit/field.ts'
import { type Begun, dialogAbout, type Questions } from '../kit/form.ts'
import type { OfficeCall } from '../kit/office-call.ts'
import type { Answer, Screen } from '../kit/screen.ts'
import { FAMILY_IN_HAND, type FamilyAtHand } from './family-at-hand.ts'
import { askKin, askMemberBirth, askMemberName, askOccupation } from './family-fields.ts'
import { familyScreen, MOST_MEMBERS } from './show-family.ts'

/** Cards that are offered as the one who is meant. */
const MOST_OFFERED = 5

const NOBODY = 'nobody'

/** The family with its representative alone, as it begins. */
const begun = (call: OfficeCall, { holder }: FamilyAtHand): Family => {
  const { chance } = call.moment.conversation
  const { name, birthDate } = holder.facts
  const self: FamilyMember = {
    id: chance.id(),
    citizen: holder.id,
    name,
    birthDate,
    kin: 'self',
    occupation: null,
  }
  return { id: chance.id(), holder: holder.id, members: [self] }
}

const makingOf = ({ id, holder, members: [self] }: Family, on: string): OfficeChange[] =>
  self === undefined ? [] : [{ type: 'make_family', id, citizen: holder, self, on }]

const added = async (call: OfficeCall, hand: FamilyAtHand, member: FamilyMember): Promise<Screen> => {
  const family = hand.family ?? begun(call, hand)
  const after = { ...hand, family: { ...family, members: [...family.members, member] } }
  const again = text('office.family.added', { name: member.name })
  return {
    ...(await familyScreen(call, after, [again, text('talk.blank')])),
    object: `citizen:${hand.card.id}`,
    changes: [
      ...(hand.family === null ? makingOf(family, call.today) : []),
      { type: 'add_member', family: family.id, member, on: call.today },
    ],
  }
}

/** What was said of somebody. */
type SaidMember = {
  readonly kin: Kin
  readonly name: string
  readonly birth: string | null
  readonly occupation: Occupation | null
}

const saidMember = (call: OfficeCall, { kin, name, birth, occupation }: SaidMember): FamilyMember => ({
  id: call.moment.conversation.chance.id(),
  citizen: null,
  name,
  birthDate: birth,
  kin,
  occupation,
})

/** Whose card may be the one of somebody of this name: the same name, and no other date of birth. */
const alikeTo = (
  people: readonly FoundPerson[],
  { name, birthDate }: FamilyMember,
  { family, holder }: FamilyAtHand,
): FoundPerson[] => {
  const taken = new Set([holder.id, ...(family?.members ?? []).flatMap(({ citizen }) => citizen ?? [])])
  return people.filter(
    (each) =>
      !taken.has(each.id) &&
      comparableName(each.name) === comparableName(name) &&
      birthsAgree(each.birthDate, birthDate),
  )
}

const offerOf = ({ id, name, birthDate }: FoundPerson) => ({
  id,
  name,
  year: birthDate === null ? null : birthYear(birthDate),
})
type Offer = ReturnType<typeof offerOf>

const finish = async (call: OfficeCall, hand: FamilyAtHand, said: SaidMember): Promise<Answer> => {
  const { desks, actor, today, moment } = call
  if ((hand.family?.members.length ?? 0) >= MOST_MEMBERS)
    return { parts: [text('office.family.full', { n: MOST_MEMBERS })] }
  const member = saidMember(call, said)
  const alike = alikeTo(await desks.people.everybody(actor, today, moment.at), member, hand)
  if (alike.length === 0) return added(call, hand, member)
  const { kin, name, birth, occupation } = said
  const offers = alike.slice(0, MOST_OFFERED).map(offerOf)
  return FAMILY_WHO.beginAbout(call, hand.card.id, { kin, name, birth, occupation, offers })
}

/** «Кто ещё в семье?»: who it is, the name, the date of birth, what they do. */
export const ADD_MEMBER = dialogAbout({
  id: 'family_add',
  subject: FAMILY_IN_HAND,
  action: 'change_person',
  questions: (from) =>
    from
      .ask('kin', askKin)
      .ask('name', askMemberName)
      .ask('birth', (_, place) => askMemberBirth(place))
      .ask('occupation', askOccupation),
  finish,
})

type KnownOfWho = SaidMember & { readonly offers: readonly Offer[] }

const offerChoices = (offers: readonly Offer[]): FormChoice[] => [
  ...offers.map(({ name, year }, index) => ({
    id: `p${index}`,
    label: text(year === null ? 'office.family.offer' : 'office.family.offer_born', {
      name,
      year: year ?? '',
    }),
  })),
  { id: NOBODY, label: text('office.family.other_person') },
]

const chosenCard = async (
  call: OfficeCall,
  hand: FamilyAtHand,
  said: KnownOfWho,
  who: string,
): Promise<Answer> => {
  const member = saidMember(call, said)
  const offer = said.offers.find((_, index) => who === `p${index}`)
  if (!offer) return added(call, hand, member)
  const { desks, actor, today, moment } = call
  const card = await desks.register.card(actor, offer.id, today, moment.at)
  if (card === null) return added(call, hand, member)
  if (await desks.families.of(card.id))
    return {
      parts: [text('office.family.in_another', { name: card.facts.name })],
      buttons: [[text('office.family.buttons.their_family'), 'family', card.id]],
    }
  const { name, birthDate } = card.facts
  return added(call, hand, { ...member, citizen: card.id, name, birthDate })
}

/** Somebody of this name has a card: is it them? Then the two are joined, and nothing is written twice. */
export const FAMILY_WHO = dialogAbout({
  id: 'family_who',
  subject: FAMILY_IN_HAND,
  action: 'change_person',
  questions: (from: Questions<KnownOfWho & Begun>) =>
    from.ask('who', ({ offers }) => choice(text('office.family.ask.who'), offerChoices(offers))),
  finish: (call, hand, said) => chosenCard(call, hand, said, said.who),
})
