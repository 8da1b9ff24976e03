import type { Actor } from '../../../domain/access/can.ts'
import type { LocalDate } from '../../../domain/calendar/local-date.ts'
import type { BirthDate } from '../../../domain/people/birth.ts'
import type { PlanPeriod } from '../../../domain/people/individual-plan.ts'
import type { Searched } from '../../../domain/people/register-search.ts'
import type { CitizenFacts } from './register-change.ts'
import type { CitizenLine } from './register-desk.ts'

/** Somebody in sight as search looks at them. */
export interface FoundPerson extends CitizenLine, Searched {
  /** Why the person is in no list any more; null – lives here. */
  readonly gone: 'died' | 'moved' | null
}

/** Where a person of the department stands. */
export interface Whereabouts {
  readonly id: string
  readonly district: string
  readonly districtName: string
}

/** A link that can still be used, with what has to be known to use it. */
export interface CardLink {
  readonly citizen: string
  readonly name: string
  readonly birthDate: BirthDate | null
  /** The employee who made it. */
  readonly by: string
  readonly byName: string
  /** The person of that employee's chat. */
  readonly byPerson: string | null
  readonly departmentName: string
}

/** A linked citizen's own card: everything of theirs that the register holds. */
export interface OwnCard {
  readonly citizen: string
  readonly district: string
  readonly department: string
  readonly departmentName: string
  readonly facts: CitizenFacts
  readonly registeredOn: LocalDate
  /** Sealed JSON, opened; null – none was filled in. */
  readonly needs: string | null
}

/** A needs card as it is kept. */
export interface KeptNeeds {
  /** Sealed JSON, opened. */
  readonly card: string
  readonly on: LocalDate
  /** Name of the employee who changed it last; null – the person did. */
  readonly byName: string | null
}

/** The needs card of somebody in sight. */
export interface NeedsInSight {
  readonly citizen: string
  /** Items of the needs card. */
  readonly chosen: readonly string[]
}

/**
 * Reads of people for search, doubles, links and a citizen's own side. Whose card a needs card or plan belongs to has to be
 * in sight: the caller has looked at the card before. Outages throw.
 */
export interface PeopleDesk {
  /** The open task by which a person demands that their data be deleted; null – nobody asked. */
  deletionAsked(citizen: string): Promise<string | null>
  /** Everybody in sight who lives here, with what search looks at; fields that the role does not see are null. By name. */
  all(actor: Actor, day: LocalDate, at: number): Promise<readonly FoundPerson[]>
  /** {@link all}, and whoever died or moved away: found by name, marked, counted nowhere. */
  everybody(actor: Actor, day: LocalDate, at: number): Promise<readonly FoundPerson[]>
  /** The same person by name and birth date, anywhere in the department. */
  same(department: string, name: string, birthDate: BirthDate | null): Promise<readonly Whereabouts[]>
  /** What the last change of a card replaced, if it was made on this day; null – nothing can be brought back. */
  replaced(citizen: string, day: LocalDate): Promise<Partial<CitizenFacts> | null>
  /** Null – none was filled in. */
  needsCard(citizen: string): Promise<KeptNeeds | null>
  /** What everybody in sight chose in the needs card, read in one query; whoever has none is not there. */
  needsInSight(actor: Actor, day: LocalDate, at: number): Promise<readonly NeedsInSight[]>
  /** JSON of an individual plan; null – none. */
  plan(citizen: string, period: PlanPeriod, starts: LocalDate): Promise<string | null>
  /** Only a link that is unused, runs, and was not tried in vain too often – by others, or by this chat with others. */
  link(code: string, address: string, at: number): Promise<CardLink | null>
  own(person: string): Promise<OwnCard | null>
}
