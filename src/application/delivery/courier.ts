import type { WorkingCalendar } from '../../domain/calendar/working-calendar.ts'
import type { Pace } from '../../domain/reminders/pace.ts'
import { mayRepeat, type ReminderRule } from '../../domain/reminders/rule.ts'
import type { Attempt } from '../../domain/reminders/ruling.ts'
import { decentMoment } from '../../domain/reminders/slot.ts'
import type { Clock } from '../ports/clock.ts'
import type { Log } from '../ports/log.ts'
import type { Network } from '../ports/network.ts'
import type { NoticeSender, SendOutcome } from '../ports/notice-sender.ts'
import type { Claimed, Outbox, Written } from '../ports/outbox.ts'
import type { SentJournal } from '../ports/sent-journal.ts'
import type { Notice } from '../reminder-words.ts'
import type { Records } from './records.ts'
import type { Trouble } from './trouble.ts'
import { Turnstile } from './turnstile.ts'
import { givenBack, journaled, ruled } from './written.ts'

/** What reminders are delivered with. */
export interface CourierDeps {
  readonly outbox: Outbox
  readonly sender: NoticeSender
  readonly rules: ReadonlyMap<string, ReminderRule>
  readonly calendar: WorkingCalendar
  /** The region's zone. */
  readonly zone: string
  /** Words the message of one reminder, or of several as one. @throws when a text is missing: a fault of ours. */
  readonly word: (claimed: readonly Claimed[]) => Notice | Promise<Notice>
  /** A short name of words by which the same ones are known again. */
  readonly fingerprint: (words: string) => Buffer
  readonly pace: Pace
  readonly clock: Clock
  readonly network: Network
  readonly log: Log
  /** Longer than twice the longest request, in milliseconds. */
  readonly leaseMs: number
  /** Messages that may be on the wire at once: so many can double at a crash (promises.md 13). */
  readonly inFlight: number
}

/** What a courier works with while its process is the sender. */
export interface Errand {
  readonly journal: SentJournal
  /** Keys that the journal knows to be out. */
  readonly journaled: ReadonlyMap<string, string>
  readonly records: Records
  readonly trouble: Trouble
  /** False once the process stops or is relieved: nothing more goes on the wire. */
  readonly isOn: () => boolean
}

/** Back in a minute: by then somebody may have made room on the disk. */
const FULL_DISK_MS = 60_000

/** Carries one message – of one reminder or of several of one person – from the claim to the record (promises.md 13). */
export class Courier {
  readonly #deps: CourierDeps
  readonly #turnstile: Turnstile

  constructor(deps: CourierDeps) {
    this.#deps = deps
    this.#turnstile = new Turnstile(deps.pace, deps.network)
  }

  /**
   * Delivers once what comes `before` is over, or gives back with a reason. Throws on an outage of the database: the lease
   * gives the rows back.
   */
  async deliver(group: readonly Claimed[], errand: Errand, before?: Promise<void>): Promise<void> {
    const isOurs = this.#lease()
    await before
    const open = await this.#sorted(group, errand)
    const [lead] = open
    if (!lead) return
    const notice = await this.#worded(open, errand)
    if (!notice || !(await this.#admitted(open, lead, errand))) return
    // Whoever was frozen for so long is relieved: the rows are another's, and so is the journal's file (F6).
    if (!isOurs() || !(await this.#hasRoom(open, errand))) return
    await this.#dispatch(open, notice, errand)
  }

  /** Whether a lease that begins now still runs, as far as this process can tell by itself. */
  #lease(): () => boolean {
    const { network, leaseMs } = this.#deps
    const until = network.now() + leaseMs
    return () => network.now() < until
  }

  /** Leaves out what the journal knows to be out, and what would come at an indecent hour. */
  async #sorted(group: readonly Claimed[], { records, journaled: known }: Errand): Promise<Claimed[]> {
    const now = this.#deps.clock.now()
    const written: Written[] = []
    const open = group.filter((claimed) => {
      const message = known.get(claimed.key)
      if (message !== undefined) written.push(journaled(claimed, message))
      const moment = this.#decentMoment(claimed, now)
      if (message === undefined && moment > now) written.push(givenBack(claimed, 'quiet', moment))
      return message === undefined && moment <= now
    })
    await records.write(written)
    return open
  }

  #decentMoment({ rule, zone }: Claimed, now: number): number {
    const { rules, calendar } = this.#deps
    const known = rules.get(rule)
    return known ? decentMoment(known, now, zone ?? this.#deps.zone, calendar) : now
  }

  async #worded(open: readonly Claimed[], errand: Errand): Promise<Notice | null> {
    try {
      return await this.#deps.word(open)
    } catch (error) {
      this.#deps.log.error('reminder_unworded', { rule: open[0]?.rule, fault: (error as Error).name })
      await this.#rule(open, { kind: 'unworded' }, errand)
      return null
    }
  }

  async #admitted(
    open: readonly Claimed[],
    lead: Claimed,
    { records, trouble, isOn }: Errand,
  ): Promise<boolean> {
    const admission = await this.#turnstile.enter(lead.chat)
    const now = this.#deps.clock.now()
    if (admission.admitted && isOn()) return true
    if (!admission.admitted && admission.common) trouble.pause(admission.afterMs)
    const [reason, lookAt] = admission.admitted ? ['stopping', now] : ['pace', now + admission.afterMs]
    await records.write(open.map((claimed) => givenBack(claimed, reason, lookAt)))
    return false
  }

