import type { LocalDate } from '../../../domain/calendar/local-date.ts'
import type { YardEvent } from '../../../domain/events/yard-event.ts'
import type { OfficeChange } from './changes.ts'

/** An event whose invitations are on their way, in somebody's hands. */
export interface ClaimedWave {
  readonly event: YardEvent & { readonly group: string | null }
  /** Since when, in milliseconds since the epoch: the round's own name. */
  readonly since: number
  /** How many more are invited at most; null – everybody. */
  readonly most: number | null
  /** The employee who asked for it. */
  readonly by: string
  /** Until when it is held; whoever holds it writes under this moment only. */
  readonly held: number
}

/** One person to be told of one event. */
export interface Invitation {
  readonly event: string
  readonly citizen: string
  readonly channel: 'message' | 'call'
  /** Monday of the week that it counts in. */
  readonly week: LocalDate
  /** The chat's person; null – a call. */
  readonly chat: string | null
  readonly due: number
  readonly expires: number
}

/** A poster for one person: which events stand in it. */
export interface Poster {
  readonly citizen: string
  readonly chat: string
  readonly week: LocalDate
  readonly events: readonly string[]
  readonly due: number
  readonly expires: number
}

/** What holds for all that is written in one go. */
export interface InvitationWriting {
  /** The rule that tells of it. */
  readonly rule: string
  readonly day: LocalDate
  readonly at: number
  /** Messages of invitation to one person in a week. */
  readonly aWeek: number
  /** Held for the person to decide when nobody knows whether it arrived. */
  readonly hold: boolean
}

/**
 * Invitations as they are written, page by page. Every write may be repeated: the same person is invited to the same event
 * once. Outages throw.
 */
export interface InvitationRound {
  /** Takes up what one employee asked for and nobody holds, at most `most` events; none – nothing waits. */
  claim(at: number, heldUntil: number, most: number): Promise<readonly ClaimedWave[]>
  /**
   * Writes a page: who was invited, and the messages to them. The week's limit is looked at once more; whoever has no room
   * left is passed over. @returns the waves as they are held now: those that ended meanwhile – the event was cancelled,
   * another took over – are left out, and nothing of them was written
   */
  write(
    waves: readonly ClaimedWave[],
    invitations: readonly Invitation[],
    writing: InvitationWriting & { readonly heldUntil: number },
  ): Promise<readonly ClaimedWave[]>
  /** A wave came to its end; `also` stands in the same commit. Nothing where it had ended before. */
  end(wave: ClaimedWave, also: readonly OfficeChange[]): Promise<void>
  /** When posters were last looked after, in milliseconds since the epoch; null – never. */
  lastPosters(): Promise<number | null>
  keepPosters(at: number): Promise<void>
  /** Open events with places left that begin or go on between two days, of all departments. */
  offered(
    from: LocalDate,
    until: LocalDate,
  ): Promise<readonly (YardEvent & { readonly group: string | null })[]>
  /** One poster a person and week, whoever writes it. @returns how many are new. */
  writePosters(posters: readonly Poster[], writing: Omit<InvitationWriting, 'aWeek'>): Promise<number>
}
