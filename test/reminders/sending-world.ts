import pg from 'pg'
import { vault } from '../../src/adapters/crypto/vault.ts'
import { migrate } from '../../src/adapters/database/migrate.ts'
import { PostgresOutbox } from '../../src/adapters/database/outbox.ts'
import { Delivery } from '../../src/application/delivery/delivery.ts'
import { Planner } from '../../src/application/delivery/plan-reminders.ts'
import type { NoticeSender } from '../../src/application/ports/notice-sender.ts'
import type { SentJournal } from '../../src/application/ports/sent-journal.ts'
import { Pace } from '../../src/domain/reminders/pace.ts'
import { ROOT } from '../../src/root.ts'
import { CONTENT, DATA_KEY } from '../support/chat.ts'
import { createDatabase } from '../support/database.ts'
import { recordingLog } from '../support/world.ts'
import { CALENDAR, Facts, type OccasionFacts, type PersonFacts, REGION, RULES } from './facts.ts'

const TABLES = ['reminders', 'replans', 'plan_marks', 'human_tasks', 'occasions', 'talks', 'people']
const sealing = vault(DATA_KEY)

const forgetful = (): SentJournal => ({
  reserve: async () => undefined,
  note: async () => undefined,
  entries: async () => [],
  close: async () => undefined,
})

/** Every look at it is a moment later: messages never wait for their turn, and no lease runs out. */
const patientNetwork = () => {
  let at = 0
  return { now: () => (at += 20), wait: async () => undefined }
}

/** Planner, outbox and delivery at work on a database, with a messenger that writes down what arrives. */
export class SendingWorld {
  readonly pool: pg.Pool
  readonly log = recordingLog()
  facts = new Facts(0)
  planner!: Planner
  delivery!: Delivery
  /** What a message is held up by on its way, by its words; nothing unless a test says so. */
  onWire: (words: string) => Promise<void> = async () => undefined
  /** What a message was wrong for when it arrived. */
  readonly faults: string[] = []
  readonly #drop: () => Promise<void>
  readonly #key = sealing.newKey()

  private constructor(pool: pg.Pool, drop: () => Promise<void>) {
    this.pool = pool
    this.#drop = drop
  }

  static async open(cluster: string): Promise<SendingWorld> {
    const { url, drop } = await createDatabase(cluster)
    const pool = new pg.Pool({ connectionString: url, max: 6, options: '-c synchronous_commit=off' })
    await migrate(pool, `${ROOT}/prisma/migrations`)
    return new SendingWorld(pool, drop)
  }

  /** Empties the database and begins anew with nobody and nothing. */
  async begin(now: number): Promise<void> {
    for (const table of TABLES) await this.pool.query(`delete from ${table}`)
    this.facts = new Facts(now)
    this.faults.length = 0
    this.onWire = async () => undefined
    this.planner = this.newPlanner()
    await this.delivery?.end()
    this.delivery = this.#newDelivery()
    await this.delivery.begin()
  }

  async close(): Promise<void> {
    await this.delivery?.end()
    await this.pool.end()
    await this.#drop()
  }

