import type { AsideStore } from '../ports/aside-store.ts'
import type { Clock } from '../ports/clock.ts'
import type { Log } from '../ports/log.ts'
import type { Incoming, Outgoing, Worth } from '../ports/messenger.ts'
import type { Timer } from '../ports/timer.ts'
import { AtMost } from './at-most.ts'
import { faultOf } from './fault-place.ts'
import { Lanes } from './lanes.ts'
import { AT_ONCE, LONGEST_MS, type SlowWork } from './slow-work.ts'

export interface IntakeDeps {
  /** Handles one update to its commit and sets its replies on their way. Outages throw. */
  readonly perform: (incoming: Incoming) => Promise<void>
  readonly store: AsideStore
  /** Whether an error means that everything has to wait: nothing is wrong with the update. */
  readonly isOutage: (error: unknown) => boolean
  /** Whether an update overtakes what else its sender sent: words of danger. */
  readonly isUrgent: (incoming: Incoming) => boolean
  readonly slowWork: (incoming: Incoming) => SlowWork | null
  /** What is said to the sender of an update that was given up. */
  readonly apology: (incoming: Incoming) => Promise<readonly Outgoing[]>
  /** Sets committed replies on their way. */
  readonly deliver: (incoming: Incoming, replies: readonly Outgoing[], worth: Worth) => void
  readonly clock: Clock
  readonly timer: Timer
  readonly log: Log
  /** Counts by name: `updates_set_aside`. */
  readonly count: (name: string) => void
  /** How long one update may take; {@link LONGEST_MS} when not given. */
  readonly longestMs?: typeof LONGEST_MS
}

/** After so long an update that is not handled yet is kept, so that it can be confirmed and nobody waits for it. */
const PATIENCE_MS = 500
/** Waits between tries of an update that fails, then it is given up. */
const TRY_WAITS_MS = [300, 1_000, 2_000]
const MOST_TRIES = 3
/** Waits while the database is away; updates that are confirmed already wait here. */
const OUTAGE_WAITS_MS = [200, 500, 1_000, 3_000, 5_000]

/** One update under way. */
interface Piece {
  readonly incoming: Incoming
  readonly slow: SlowWork | null
  /** Set once it is being kept: then it may be confirmed before it is handled. */
  kept: Promise<void> | null
  /** Handled, given up or handed back: nothing more is to be kept of it. */
  isOver: boolean
  done: Promise<void>
}

/** An update did not come to an end within its time. */
class TookTooLong extends Error {
  override readonly name = 'TookTooLong'
}

/** The process ends: what is left is the next one's. */
class Stopped extends Error {
  override readonly name = 'Stopped'
}

const ignore = (): void => undefined

/**
 * Takes updates in, from polling and webhook alike. Each person has a lane: their updates are handled in order, one at a
 * time; nobody waits for somebody else. An update that takes long is kept, sealed, and confirmed; one that fails for ever
 * is set aside, its sender is told, and the next one goes on. While the database is away nothing is given up: what is not
 * confirmed comes again, what is waits here (promises.md 5).
 */
