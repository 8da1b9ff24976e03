import type pg from 'pg'
import { MovableClock } from '../../../src/adapters/playground/movable-clock.ts'
import { createPlayground, type Playground } from '../../../src/adapters/playground/playground.ts'
import { reminderKey } from '../../../src/domain/reminders/key.ts'
import { temporaryFolder } from '../../support/product.ts'
import type { RuleChanges } from './changed-rules.ts'
import { openPool } from './databases.ts'
import { Door } from './door.ts'
import { arrivedByChat, judge, type OutboxRow, outboxRows } from './judge.ts'
import { Leftovers } from './leftovers.ts'
import { type Enrolled, insertOccasions, insertPeople, type Occasion, type Owed } from './people.ts'
import { NOON, TODAY, TOKEN } from './settings.ts'
import { until } from './until.ts'
import type { Verdict } from './verdict.ts'
import { Victim, type VictimSettings } from './victim.ts'
import { type Embody, inProcess } from './victim-body.ts'

/** How a row's scene is set. */
export interface SceneOptions {
  /** A database with all tables in it. */
  readonly databaseUrl: string
  /** What the clocks show when it opens; noon of a working day when not given. */
  readonly startsAt?: number
  readonly rateLimits?: { perSecond: number; perChatPerSecond: number; chatBurst: number }
  /** Where its victims run; each in a process of its own when not given. */
  readonly embody?: Embody
}

/** What people are owed: reminders of one rule. */
export interface Debt {
  readonly rule: string
  readonly kind: string
  readonly date?: string
}

/** The micro-plan's action of today: was due at ten, may be sent until eight in the evening; `retry`. */
export const PLAN_DUE: Debt = { rule: 'plan_due', kind: 'plan_action' }
/** A call that was put off, made due at noon by {@link SOON_RULE}. */
export const SOON: Debt = { rule: 'retry_call', kind: 'retry' }
export const SOON_RULE: RuleChanges = {
  rules: { retry_call: { offset: { days: 0, at: '12:00' }, window: ['09:00', '20:00'], days: 'any' } },
}
/** A weak skill four days ago: due today at eleven; `hold`. */
export const WEAK_SKILL: Debt = { rule: 'weak_skill', kind: 'weak_skill', date: '2026-11-19' }

const FIRST_CHAT = 50_001
/** Also of a victim that has to start beside much other work: what is judged is what arrived, not when. */
const SETTLES_WITHIN_MS = 180_000

/** A messenger whose ledger judges, people in a database, and victims between them. */
export class Scene {
  readonly playground: Playground
  readonly door: Door
  pool: pg.Pool
  databaseUrl: string
  readonly owed: Owed[] = []
  /** Which chat another one was before it moved. */
  readonly movedFrom = new Map<number, number>()
  /** Chats of people who only talk: what is said to them is no reminder. */
  readonly talkers = new Set<number>()
  readonly folder: string
  readonly leftovers: Leftovers
  readonly embody: Embody
  offsetMs: number
  #people = 0

  private constructor(options: SceneOptions, leftovers: Leftovers, folder: string) {
    const { databaseUrl, startsAt = NOON, rateLimits, embody = inProcess } = options
    this.embody = embody
    this.databaseUrl = databaseUrl
    this.leftovers = leftovers
    this.folder = folder
    this.offsetMs = startsAt - Date.now()
    const clock = new MovableClock(() => Date.now() + this.offsetMs)
    this.playground = createPlayground({ token: TOKEN, clock, ...(rateLimits ? { rateLimits } : {}) })
    this.door = new Door(this.playground)
    this.pool = openPool(databaseUrl, leftovers)
  }

  /** Opens one; `row` ends everything in it with the row. */
  static async open(options: SceneOptions, row: Leftovers): Promise<Scene> {
    const leftovers = new Leftovers()
    row.add(() => leftovers.clear())
    const folder = temporaryFolder()
    leftovers.add(() => folder.remove())
    const scene = new Scene(options, leftovers, folder.path)
    leftovers.add(() => scene.playground.close())
    await scene.door.open()
    leftovers.add(() => scene.door.shut())
    return scene
  }