  /** Where nothing can be written down nothing is sent (F13). */
  async #hasRoom(open: readonly Claimed[], { journal, records, trouble }: Errand): Promise<boolean> {
    try {
      await journal.reserve(this.#deps.inFlight + open.length)
      return true
    } catch (error) {
      this.#deps.log.error('journal_full', { fault: (error as Error).name })
      trouble.pause(FULL_DISK_MS)
      await records.write(open.map((claimed) => givenBack(claimed, 'journal_full', this.#deps.clock.now())))
      return false
    }
  }

  async #dispatch(open: readonly Claimed[], notice: Notice, errand: Errand): Promise<void> {
    const { outbox, clock, sender, log, fingerprint } = this.#deps
    const rule = this.#deps.rules.get(open[0]?.rule ?? '')
    const isNewEachTime = rule !== undefined && mayRepeat(rule)
    const words = fingerprint(isNewEachTime ? `${open[0]?.key} ${notice.html}` : notice.html)
    const fates = await outbox.mark(
      open.map(({ id, fence }) => ({ id, fence, words })),
      clock.now(),
    )
    const going = open.filter(({ id }) => fates.some((each) => each.id === id && each.fate === 'go'))
    for (const each of fates)
      if (each.fate === 'dropped') log.info('reminder_dropped', { reason: each.reason })
    const goes = fates.find((each) => each.fate === 'go')
    if (!goes) return
    const said = going.length === open.length ? notice : await this.#worded(going, errand)
    if (said === null) return
    const outcome = await sender.send(goes.address, said)
    // Also when it took longer than a lease: the message is out, and another who took over writes a file of its own (F6).
    if (outcome.kind === 'sent') await this.#journal(going, outcome.message, errand.journal)
    await this.#settle(going, outcome, errand)
  }

  async #settle(going: readonly Claimed[], outcome: SendOutcome, errand: Errand): Promise<void> {
    const { clock, network, pace, log } = this.#deps
    const [lead] = going as [Claimed]
    if (outcome.kind === 'slow_down') pace.noteSlowDown(lead.chat, network.now(), outcome.afterMs)
    if (outcome.kind !== 'sent') log.warn('reminder_not_sent', { rule: lead.rule, outcome: outcome.kind })
    errand.trouble.note(outcome.kind)
    await this.#rule(going, outcome, errand, clock.now())
  }

  async #journal(going: readonly Claimed[], message: string, journal: SentJournal): Promise<void> {
    const at = this.#deps.clock.now()
    await Promise.all(going.map(({ key }) => journal.note({ key, message, at })))
  }

  async #rule(
    group: readonly Claimed[],
    attempt: Attempt,
    errand: Errand,
    now = this.#deps.clock.now(),
  ): Promise<void> {
    const { rules, leaseMs } = this.#deps
    const lead = group[0]?.id ?? 0
    await errand.records.write(
      group.map((claimed) =>
        ruled(claimed, rules.get(claimed.rule)?.policy ?? 'hold', attempt, { now, leaseMs, lead }),
      ),
    )
  }
}