export class Intake {
  readonly #deps: IntakeDeps
  readonly #lanes = new Lanes()
  /** Words of danger, beside everything else of their sender. */
  readonly #urgent = new Lanes()
  /** Slow work, a lane for each person and kind. */
  readonly #besides = new Lanes()
  readonly #bounds: Readonly<Record<SlowWork, AtMost>> = {
    file: new AtMost(AT_ONCE.file),
    listening: new AtMost(AT_ONCE.listening),
    voice: new AtMost(AT_ONCE.voice),
    picture: new AtMost(AT_ONCE.picture),
  }
  readonly #underWay = new Map<string, Piece>()
  readonly #waits = new Set<() => void>()
  #isStopped = false

  constructor(deps: IntakeDeps) {
    this.#deps = deps
  }

  /**
   * Resolves when the update may be confirmed: it was handled, kept or set aside. The same update, coming again meanwhile,
   * joins the one that is under way. Throws on an outage: it must not be confirmed then.
   */
  async take(incoming: Incoming): Promise<void> {
    const piece = this.#underWay.get(incoming.update) ?? this.#begin(incoming, null)
    if ((await this.#isDoneWithin(piece.done, PATIENCE_MS)) || piece.isOver) return piece.done
    piece.kept ??= this.#deps.store.keep(incoming, this.#deps.clock.now())
    try {
      await piece.kept
    } catch (error) {
      piece.kept = null
      throw error
    }
  }

  /** Takes up an update that is kept already: an earlier process left it behind, or it is tried again. */
  resume(incoming: Incoming): void {
    if (!this.#underWay.has(incoming.update)) this.#begin(incoming, Promise.resolve())
  }

  /** Resolves when nothing is under way. */
  async idle(): Promise<void> {
    while (this.#underWay.size > 0)
      await Promise.allSettled([...this.#underWay.values()].map(({ done }) => done))
  }

  /** Begins nothing more and waits for nothing more; what is kept is taken up by the next process. */
  async stop(longestMs: number): Promise<void> {
    this.#isStopped = true
    for (const end of [...this.#waits]) end()
    await this.#isDoneWithin(this.idle(), longestMs)
  }

  #begin(incoming: Incoming, kept: Promise<void> | null): Piece {
    const { isUrgent, slowWork } = this.#deps
    const { update, sender } = incoming
    const work = this.#asked(() => slowWork(incoming), null)
    // Who has nothing to overtake and nothing slow to wait for is not listened to twice.
    const mayWait = work !== null || this.#lanes.isBusy(sender.address)
    const isHurried = mayWait && this.#asked(() => isUrgent(incoming), false)
    const slow = isHurried ? null : work
    const piece: Piece = { incoming, slow, kept, isOver: false, done: Promise.resolve() }
    this.#underWay.set(update, piece)
    const lanes = isHurried ? this.#urgent : this.#lanes
    const carried = slow
      ? this.#beside(piece, slow)
      : lanes.run(sender.address, (broken) => this.#carry(piece, broken))
    piece.done = this.#ended(piece, carried).finally(() => this.#underWay.delete(update))
    piece.done.catch(ignore)
    return piece
  }

  /** What a question about an update comes to; one that fails must not keep the update from being handled. */
  #asked<T>(question: () => T, otherwise: T): T {
    try {
      return question()
    } catch (error) {
      this.#deps.log.warn('update_not_sorted', { fault: faultOf(error) })
      return otherwise
    }
  }

  /** Slow work begins in its turn; what comes after it waits a moment for it, then goes on. */
  #beside(piece: Piece, slow: SlowWork): Promise<void> {
    const { address } = piece.incoming.sender
    const lane = `${slow} ${address}`
    let work: Promise<void> = Promise.resolve()
    const turn = this.#lanes.run(address, async (broken) => {
      const isFirst = !this.#besides.isBusy(lane)
      work = this.#besides.run(lane, (brokenBeside) =>
        this.#bounds[slow].run(() => this.#carry(piece, broken ?? brokenBeside)),
      )
      work.catch(ignore)
      if (isFirst) await this.#isDoneWithin(work, PATIENCE_MS).catch(ignore)
    })
    return turn.then(() => work)
  }

  /** Carries an update to its end, whatever it takes. @throws the outage, for an update that is not kept */
  async #carry(piece: Piece, broken: unknown): Promise<void> {
    if (broken !== null && piece.kept === null) throw broken
    let faults = 0
    let tries = 0
    let last: unknown = null
    for (let outages = 0; ; ) {
      if (this.#isStopped) throw new Stopped()
      const isGivenUp = faults >= MOST_TRIES
      try {
        if (isGivenUp) return await this.#giveUp(piece, last, tries)
        tries += 1
        return await this.#perform(piece)
      } catch (error) {
        if (this.#isStopped) throw error
        if (this.#deps.isOutage(error)) {
          await mustBeKept(piece, error)
          await this.#wait(OUTAGE_WAITS_MS, outages)
          outages += 1
          continue
        }
        this.#reportFault(piece, error, tries)
        if (!isGivenUp) {
          last = error
          // What hung once is given one more chance, not two: its sender waits all the while.
          faults += error instanceof TookTooLong ? 2 : 1
        }
        if (isGivenUp || faults < MOST_TRIES) await this.#wait(TRY_WAITS_MS, faults - 1)
      }
    }
  }

  async #perform({ incoming, slow }: Piece): Promise<void> {
    const longest = (this.#deps.longestMs ?? LONGEST_MS)[slow ?? 'usual']
    const work = this.#deps.perform(incoming)
    if (await this.#isDoneWithin(work, longest)) return
    work.catch(ignore)
    throw new TookTooLong()
  }

  async #giveUp({ incoming }: Piece, error: unknown, tries: number): Promise<void> {
    const { store, apology, deliver, isUrgent, clock, log, count } = this.#deps
    const replies = await apology(incoming)
    const reason = faultOf(error)
    const isAside = await store.setAside(incoming, { reason, tries, at: clock.now() }, replies)
    if (!isAside) return
    log.error('update_set_aside', { update: incoming.update, kind: incoming.body.type, fault: reason, tries })
    count('updates_set_aside')
    // That something was not heard is never left out; 112 goes first.
    deliver(incoming, replies, this.#asked(() => isUrgent(incoming), false) ? 'danger' : 'record')
  }

  #reportFault({ incoming }: Piece, error: unknown, tries: number): void {
    this.#deps.log.warn('update_not_handled', { update: incoming.update, fault: faultOf(error), tries })
  }

  /** What was kept of an update that is over is erased; after a crash in between its number shows that it was handled. */
  async #ended(piece: Piece, work: Promise<void>): Promise<void> {
    try {
      await work
    } finally {
      piece.isOver = true
    }
    if (piece.kept === null) return
    await piece.kept.catch(ignore)
    for (let tries = 0; !this.#isStopped; tries += 1) {
      try {
        return await this.#deps.store.settle(piece.incoming.update)
      } catch (error) {
        this.#deps.log.warn('kept_update_stays', { fault: (error as Error).name, tries })
        await this.#wait(OUTAGE_WAITS_MS, tries)
      }
    }
  }

  /** Whether work is done before so many milliseconds have passed. @throws what the work throws */
  #isDoneWithin(work: Promise<unknown>, ms: number): Promise<boolean> {
    return new Promise((resolve, reject) => {
      const cancel = this.#deps.timer(ms, () => resolve(false))
      work.then(
        () => {
          cancel()
          resolve(true)
        },
        (error: unknown) => {
          cancel()
          reject(error)
        },
      )
    })
  }

  /** Waits as long as the table says for this try; a stop cuts it short. */
  #wait(waits: readonly number[], tries: number): Promise<void> {
    if (this.#isStopped) return Promise.resolve()
    return new Promise((resolve) => {
      const end = (): void => {
        cancel()
        this.#waits.delete(end)
        resolve()
      }
      const cancel = this.#deps.timer(waits[Math.min(tries, waits.length - 1)] as number, end)
      this.#waits.add(end)
    })
  }
}

/** An update that is confirmed already cannot come again: it waits for the end of the outage here. */
const mustBeKept = async (piece: Piece, outage: unknown): Promise<void> => {
  if (piece.kept === null) throw outage
  await piece.kept
}
