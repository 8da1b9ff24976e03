import type { Family, FamilyMember } from '../../ports/office/family-desk.ts'
import type { CitizenCard } from '../../ports/office/register-desk.ts'
import type { Subject } from '../kit/about.ts'
import type { OfficeCall } from '../kit/office-call.ts'
import { CITIZEN, CITIZEN_IN_HAND } from '../people/citizen.ts'

/** Somebody of the register with the family that they are in. */
export interface FamilyAtHand {
  /** Whose card led here. */
  readonly card: CitizenCard
  /** Null – no family is written down. */
  readonly family: Family | null
  /** The card of the family's representative; without a family, of whoever would be it. */
  readonly holder: CitizenCard
}

/** A family is in sight with the card of its representative; a member's card alone leads to nobody else. */
const withFamily = async (call: OfficeCall, card: CitizenCard | null): Promise<FamilyAtHand | null> => {
  if (card === null) return null
  const family = await call.desks.families.of(card.id)
  if (family === null || family.holder === card.id) return { card, family, holder: card }
  const { desks, actor, today, moment } = call
  const holder = await desks.register.card(actor, family.holder, today, moment.at)
  return holder && { card, family, holder }
}

/** The family of somebody in sight. */
export const FAMILY: Subject<FamilyAtHand> = {
  kind: 'citizen',
  find: async (call, action, id) => withFamily(call, await CITIZEN.find(call, action, id)),
}

/** The family of somebody with whom the actor may do this. */
export const FAMILY_IN_HAND: Subject<FamilyAtHand> = {
  kind: 'citizen',
  find: async (call, action, id) => withFamily(call, await CITIZEN_IN_HAND.find(call, action, id)),
}

/** Somebody of a family, with it. */
export interface MemberAtHand extends FamilyAtHand {
  readonly family: Family
  readonly member: FamilyMember
}

/** Whom of a family an id names; null – nobody who is in it now. */
export const memberIn = (hand: FamilyAtHand, id: string | null | undefined): MemberAtHand | null => {
  const { family } = hand
  const member = family?.members.find((each) => each.id === id)
  return family && member ? { ...hand, family, member } : null
}

/** Somebody of a family, whom the press names second. */
export const MEMBER: Subject<MemberAtHand> = {
  kind: 'citizen',
  find: async (call, action, id) => {
    const hand = await FAMILY_IN_HAND.find(call, action, id)
    return hand && memberIn(hand, call.args[1])
  },
}
