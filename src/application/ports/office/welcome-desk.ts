import type { WelcomeId } from './welcome-change.ts'

/** A series whose next message is due. */
export interface DueWelcome extends WelcomeId {
  /** The person of the chat. */
  readonly person: string
  /** How many messages were sent. */
  readonly done: number
}

/** When messages are due. */
export interface WelcomePace {
  /** Milliseconds since the epoch. */
  readonly at: number
  /** Days between each message and the one before. */
  readonly gaps: readonly number[]
  /** Local hours in which they are sent, e.g. `['11:00', '20:00']`. */
  readonly window: readonly [opens: string, closes: string]
  /** The zone of whoever has none of their own. */
  readonly zone: string
  readonly most: number
}

/** Reads of welcome series (Y-new). Outages throw. */
export interface WelcomeDesk {
  /** Series whose next message is due by the person's own clock, those that waited longest first. */
  due(pace: WelcomePace): Promise<readonly DueWelcome[]>
  /** The person's last series, with whether they asked for a talk in it; null – there was none. */
  latest(citizen: string): Promise<(WelcomeId & { readonly hasAsked: boolean }) | null>
}
