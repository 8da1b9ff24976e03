import type { Incoming, Outgoing } from './messenger.ts'

/** Why an update could not be handled: names and places, never words of anybody. */
export interface Fault {
  /** The error's name and where it arose, e.g. `TypeError at read-date.ts:84:17`. */
  readonly reason: string
  /** How often it was tried. */
  readonly tries: number
  readonly at: number
}

/** An update that waits to be looked at, without what it says. */
export interface AsideRow {
  readonly id: number
  /** When it was set aside, milliseconds since the epoch. */
  readonly at: number
  /** What it was: `words`, `press`, `file`… */
  readonly kind: string
  readonly reason: string
  readonly tries: number
  /** `retry` – it is about to be taken up once more; `emptied` – what it said is gone, only that it was is known. */
  readonly state: 'aside' | 'retry' | 'emptied'
}

/**
 * Days for which what a set-aside update says is kept, sealed (promises.md 5): long enough to mend the fault and try again.
 * Whoever gave no consent has their words kept no longer than a week.
 */
export const ASIDE_DAYS = { withConsent: 30, without: 7 } as const

/** How many updates are neither handled nor left alone. */
export interface AsideCounts {
  /** Confirmed and still under way. */
  readonly waiting: number
  /** Given up and not yet looked at. */
  readonly aside: number
}

/**
 * Keeps updates that are confirmed to the messenger before they are handled: sealed, until they are handled or somebody
 * drops them. Outages throw.
 */
export interface AsideStore {
  /** The update is under way in this process; after its end another takes it up. */
  keep(incoming: Incoming, at: number): Promise<void>
  /** The update was handled: nothing of it is kept. */
  settle(update: string): Promise<void>
  /**
   * Gives an update up, in one commit: it is kept with its fault, its name counts as handled, its sender is answered.
   * @returns false when it was handled meanwhile: it is not set aside then
   */
  setAside(incoming: Incoming, fault: Fault, replies: readonly Outgoing[]): Promise<boolean>
  /** What processes left behind that are no more, and what is to be tried again, in order; it is ours from now on. */
  takeOver(): Promise<readonly Incoming[]>
}

/** Set-aside updates as the operator looks at them. */
export interface AsideDesk {
  counts(): Promise<AsideCounts>
  /** The oldest first. */
  list(most: number): Promise<readonly AsideRow[]>
  /** The running product takes it up within seconds. @returns false when there is no such update aside */
  retry(id: number): Promise<boolean>
  /** Words older than {@link ASIDE_DAYS} go, with whose they were; reason and count stay. @returns how many */
  emptyOld(at: number): Promise<number>
  /** @returns false when there is no such update aside */
  drop(id: number): Promise<boolean>
}