  /** What the clocks of this scene show. */
  now(): number {
    return Date.now() + this.offsetMs
  }

  /** Puts so many people into the messenger and the database, each owed what is given. */
  async enrol(count: number, ...debts: Debt[]): Promise<Enrolled[]> {
    const people = Array.from({ length: count }, (_, n): Enrolled => {
      const number = this.#people + n
      return { id: `p${number}`, chat: FIRST_CHAT + number }
    })
    this.#people += count
    for (const { id, chat } of people)
      this.playground.addPerson({ key: id, id: chat, firstName: id, language: 'ru', started: true })
    await insertPeople(this.pool, people)
    await this.owe(people, ...debts)
    return people
  }

  /** Gives people reasons for reminders. */
  async owe(people: readonly Enrolled[], ...debts: Debt[]): Promise<void> {
    const occasions: Occasion[] = []
    for (const { id, chat } of people)
      for (const { rule, kind, date = TODAY } of debts) {
        const subject = `${id}.${rule}`
        occasions.push({ subject, person: id, kind, date })
        this.owed.push({ key: reminderKey(rule, subject, date, ''), person: id, chat })
      }
    await insertOccasions(this.pool, occasions)
  }

  /** Starts a bot; it ends with the scene. */
  spawn(settings: Partial<VictimSettings> = {}): Victim {
    const { databaseUrl, offsetMs, folder: dataDir } = this
    const victim = Victim.spawn(
      { apiRoot: this.door.url, databaseUrl, offsetMs, dataDir, ...settings },
      this.embody,
    )
    this.leftovers.add(() => victim.end())
    return victim
  }

  /** The messenger takes so long for every message that several are on the wire at once. */
  slow(delayMs: number): void {
    const times = Number.MAX_SAFE_INTEGER
    this.playground.faults.add({ kind: 'delay', method: 'sendMessage', delayMs, times })
  }

  /** Moves the clocks of the scene and of these victims forward. */
  jump(ms: number, ...victims: Victim[]): void {
    this.offsetMs += ms
    for (const victim of victims) victim.setOffset(this.offsetMs)
  }

  /** How many messages arrived so far. */
  get arrived(): number {
    return this.playground.ledger.of('sendMessage').filter(({ effect }) => effect).length
  }

  /** Waits until so many messages arrived. */
  async untilArrived(count: number, timeoutMs?: number): Promise<void> {
    await until(`${count} messages`, () => this.arrived >= count, timeoutMs)
  }

  /** From here on everything looks into another database. */
  useDatabase(url: string): void {
    this.databaseUrl = url
    this.pool = openPool(url, this.leftovers)
  }

  rows(): Promise<OutboxRow[]> {
    return outboxRows(this.pool, this.now())
  }

  /** Waits until everything that is owed is planned and settled; the judge tells what is not, when it takes too long. */
  async untilSettled(timeoutMs = SETTLES_WITHIN_MS): Promise<void> {
    const isSettled = async (): Promise<boolean> => {
      const { rows } = await this.pool.query<{ settled: number; open: number }>(
        `select count(*) filter (where settled_at is not null)::int as settled,
           count(*) filter (where settled_at is null)::int as open from reminders where due_at <= $1`,
        [new Date(this.now()).toISOString()],
      )
      return rows[0]?.open === 0 && rows[0].settled >= this.owed.length
    }
    await until('settled outbox', isSettled, timeoutMs).catch(() => undefined)
  }

  /** The verdict of ledger and outbox as they stand now. */
  async verdict(allowed: number, rightly?: (row: OutboxRow) => boolean): Promise<Verdict> {
    return this.verdictOn(await this.rows(), allowed, rightly)
  }

  /** The same of some rows only. */
  verdictOn(rows: readonly OutboxRow[], allowed: number, rightly?: (row: OutboxRow) => boolean): Verdict {
    const arrived = arrivedByChat(this.playground, this.movedFrom)
    for (const chat of this.talkers) arrived.delete(chat)
    return judge({ owed: this.owed, rows, arrived, allowed, ...(rightly ? { rightly } : {}) })
  }
}
