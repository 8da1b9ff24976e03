import type { Actor } from '../../../domain/access/can.ts'
import type { Role } from '../../../domain/access/role.ts'
import type { LocalDate } from '../../../domain/calendar/local-date.ts'

/** A district with how an employee comes to work it. */
export interface WorkedDistrict {
  readonly id: string
  readonly name: string
  readonly kind: 'own' | 'cover' | 'department'
  /** Whose district is covered. */
  readonly coverFor: string | null
  readonly until: LocalDate | null
}

/** An employee as the office knows them on a day. */
export interface Employee extends Actor {
  /** What they may do on that day: whoever stands in for the head may do what a head may. */
  readonly role: Role
  /** What they are on every day. */
  readonly ownRole: Role
  /** The head whose work they do on that day, and their last day of it; null – nobody's, until it is ended. */
  readonly standsFor: string | null
  readonly standsUntil: LocalDate | null
  readonly name: string
  /** The person of their chat. */
  readonly person: string | null
  readonly state: 'waiting' | 'active' | 'removed'
  readonly departmentName: string
  readonly work: readonly WorkedDistrict[]
}

/** An invite as its code finds it. All that is wrong with one looks the same to whoever tries it (B8). */
export interface Invite {
  readonly id: string
  readonly role: Role
  readonly department: string
  readonly district: string | null
  readonly inviter: string | null
}

/** Reads of staff. Outages throw. */
export interface StaffDesk {
  /** The employee with their districts of that day; null – there is none such. */
  find(staff: string, day: LocalDate): Promise<Employee | null>
  /** The employee whose chat a person's is, waiting or active; null – nobody's. */
  ofPerson(person: string, day: LocalDate): Promise<Employee | null>
  /** Employees of a department who are not removed, by name. */
  colleagues(department: string, day: LocalDate): Promise<readonly Employee[]>
  districts(department: string): Promise<readonly { id: string; name: string }[]>
  /** Only an invite that can still be taken, and only if this chat did not try too often in the last hour. */
  invite(code: string, address: string, at: number): Promise<Invite | null>
  /** Whether a person can take an invite still: nobody was quicker, it was not revoked, and they are nobody's employee yet. */
  canRedeem(invite: string, person: string, at: number): Promise<boolean>
  /** Who hears on a day what is told to the heads of a department: they, or whoever stands in for them. */
  heads(department: string, day: LocalDate): Promise<readonly Employee[]>
  /** Whoever works a district on a day: the covering ones first, then the owners. */
  workersOf(district: string, day: LocalDate): Promise<readonly Employee[]>
}
