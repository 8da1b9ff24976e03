import type { Role } from '../../../domain/access/role.ts'
import type { LocalDate } from '../../../domain/calendar/local-date.ts'
import type { Point } from '../../../domain/events/yard-event.ts'
import type { NewDeed } from './caseload-change.ts'
import type { EventChange } from './event-change.ts'
import type { GroupChange } from './group-change.ts'
import type { CitizenFacts } from './register-change.ts'

/** An institution to begin with: its departments and districts, and – on the playground and in tests – staff and people. */
export interface Founding {
  readonly institution: {
    readonly id: string
    readonly name: string
    /** Where people can ask whether the assistant is theirs, e.g. `+73467123456`; absent – said later. */
    readonly phone?: string | undefined
  }
  readonly departments: readonly {
    readonly id: string
    readonly name: string
    readonly districts: readonly { readonly id: string; readonly name: string }[]
  }[]
  /** Employees whose chats are known already. */
  readonly staff: readonly {
    readonly id: string
    /** The messenger's address of the chat, e.g. `712345`; null – they work without the messenger. */
    readonly chat: string | null
    readonly name: string
    readonly role: Role
    readonly department: string
    readonly districts: readonly string[]
  }[]
  readonly people: readonly {
    readonly id: string
    readonly district: string
    readonly facts: CitizenFacts
    readonly on: LocalDate
    /** Items of the needs card that were chosen already. */
    readonly needs?: readonly string[]
    /** Where the home is on the map. */
    readonly home?: Point
    /** A chat that is linked already, with the consent that was given. */
    readonly linked?: { readonly chat: string; readonly consent: string }
  }[]
  /** What was done before: contacts of this month. */
  readonly deeds?: readonly NewDeed[]
  /** Groups of interest with their members. */
  readonly groups?: readonly {
    readonly group: Omit<Extract<GroupChange, { type: 'add_group' }>, 'type'>
    readonly organiser: string | null
    readonly members: readonly string[]
  }[]
  /** What stands in the event calendar already. */
  readonly events?: readonly Omit<Extract<EventChange, { type: 'add_event' }>, 'type'>[]
  /** When staff begins, in milliseconds since the epoch. */
  readonly at: number
}

/** Founds an institution, once: what is there already stays. Outages throw. @returns false when there is one. */
export type Found = (founding: Founding) => Promise<boolean>
