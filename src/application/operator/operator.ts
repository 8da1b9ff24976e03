import type { WorkingCalendar } from '../../domain/calendar/working-calendar.ts'
import type { ReminderRule } from '../../domain/reminders/rule.ts'
import type { AsideDesk } from '../ports/aside-store.ts'
import type { Clock } from '../ports/clock.ts'
import type { JobLedger } from '../ports/job-ledger.ts'
import type { OperatorLedger } from '../ports/operator-ledger.ts'

/** What the operator's use cases work with. Built once by the composition root. */
export interface Operator {
  readonly ledger: OperatorLedger
  readonly jobs: JobLedger
  /** Updates that could not be handled. */
  readonly asides: AsideDesk
  /** How often each scheduled job should run in a day; 0 – it does not. */
  readonly expected: ReadonlyMap<string, number>
  readonly rules: ReadonlyMap<string, ReminderRule>
  readonly calendar: WorkingCalendar
  /** The region's zone. */
  readonly zone: string
  readonly clock: Clock
  /** Real time: scheduled jobs run by it, whatever the playground's clock shows. */
  readonly wall: Clock
}

export const DAY_MS = 86_400_000
/** A reminder that comes later than this after its moment is late. */
export const LATE_MS = 5 * 60_000
