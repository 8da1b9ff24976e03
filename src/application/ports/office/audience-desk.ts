import type { Actor } from '../../../domain/access/can.ts'
import type { LocalDate } from '../../../domain/calendar/local-date.ts'
import type { AudiencePerson } from '../../../domain/events/audience-person.ts'

/** Whose people are meant: of the districts that an employee works on a day, or of a whole department – for what time brings. */
export type AudienceReach =
  | { readonly staff: string; readonly day: LocalDate }
  | { readonly department: string }

/** What is asked for with a page of people. */
export interface AudiencePage {
  /** Events of which it has to be known whether the person was invited or has answered. */
  readonly events: readonly string[]
  /** Mondays of the weeks in which messages are counted: this one, and the next where the message may come then. */
  readonly weeks: readonly [LocalDate, LocalDate]
  readonly day: LocalDate
  /** Only those with a chat who want invitations and whose poster comes on one of these weekdays (`usual` – who chose none). */
  readonly poster?: { readonly weekdays: readonly number[]; readonly usual: number }
  /** The id of the last one of the page before; empty – the first page. */
  readonly after: string
  readonly size: number
}

/** A person with what decides how they are told. */
export interface AudienceRow extends AudiencePerson {
  /** The person of the linked chat, where it can be written to by consent. */
  readonly chat: string | null
  /** Neither switched off in the card nor among the reminders. */
  readonly isWelcome: boolean
  /** Zone of the person's days; null – the region's. */
  readonly zone: string | null
  /** Messages of invitation in each of the two weeks. */
  readonly messages: readonly [number, number]
  readonly known: ReadonlySet<string>
}

/** A person to be called about an event. */
export interface CallLine {
  readonly citizen: string
  readonly name: string
  readonly phone: string | null
}

/** What one round of invitations came to. */
export interface WaveOutcome {
  readonly message: number
  readonly call: number
}

/** How somebody wants to be invited. */
export interface InviteWishes {
  /** 1 – Monday; null – the usual day. */
  readonly posterWeekday: number | null
  readonly isWelcome: boolean
}

/** Reads of who is invited to what (Y-address, Y-notify). Outages throw. */
export interface AudienceDesk {
  /** People of a reach by id, in pages; sealed cards and homes are opened page by page. */
  page(reach: AudienceReach, asked: AudiencePage): Promise<readonly AudienceRow[]>
  /** Who is to be called about an event and has not answered: those already noted, and `also`; within sight, by name. */
  calls(
    actor: Actor,
    event: string,
    also: readonly string[],
    when: { readonly day: LocalDate; readonly at: number },
  ): Promise<readonly CallLine[]>
  /** What the round that began at a moment came to. */
  outcome(event: string, since: number): Promise<WaveOutcome>
  /** Events of a person's poster of a week that still take place, by day and time: their ids. */
  poster(citizen: string, week: LocalDate): Promise<readonly string[]>
  wishes(citizen: string): Promise<InviteWishes | null>
}
