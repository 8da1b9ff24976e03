import type { Chat } from '../support/chat.ts'
import { link } from '../support/linked.ts'
import type { TestOffice } from '../support/office.ts'

/** What a test says of an event. */
export interface EventParts {
  readonly day?: string
  readonly time?: string
  readonly kind?: string
  readonly title?: string
  readonly capacity?: number | null
  readonly districts?: readonly string[]
  readonly state?: 'draft' | 'open'
  readonly department?: string
}

/** Wednesday, ten days after the tests' Sunday. */
export const EVENT_DAY = '2026-12-02'

/** Puts an event into the calendar. */
export const addEvent = (office: TestOffice, id: string, parts: EventParts = {}): Promise<object[]> => {
  const { day = EVENT_DAY, time = '14:00', kind = 'concert', title = 'Вечер романса' } = parts
  const { capacity = null, districts = [], state = 'open', department = 'dep1' } = parts
  const details = {
    title,
    place: 'Дом культуры',
    address: 'ул. Выдуманная, 5',
    price: 0,
    access: { lift: true },
    point: { latitude: 61.25, longitude: 73.4 },
  }
  return office.rows(
    `insert into events (id, department_id, districts, kind, day, time, details, capacity, state, made_by, made_on)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'st_olga', '2026-11-20')`,
    [id, department, [...districts], kind, day, time, JSON.stringify(details), capacity, state],
  )
}

/** Somebody's chat, with consent given, joined to a card of the register. */
export const joined = async (office: TestOffice, key: string, citizen: string): Promise<Chat> => {
  const chat = office.chat(key)
  await chat.after(() => chat.person.start())
  await chat.forge('m.consent_yes')
  await link(office, chat, citizen)
  return chat
}

/** How places and answers of an event stand. */
export const standing = async (office: TestOffice, event: string) => {
  const [row] = await office.rows<{ taken: number; queued: number }>(
    'select taken, queued from events where id = $1',
    [event],
  )
  const answers = await office.rows<{ citizen_id: string; state: string; number: number | null }>(
    'select citizen_id, state, number from sign_ups where event_id = $1 order by citizen_id',
    [event],
  )
  return { ...row, answers: Object.fromEntries(answers.map((each) => [each.citizen_id, each.state])) }
}
