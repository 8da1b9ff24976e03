import type { Actor } from '../../../domain/access/can.ts'
import type { LocalDate } from '../../../domain/calendar/local-date.ts'
import type { AlertState } from '../../../domain/events/alert.ts'

/** A warning as it stands. */
export interface Alert {
  readonly id: string
  readonly department: string
  readonly districts: readonly string[]
  readonly kind: string
  readonly state: AlertState
  readonly askedBy: string
  /** How many people it was sent to; null – it was not. */
  readonly told: number | null
}

/** How many people of some districts a warning reaches by itself, and how many have to be called. */
export interface AlertAudience {
  readonly reachable: number
  readonly silent: number
}

/** Somebody who has to be called. */
export interface SilentPerson {
  readonly citizen: string
  readonly name: string
  readonly phone: string | null
}

/** Reads of warnings. Outages throw. */
export interface AlertDesk {
  alert(id: string): Promise<Alert | null>
  /** A warning of a kind that an employee asked for since a moment and that was not refused; null – there is none. */
  standing(asker: string, kind: string, since: number): Promise<Alert | null>
  audience(districts: readonly string[]): Promise<AlertAudience>
  /** People of the districts in the actor's sight who cannot be written to, the oldest first. */
  silent(
    actor: Pick<Actor, 'id'>,
    districts: readonly string[],
    day: LocalDate,
    page: { readonly offset: number; readonly most: number },
  ): Promise<readonly SilentPerson[]>
}
