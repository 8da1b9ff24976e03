import pg from 'pg'
import { stringify } from 'yaml'
import { instantOf } from '../../src/domain/calendar/instant.ts'
import { addDays, localMoment, weekday } from '../../src/domain/calendar/local-date.ts'
import { type Chat, chatKey } from '../support/chat.ts'
import { END, LIFE, type LifeEvent } from './year-life.ts'

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']
/** When the day's own round is: far from everything that is due. */
const DAILY = '04:00'

interface SettledRow {
  readonly id: string
  readonly rule: string
  readonly base: string
  readonly state: string
  readonly reason: string | null
  readonly message: number | null
  readonly at: Date
}

/** The file: one thing a line, so that a change shows where it is. */
const asFile = (zone: string, year: readonly string[]): string => {
  const about = 'A year of one person’s reminders, in local time; written by year.test.ts.'
  return stringify({ about, zone, year }, { lineWidth: 0 })
}

/** Lives a person's year on the moved clock, and writes down what is done, told and left untold. */
export class Diary {
  readonly #chat: Chat
  readonly #zone: string
  readonly #pool: pg.Pool
  readonly #lines: string[] = []
  readonly #seen = new Set<string>()
  #isStill = false

  constructor(chat: Chat, zone: string) {
    this.#chat = chat
    this.#zone = zone
    this.#pool = new pg.Pool({ connectionString: chat.world.databaseUrl, max: 2 })
  }

  /** Lives through the whole year. @returns the file's words */
  async live(): Promise<string> {
    try {
      for (const event of LIFE) await this.#happens(event)
      await this.#liveUntil(END)
    } finally {
      await this.#pool.end()
    }
    return asFile(this.#zone, this.#lines)
  }

  async #happens({ at, does, act }: LifeEvent): Promise<void> {
    await this.#liveUntil(at)
    this.#write('–', does)
    await act(this, this.#chat)
    await this.#round()
  }

  async says(part: string, kind: string, date: string, time = ''): Promise<void> {
    const { id } = await this.#chat.talk()
    await this.#pool.query(
      `insert into occasions (id, person_id, kind, date, time, said_at) values ($1, $2, $3, $4, $5, $6)
       on conflict (id) do update set date = $4, time = $5, said_at = $6, closed_by = null`,
      [`${id}.${part}`, await this.#person(), kind, date, time, this.#now],
    )
    await this.#changed()
  }

  async settles(part: string, closedBy: string): Promise<void> {
    const { id } = await this.#chat.talk()
    await this.#pool.query('update occasions set closed_by = $2 where id = $1', [`${id}.${part}`, closedBy])
    await this.#changed()
  }

  /** Lives by the clocks of the diary's zone from now on. */
  async settlesIn(): Promise<void> {
    await this.#pool.query('update people set zone = $1, revision = revision + 1', [this.#zone])
    await this.#changed()
  }

  async mutes(categories: readonly string[]): Promise<void> {
    await this.#pool.query('update people set muted = $1, revision = revision + 1', [categories])
    await this.#changed()
  }

  standStill(): void {
    this.#isStill = true
  }

  goOn(): void {
    this.#isStill = false
  }

  get #now(): Date {
    return new Date(this.#chat.world.clock.now())
  }

  async #person(): Promise<string> {
    const { rows } = await this.#pool.query('select id from people where chat_key = $1', [
      chatKey(this.#chat.person.id),
    ])
    return rows[0].id
  }

  async #changed(): Promise<void> {
    await this.#pool.query(
      'insert into replans (person_id) values ($1) on conflict (person_id) do update set seq = excluded.seq',
      [await this.#person()],
    )
  }

  async #liveUntil(moment: string): Promise<void> {
    const { clock } = this.#chat.world
    const [date, time] = moment.split('T') as [string, string]
    const end = instantOf(date, time, this.#zone)
    for (let next = await this.#next(); next < end; next = await this.#next()) {
      clock.setTo(next)
      await this.#round()
    }
    clock.setTo(end)
  }

  /** The next moment at which something is due, at the latest tomorrow's early morning. */
  async #next(): Promise<number> {
    const now = this.#now.getTime()
    const { date, time } = localMoment(now, this.#zone)
    const daily = instantOf(time < DAILY ? date : addDays(date, 1), DAILY, this.#zone)
    const { rows } = await this.#pool.query<{ at: Date | null }>(
      "select min(look_at) as at from reminders where state = 'planned' and look_at > $1",
      [this.#now],
    )
    return Math.min(daily, rows[0]?.at?.getTime() ?? daily)
  }

  async #round(): Promise<void> {
    if (this.#isStill) return
    const before = this.#chat.person.screen().at(-1)?.id ?? 0
    await this.#chat.world.round()
    const messages = this.#chat.person.screen().filter(({ id, from }) => from === 'bot' && id > before)
    const texts = new Map(messages.map(({ id, text }) => [id, text.split('\n')[0] ?? '']))
    const rows = (await this.#settled()).filter(({ id }) => !this.#seen.has(id))
    for (const row of rows) {
      this.#seen.add(row.id)
      const { rule, base, state, reason, message } = row
      const words = message === null ? undefined : texts.get(message)
      if (message !== null) texts.delete(message)
      const what = `${rule} of ${base}`
      if (state === 'sent') this.#write('told', what, words ?? 'in the same message')
      else this.#write('not told', what, `${state}, ${reason}`)
    }
    for (const words of texts.values()) this.#write('told', 'something else', words)
  }

  async #settled(): Promise<SettledRow[]> {
    const { rows } = await this.#pool.query<SettledRow>(
      `select id || ' ' || state as id, rule, base, state, reason, message_id::int as message, settled_at as at
       from reminders where settled_at is not null order by settled_at, due_at, rule, base, id`,
    )
    return rows
  }

  #write(verb: string, what: string, words?: string): void {
    const { date, time } = localMoment(this.#now.getTime(), this.#zone)
    const at = `${WEEKDAYS[weekday(date) - 1]} ${date} ${time}`
    this.#lines.push(`${at} ${verb} ${what}${words === undefined ? '' : ` – ${words}`}`)
  }
}
