import type { Actor } from '../../../domain/access/can.ts'
import type { LocalDate } from '../../../domain/calendar/local-date.ts'

/** A group of interest (Y-groups). */
export interface InterestGroup {
  readonly id: string
  readonly name: string
  /** A kind of event. */
  readonly kind: string
  /** Of one district; null – of the whole department. */
  readonly district: string | null
  readonly districtName: string | null
  /** One of the citizens. */
  readonly organiser: string | null
  /** Whether members may read the organiser's name. */
  readonly organiserAgrees: boolean
  readonly state: 'open' | 'closed'
  /** How many people are in it. */
  readonly members: number
  readonly madeBy: string
  readonly revision: number
}

/** Somebody of a group whom the actor may see. */
export interface GroupMember {
  readonly citizen: string
  readonly name: string
}

/** A group as a citizen sees it. */
export interface OfferedGroup {
  readonly id: string
  readonly name: string
  readonly kind: string
  readonly members: number
  readonly isMember: boolean
  readonly isOrganiser: boolean
  readonly organiserAgrees: boolean
  /** Told to members, where the organiser agrees; else null. */
  readonly organiserName: string | null
}

/** Reads of groups of interest. What is outside the department is not there. Outages throw. */
export interface GroupDesk {
  group(actor: Pick<Actor, 'department'>, id: string): Promise<InterestGroup | null>
  /** Groups that are open, by name. */
  list(actor: Pick<Actor, 'department'>): Promise<readonly InterestGroup[]>
  /** Members in the actor's sight, by name. */
  members(actor: Actor, group: string, day: LocalDate, at: number): Promise<readonly GroupMember[]>
  /** Open groups for people of a citizen's district, own ones first. */
  offeredTo(citizen: string): Promise<readonly OfferedGroup[]>
}
