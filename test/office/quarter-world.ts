import type { Chat } from '../support/chat.ts'
import { openOffice, type TestOffice } from '../support/office.ts'
import { WORKING } from './quarter-days.ts'
import { type Rows, rowsOf, type Seen } from './quarter-ledger.ts'
import { CHATS, district, LINKED } from './quarter-people.ts'

/** A morning as the rows stood when its messages went out. */
export interface Morning {
  readonly day: string
  readonly rows: Rows
}

const MOST_AGAIN = 5
const DISTANCE_MS = 10_000

/** The district at work, and what everybody saw without asking for it. */
export class QuarterWorld {
  readonly office: TestOffice
  readonly seen: Seen[] = []
  readonly mornings: Morning[] = []
  readonly #last = new Map<string, number>()

  private constructor(office: TestOffice) {
    this.office = office
  }

  /** Opens it in February 2026: what runs for a year began long before the quarter. */
  static async open(cluster: string): Promise<QuarterWorld> {
    const office = await openOffice(cluster, district(), {
      now: Date.parse('2026-02-02T10:00:00+05:00'),
      people: CHATS,
    })
    for (const { key } of LINKED) await office.chat(key).after(() => office.chat(key).person.start())
    return new QuarterWorld(office)
  }

  chat(key: string): Chat {
    return this.office.chat(key)
  }

  /** Moves the clock without ringing: before the quarter nobody is told anything. */
  moveTo(moment: string): void {
    this.office.world.clock.setTo(Date.parse(`${moment}:00+05:00`))
  }

  /** Moves the clock, rings, and notes what came to whom. */
  async ring(day: string, time: string): Promise<void> {
    for (const { key } of CHATS) this.#last.set(key, this.#newest(key))
    await this.office.at(`${day}T${time}:00+05:00`)
    // Two messages for one chat at the same moment keep a distance: the clock has to move for the second.
    const { world } = this.office
    for (let again = 0; again < MOST_AGAIN && (await this.#isAnythingDue()); again += 1) {
      world.clock.setTo(world.clock.now() + DISTANCE_MS)
      await world.round()
    }
    for (const { key } of CHATS) {
      const last = this.#last.get(key) ?? 0
      if (this.#newest(key) === last) continue
      for (const { id, from, text } of this.chat(key).person.screen())
        if (from === 'bot' && id > last) this.seen.push({ key, day, time, text })
    }
    if (time === '09:00' && WORKING.includes(day))
      this.mornings.push({ day, rows: await rowsOf(this.office) })
  }

  /** Buttons under the newest message of the bot. */
  offered(key: string): string[] {
    const buttons = this.chat(key).person.lastBotMessage()?.buttons.flat() ?? []
    return buttons.flatMap(({ data }) => (data === undefined ? [] : [data]))
  }

  async #isAnythingDue(): Promise<boolean> {
    const due = await this.office.rows(
      "select 1 from reminders where state in ('planned', 'claimed', 'dispatching') and look_at <= $1 limit 1",
      [new Date(this.office.world.clock.now() + MOST_AGAIN * DISTANCE_MS).toISOString()],
    )
    return due.length > 0
  }

  #newest(key: string): number {
    return this.chat(key).person.lastBotMessage()?.id ?? 0
  }
}
