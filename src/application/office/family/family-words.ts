import { seesField } from '../../../domain/access/fields.ts'
import { ageOn } from '../../../domain/people/age.ts'
import { birthYear, isWholeBirth } from '../../../domain/people/birth.ts'
import { childrenOf } from '../../../domain/people/family.ts'
import { type TextRef, text } from '../../../domain/words/text-ref.ts'
import type { FamilyMember } from '../../ports/office/family-desk.ts'
import type { OfficeCall } from '../kit/office-call.ts'
import type { FamilyAtHand } from './family-at-hand.ts'

/** Whoever is in a family, as the cards say it: what the representative is called stands on the own card. */
export const membersOf = ({ family, holder }: FamilyAtHand): readonly FamilyMember[] =>
  (family?.members ?? []).map((member) =>
    member.citizen === holder.id
      ? { ...member, name: holder.facts.name, birthDate: holder.facts.birthDate }
      : member,
  )

const ageOf = ({ birthDate }: FamilyMember, today: string): TextRef | null => {
  if (birthDate === null) return null
  return isWholeBirth(birthDate)
    ? text('office.person.age', { n: ageOn(birthDate, today) })
    : text('office.person.born_in', { year: birthYear(birthDate) })
}

/** «Смирнов Пётр, 7 лет, ребёнок, ходит в школу»: of somebody's age and occupation no more than the role sees. */
export const memberLine = ({ words, today, actor }: OfficeCall, member: FamilyMember): string => {
  const seesAll = seesField(actor.role, 'birth_date')
  const said = [
    seesAll ? ageOf(member, today) : null,
    text(`office.family.kin.${member.kin}`),
    seesAll && member.occupation !== null ? text(`office.family.occupation.${member.occupation}`) : null,
  ]
  return [member.name, ...said.flatMap((each) => (each === null ? [] : [words.plain(each)]))].join(', ')
}

/** A family as lines: who is in it, and how many children there are. */
export const familyLines = (call: OfficeCall, hand: FamilyAtHand): TextRef[] => {
  const members = membersOf(hand)
  const head = text('office.family.head', { name: hand.holder.facts.name })
  if (members.length === 0) return [head, text('office.family.empty')]
  const lines = members.map((member, index) =>
    text('office.family.line', { n: index + 1, who: memberLine(call, member) }),
  )
  if (!seesField(call.actor.role, 'birth_date')) return [head, ...lines]
  const { under18, unknown } = childrenOf(members, call.today)
  return [
    head,
    ...lines,
    text('office.family.children', { n: under18 }),
    ...(unknown > 0 ? [text('office.family.ages_unknown', { n: unknown })] : []),
  ]
}

/** Where somebody is registered, next to where they live. */
export const registrationLine = (address: string | null, lives: string | null): TextRef => {
  if (address === null) return text('office.family.registration.unknown')
  return address === lives
    ? text('office.family.registration.same')
    : text('office.family.registration.other', { address })
}
