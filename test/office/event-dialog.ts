import type { TestOffice } from '../support/office.ts'

type Key = Parameters<TestOffice['chat']>[0]

/** An event as it stands in the database. */
export interface StoredEvent {
  readonly id: string
  readonly kind: string
  readonly day: string
  readonly time: string
  readonly end_time: string
  readonly districts: string[]
  readonly series_id: string | null
  readonly group_id: string | null
  readonly details: Record<string, unknown>
  readonly capacity: number | null
  readonly state: string
  readonly cancelled_why: string | null
}

/** Answers to the dialog of a new event, in the order of its questions: `d.` is pressed, the rest is typed. */
export const CONCERT = {
  sort: 'd.culture',
  kind: 'd.concert',
  title: 'Вечер романса',
  day: '5 декабря',
  time: 'с 14 до 16',
  repeats: 'd.none',
  place: 'Дом культуры',
  address: 'ул. Лесная, 5',
  price: 'd.free',
  capacity: '20',
  age: 'd.none',
  audience: 'd.all',
}

/** What an employee sees and does about events, in one office. */
export class EventDesk {
  readonly office: TestOffice

  constructor(office: TestOffice) {
    this.office = office
  }

  events(): Promise<StoredEvent[]> {
    return this.office.rows<StoredEvent>('select * from events order by day, id')
  }

  async event(id: string): Promise<StoredEvent> {
    const found = (await this.events()).find((each) => each.id === id)
    if (!found) throw new Error(`no event ${id}`)
    return found
  }

  lastOf(key: Key): string {
    return this.office.chat(key).person.lastBotMessage()?.text ?? ''
  }

  /** Labels and data of the buttons under the last message. */
  buttonsOf(key: Key): { text: string; data: string }[] {
    const buttons = this.office.chat(key).person.lastBotMessage()?.buttons.flat() ?? []
    return buttons.map(({ text, data = '' }) => ({ text, data }))
  }

  async answer(key: Key, answers: readonly string[]): Promise<void> {
    const chat = this.office.chat(key)
    for (const each of answers) await (each.startsWith('d.') ? chat.press(each) : chat.say(each))
  }

  /** Puts an event into the calendar without its dialog. */
  async put(id: string, parts: Partial<StoredEvent> = {}): Promise<void> {
    const event = {
      kind: 'concert',
      day: '2026-12-05',
      time: '14:00',
      end_time: '',
      districts: ['north'],
      series_id: null,
      capacity: null,
      state: 'draft',
      group_id: null,
      ...parts,
    }
    const details = { title: 'Вечер романса', place: 'Дом культуры', price: 0, ...parts.details }
    await this.office.rows(
      `insert into events (id, department_id, districts, kind, day, time, end_time, details, capacity, state, series_id,
         group_id, made_by, made_on)
       values ($1, 'dep1', $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 'st_nobody', '2026-11-20')`,
      [
        ...[id, event.districts, event.kind, event.day, event.time, event.end_time, JSON.stringify(details)],
        ...[event.capacity, event.state, event.series_id, event.group_id],
      ],
    )
  }

  /** Somebody has a place, as a press of theirs gives it. */
  async seat(event: string, citizen: string): Promise<void> {
    await this.office.rows(
      "insert into sign_ups (event_id, citizen_id, state, at) values ($1, $2, 'going', '2026-11-21')",
      [event, citizen],
    )
    await this.office.rows('update events set taken = taken + 1 where id = $1', [event])
  }
}
