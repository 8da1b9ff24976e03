import type { LocalDate } from '../../../domain/calendar/local-date.ts'
import type { EventTime, YardEvent } from '../../../domain/events/yard-event.ts'

/** Changes of the event calendar (Y-calendar). Events are about nobody: their words stand open. */
export type EventChange =
  /** Events that repeat. Its events are added one by one; the rule and its first day are a record that nothing reads. */
  | {
      readonly type: 'add_series'
      readonly id: string
      readonly department: string
      /** JSON of a rule of domain/events/recurrence. */
      readonly rule: string
      readonly firstDay: LocalDate
      readonly by: string
      readonly on: LocalDate
    }
  /** One of the same department and `uid` is there already: it stays as it is. */
  | {
      readonly type: 'add_event'
      readonly event: Omit<YardEvent, 'revision'>
      /** What it is called where it came from; null – made by hand. */
      readonly uid: string | null
      /** The interest group that it is for. */
      readonly group: string | null
      readonly by: string
      readonly on: LocalDate
    }
  /** Guard: revision, not cancelled, and no more places are taken than there will be. Whoever has a place keeps it. */
  | {
      readonly type: 'change_event'
      readonly event: Omit<YardEvent, 'revision' | 'state' | 'department' | 'series'>
      readonly revision: number
    }
  /** A draft is shown to people from now on. Guard: revision, a draft. */
  | { readonly type: 'open_event'; readonly event: string; readonly revision: number }
  /** It does not take place. Guard: revision, not cancelled yet. Its reminders fall away with it. */
  | {
      readonly type: 'cancel_event'
      readonly event: string
      /** As it was typed; empty – nobody said. */
      readonly why: string
      readonly revision: number
    }
  /** What people are reminded of stands on another day or time; in the commit of `change_event`. */
  | { readonly type: 'move_event_reminders'; readonly event: string; readonly time: EventTime }
