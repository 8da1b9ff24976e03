import { tellsWhatStands } from '../../domain/reminders/rule.ts'
import { OneRun } from '../one-run.ts'
import type { Claimed } from '../ports/outbox.ts'
import type { SentJournal } from '../ports/sent-journal.ts'
import { Courier, type CourierDeps, type Errand } from './courier.ts'
import { type OnWritten, Records } from './records.ts'
import { Trouble } from './trouble.ts'

interface DeliveryDeps extends CourierDeps {
  /** Opens the journal of this machine; it is held while this process is the sender. */
  readonly openJournal: () => Promise<SentJournal>
  readonly onWritten: OnWritten
}

/** While the messenger is in trouble one message at a time goes to see whether it is over. */
const PROBE = 1

/**
 * The sender: takes what is due and carries it to the end, a few messages at a time. One process of all is the sender
 * (`begin`, `end`); everything that it needs to know stands in the database and, for the moment of sending, on its disk.
 */
export class Delivery {
  readonly #deps: DeliveryDeps
  readonly #courier: Courier
  readonly #onTheWay = new Map<number, Promise<void>>()
  /** The message that each person gets last of those on the way: what follows waits for its end. */
  readonly #lastTo = new Map<string, Promise<void>>()
  #errand: Errand | null = null
  readonly #pump = new OneRun(() => this.#sendWhatIsDue())
  #isOn = false

  constructor(deps: DeliveryDeps) {
    this.#deps = deps
    this.#courier = new Courier(deps)
  }

  get isOn(): boolean {
    return this.#isOn
  }

  /** Becomes the sender: first of all the journal has its say. Throws on an outage. */
  async begin(): Promise<void> {
    const { outbox, clock, log, network, onWritten } = this.#deps
    const journal = await this.#deps.openJournal()
    const entries = await journal.entries()
    const putRight = await outbox.recordJournal(entries, clock.now())
    if (putRight > 0) log.info('journal_replayed', { reminders: putRight })
    this.#isOn = true
    this.#errand = {
      journal,
      journaled: new Map(entries.map(({ key, message }) => [key, message])),
      records: new Records(outbox, clock, log, onWritten),
      trouble: new Trouble(network),
      isOn: () => this.#isOn,
    }
  }

  /** From now on nothing more is taken and nothing goes on the wire. */
  halt(): void {
    this.#isOn = false
  }

  /** Stops taking, lets what is on the wire come back, gives the rest back unsent (F4). */
  async end(): Promise<void> {
    this.#isOn = false
    const errand = this.#errand
    // Whoever began it hears of its failure; here it only has to be over, also when the database is gone.
    await this.#pump.over().catch(() => undefined)
    await Promise.all(this.#onTheWay.values())
    this.#errand = null
    await errand?.journal.close()
  }

  /** Frees what dead senders left, writes what had to wait. Throws on an outage: the next sweep tries again. */
  async sweep(): Promise<void> {
    const errand = this.#errand
    if (!errand || !this.#isOn) return
    const { outbox, clock, log } = this.#deps
    await errand.records.catchUp()
    const own = [...this.#onTheWay.keys(), ...errand.records.waiting]
    const { released, again, held } = await outbox.sweep(clock.now(), own)
    if (released + again + held > 0) log.warn('leases_ended', { released, again, held })
  }

  /** Delivers everything that is due now. Calls while it runs make it look once more. */
  run(): Promise<void> {
    return this.#pump.run()
  }

  async #sendWhatIsDue(): Promise<void> {
    while (await this.#takeSome());
    await Promise.all(this.#onTheWay.values())
  }

  /** Takes as many as may be on the way; false when nothing is due or nothing may go. */
  async #takeSome(): Promise<boolean> {
    const errand = this.#errand
    if (!errand || !this.#isOn || errand.trouble.pauseMs > 0) return false
    const { outbox, clock, inFlight } = this.#deps
    const room = (errand.trouble.isLasting ? PROBE : inFlight) - this.#messagesOnTheWay
    if (room <= 0) {
      await Promise.race(this.#onTheWay.values())
      return true
    }
    const claimed = await outbox.claim(room, clock.now())
    for (const message of this.#messagesOf(claimed)) this.#send(message, errand)
    return claimed.length > 0
  }

  /** Messages of the same claim: reminders of one person that may be told together are one, and notices that say the same. */
  #messagesOf(claimed: readonly Claimed[]): [Claimed, ...Claimed[]][] {
    const messages = new Map<string, [Claimed, ...Claimed[]]>()
    for (const each of claimed) {
      const message = this.#messageOf(each)
      const told = messages.get(message)
      if (told) told.push(each)
      else messages.set(message, [each])
    }
    return [...messages.values()]
  }

  /** A name of the message that tells it. */
  #messageOf({ id, person, rule, subject, digest }: Claimed): string {
    if (digest) return person
    const known = this.#deps.rules.get(rule)
    return known && tellsWhatStands(known) ? `${person} ${rule} ${subject}` : `${person} ${id}`
  }

  get #messagesOnTheWay(): number {
    return new Set(this.#onTheWay.values()).size
  }

  /** Sets a message on its way. What one person is told arrives in the order in which it was planned. */
  #send([lead, ...joined]: readonly [Claimed, ...Claimed[]], errand: Errand): void {
    const message = [lead, ...joined]
    const ids = message.map(({ id }) => id)
    const before = this.#lastTo.get(lead.person)
    const done: Promise<void> = this.#courier
      .deliver(message, errand, before)
      .catch((error: Error) => this.#deps.log.warn('delivery_broke_off', { fault: error.name }))
      .finally(() => {
        for (const id of ids) this.#onTheWay.delete(id)
        if (this.#lastTo.get(lead.person) === done) this.#lastTo.delete(lead.person)
        // What may not go beside it waited for its end.
        this.#pump.askAgain()
      })
    this.#lastTo.set(lead.person, done)
    for (const id of ids) this.#onTheWay.set(id, done)
  }
}