  /** A planner as another process would have it. */
  newPlanner(): Planner {
    const clock = { now: () => this.facts.now }
    return new Planner({ outbox: this.#outbox(), rules: RULES, calendar: CALENDAR, clock })
  }

  async write(person: PersonFacts): Promise<void> {
    const { id, zone, consents, muted, isKnownBlocked, createdAt } = person
    const address = consents ? sealing.seal(this.#key, `people.address:${id}`, id) : null
    await this.pool.query(
      `insert into people (id, chat_key, key, address, consent, zone, muted, blocked, seen_at, created_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9) on conflict (id) do update set address = excluded.address,
       consent = excluded.consent, zone = excluded.zone, muted = excluded.muted, blocked = excluded.blocked`,
      [
        ...[id, sealing.pseudonym(id), this.#key, address, consents ? 'agreed' : null, zone, muted],
        ...[isKnownBlocked, new Date(createdAt)],
      ],
    )
    await this.#changed(id)
  }

  async keep({ id, person, kind, date, time, closedBy, saidAt }: OccasionFacts): Promise<void> {
    await this.pool.query(
      `insert into occasions (id, person_id, kind, date, time, closed_by, said_at) values ($1, $2, $3, $4, $5, $6, $7)
       on conflict (id) do update set date = $4, time = $5, closed_by = $6, said_at = $7`,
      [id, person, kind, date, time, closedBy, new Date(saidAt)],
    )
    await this.#changed(person)
  }

  /** Keys that are written down for a person, whatever became of them. */
  async known(person: string): Promise<string[]> {
    return this.#keys('person_id = $1', [person])
  }

  /** Keys of a subject that wait although their moment has passed. */
  async late(subject: string): Promise<string[]> {
    return this.#keys("subject = $1 and state = 'planned' and due_at <= $2", [
      subject,
      new Date(this.facts.now),
    ])
  }

  async #keys(which: string, values: readonly unknown[]): Promise<string[]> {
    const { rows } = await this.pool.query<{ key: string }>(`select key from reminders where ${which}`, [
      ...values,
    ])
    return rows.map(({ key }) => key)
  }

  async deliver(): Promise<void> {
    await this.delivery.run()
    for (const person of this.facts.people.values()) if (person.isBlocking) await this.#learnBlocked(person)
  }

  /** Everything that a round of the product does at one moment. */
  async round(): Promise<void> {
    while ((await this.planner.planChanged()) > 0);
    await this.planner.planAll()
    await this.deliver()
  }

  async #learnBlocked(person: PersonFacts): Promise<void> {
    const { rows } = await this.pool.query('select blocked from people where id = $1', [person.id])
    person.isKnownBlocked = rows[0]?.blocked === true
  }

  async #changed(person: string): Promise<void> {
    await this.pool.query(
      'insert into replans (person_id) values ($1) on conflict (person_id) do update set seq = excluded.seq',
      [person],
    )
  }

  #outbox(): PostgresOutbox {
    const { pool } = this
    // Pages of two: people and their days fill many of them.
    return new PostgresOutbox({
      pool,
      vault: sealing,
      rules: RULES,
      manners: CONTENT.manners,
      zone: REGION,
      leaseMs: 60_000,
      pageSize: 2,
    })
  }

  #newDelivery(): Delivery {
    return new Delivery({
      outbox: this.#outbox(),
      sender: this.#messenger(),
      rules: RULES,
      calendar: CALENDAR,
      zone: REGION,
      word: (claimed) => ({ kind: 'text', html: claimed.map(({ key }) => key).join('\n') }),
      fingerprint: (words) => sealing.pseudonym(words),
      pace: new Pace({ perSecond: 1_000, chatEveryMs: 1 }),
      clock: { now: () => this.facts.now },
      network: patientNetwork(),
      log: this.log,
      leaseMs: 60_000,
      inFlight: 4,
      openJournal: async () => forgetful(),
      onWritten: () => undefined,
    })
  }

  #messenger(): NoticeSender {
    return {
      send: async (address, { html }) => {
        await this.onWire(html)
        const person = this.facts.people.get(address)
        if (!person) throw new Error(`nobody has the address ${address}`)
        const keys = html.split('\n')
        if (person.isBlocking) {
          for (const key of keys) this.facts.refused.add(key)
          return { kind: 'unreachable', reason: 'blocked' }
        }
        for (const key of keys) this.#arrive(key, person)
        return { kind: 'sent', message: `${this.facts.arrived.length}` }
      },
    }
  }

  #arrive(key: string, person: PersonFacts): void {
    const fault = this.facts.fault(key, person)
    if (fault) this.faults.push(`${key} at ${new Date(this.facts.now).toISOString()}: ${fault}`)
    const owed = this.facts.reasons(person).find((each) => each.key === key)
    this.facts.arrived.push({
      key,
      at: this.facts.now,
      rule: owed?.rule.id ?? '?',
      subject: owed?.subject ?? '?',
    })
  }
}
