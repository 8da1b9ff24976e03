import type { Actor } from '../../../domain/access/can.ts'
import type { LocalDate } from '../../../domain/calendar/local-date.ts'
import type { BirthDate } from '../../../domain/people/birth.ts'
import type { CitizenFacts, Presence } from './register-change.ts'

/** A person of the register as a line of a list. */
export interface CitizenLine {
  readonly id: string
  readonly name: string
  readonly birthDate: BirthDate | null
  readonly district: string
  readonly districtName: string
}

/** The last contact in the sense of Y-monthly. */
export interface LastContact {
  readonly day: LocalDate
  readonly kind: string
  readonly outcome: string | null
}

/** What was written of the latest contact, visit or attempt. */
export interface LastWords {
  readonly day: LocalDate
  readonly words: string
}

/** A person's card. Fields that the actor's role does not see are null. */
export interface CitizenCard {
  readonly id: string
  readonly district: string
  readonly districtName: string
  readonly department: string
  /** Visible outside the own districts. */
  readonly lent: boolean
  readonly facts: CitizenFacts
  readonly presence: Presence
  readonly presenceFrom: LocalDate | null
  readonly presenceUntil: LocalDate | null
  /** A move, death or refusal that the head has not confirmed yet. */
  readonly isUnconfirmed: boolean
  readonly registeredOn: LocalDate
  /** The linked chat's person. */
  readonly person: string | null
  readonly asksWelcome: boolean
  readonly lastContact: LastContact | null
  /** Null – nothing was written, or the role does not see notes. */
  readonly lastWords: LastWords | null
  readonly openTasks: number
  readonly openCases: number
  readonly revision: number
}

/** Reads of the register, within what the actor may see; what lies outside looks like what does not exist. Outages throw. */
export interface RegisterDesk {
  card(actor: Actor, citizen: string, day: LocalDate, at: number): Promise<CitizenCard | null>
  /** Everybody in sight, by name: search forgives typing and so needs all names. */
  names(actor: Actor, day: LocalDate, at: number): Promise<readonly CitizenLine[]>
  /** The card that a chat is linked to; null – none. For the citizen's own side. */
  ofPerson(person: string): Promise<{ citizen: string; district: string; department: string } | null>
  /** Opened names of a few people that the actor was allowed to see before. */
  department(citizen: string): Promise<{ district: string; department: string } | null>
}
