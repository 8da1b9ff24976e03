import type { Kin, Occupation } from '../../../domain/people/family.ts'
import { text } from '../../../domain/words/text-ref.ts'
import type { FamilyMember } from '../../ports/office/family-desk.ts'
import { about } from '../kit/about.ts'
import { refuse } from '../kit/audited.ts'
import { dialogAbout } from '../kit/form.ts'
import type { OfficeCall } from '../kit/office-call.ts'
import type { OfficeButton } from '../kit/office-words.ts'
import type { Answer } from '../kit/screen.ts'
import { unknownButton } from '../kit/screen.ts'
import { FAMILY_IN_HAND, type FamilyAtHand, MEMBER, type MemberAtHand, memberIn } from './family-at-hand.ts'
import { askKin, askMemberBirth, askMemberName, askOccupation } from './family-fields.ts'
import { memberLine, membersOf } from './family-words.ts'
import { familyScreen, toFamily } from './show-family.ts'

const PARTS = ['name', 'birth', 'kin', 'occupation'] as const
type Part = (typeof PARTS)[number]

/** What can be changed here: of whoever has a card, name and date of birth stand there; of the representative, who they are. */
const changeable = ({ member }: MemberAtHand): readonly Part[] => {
  if (member.kin === 'self') return ['occupation']
  return member.citizen === null ? PARTS : ['kin', 'occupation']
}

/** Somebody of a family, and what can be changed. */
export const showMember = about(MEMBER, 'change_person', (call, hand) => {
  const { card, member } = hand
  const shown = membersOf(hand).find(({ id }) => id === member.id) ?? member
  const own: OfficeButton[] =
    member.citizen === null ? [] : [[text('office.family.buttons.own_card'), 'person', member.citizen]]
  return {
    parts: [text('office.family.member', { who: memberLine(call, shown) })],
    buttons: [
      ...changeable(hand).map(
        (part): OfficeButton => [
          text(`office.family.parts.${part}`),
          'family_change',
          card.id,
          member.id,
          part,
        ],
      ),
      ...own,
      ...(member.kin === 'self'
        ? []
        : [[text('office.family.buttons.remove'), 'family_remove', card.id, member.id] as const]),
      toFamily(card.id),
    ],
    place: 'in_place',
  }
})

/** What was said anew of somebody; what was not asked is undefined. */
interface Said {
  readonly member: string
  readonly name: string | undefined
  readonly birth: string | null | undefined
  readonly kin: Kin | undefined
  readonly occupation: Occupation | null | undefined
}

const withAnswer = (member: FamilyMember, { name, birth, kin, occupation }: Said): FamilyMember => ({
  ...member,
  name: name ?? member.name,
  birthDate: birth === undefined ? member.birthDate : birth,
  kin: kin ?? member.kin,
  occupation: occupation === undefined ? member.occupation : occupation,
})

const withMembers = (
  { family, ...hand }: MemberAtHand,
  change: (members: readonly FamilyMember[]) => readonly FamilyMember[],
): FamilyAtHand => ({ ...hand, family: { ...family, members: change(family.members) } })

const finish = async (call: OfficeCall, found: FamilyAtHand, said: Said): Promise<Answer> => {
  const hand = memberIn(found, said.member)
  // Somebody else took them out of the family meanwhile.
  if (!hand) return familyScreen(call, found)
  const member = withAnswer(hand.member, said)
  const after = withMembers(hand, (members) => members.map((each) => (each.id === member.id ? member : each)))
  return {
    ...(await familyScreen(call, after, [text('office.family.changed'), text('talk.blank')])),
    object: `citizen:${hand.card.id}`,
    changes: [{ type: 'change_member', member }],
  }
}

/** One part of what is noted of somebody, asked anew. */
export const CHANGE_MEMBER = dialogAbout({
  id: 'family_change',
  subject: FAMILY_IN_HAND,
  action: 'change_person',
  given: (call, found) => {
    const hand = memberIn(found, call.args[1])
    const part = hand && changeable(hand).find((each) => each === call.args[2])
    return hand && part ? { member: hand.member.id, part } : unknownButton(call)
  },
  questions: (from) =>
    from
      .ask('name', ({ part }) => (part === 'name' ? askMemberName() : null))
      .ask('birth', ({ part }, place) => (part === 'birth' ? askMemberBirth(place) : null))
      .ask('kin', ({ part }) => (part === 'kin' ? askKin() : null))
      .ask('occupation', ({ part }) => (part === 'occupation' ? askOccupation() : null)),
  finish,
})

/** «Убрать из семьи»: moved out, grown up, died – or written down by mistake. It can be taken back at once. */
export const removeMember = about(MEMBER, 'change_person', async (call, hand) => {
  const { card, holder, member } = hand
  if (member.kin === 'self') return refuse(call, 'change_person', `citizen:${card.id}`)
  // From now on only the representative's card leads to the family of somebody who has left it.
  const left = { ...hand, card: holder }
  const after = withMembers(left, (members) => members.filter(({ id }) => id !== member.id))
  const back: OfficeButton = [text('office.family.buttons.return'), 'family_return', holder.id, member.id]
  const said = [text('office.family.removed', { name: member.name }), text('talk.blank')]
  return {
    ...(await familyScreen(call, after, said, [back])),
    place: 'in_place',
    object: `citizen:${card.id}`,
    changes: [{ type: 'leave_family', member: member.id, on: call.today }],
  }
})

/** «Вернуть в семью»: the press that took somebody out was a slip. */
export const returnMember = about(FAMILY_IN_HAND, 'change_person', async (call, hand) => {
  const { card, family } = hand
  const member = family && (await call.desks.families.left(family.id, call.args[1] ?? ''))
  if (!family || !member) return refuse(call, 'change_person', `citizen:${card.id}`)
  const after = { ...hand, family: { ...family, members: [...family.members, member] } }
  return {
    ...(await familyScreen(call, after)),
    place: 'in_place',
    object: `citizen:${card.id}`,
    changes: [{ type: 'leave_family', member: member.id, on: null }],
  }
})
