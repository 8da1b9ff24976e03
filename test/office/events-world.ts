import { type Chat, chatKey } from '../support/chat.ts'
import { factsOf, OFFICE, OFFICE_PEOPLE, type TestOffice } from '../support/office.ts'

/** An event of the first department as a test names it; the others of its fields are usual. */
export interface EventParts {
  readonly id: string
  readonly kind?: string
  readonly title?: string
  readonly day?: string
  readonly time?: string
  readonly districts?: readonly string[]
  readonly capacity?: number | null
  readonly state?: 'draft' | 'open' | 'cancelled'
  readonly group?: string | null
  readonly details?: Record<string, unknown>
  readonly department?: string
}

/** Puts events into the calendar. */
export const addEvents = async (office: TestOffice, ...events: readonly EventParts[]): Promise<void> => {
  for (const each of events) {
    const details = {
      title: each.title ?? 'Вечер романса',
      place: 'Дом культуры',
      address: 'ул. Мира, 5',
      price: 0,
      access: { no_steps: true, lift: true },
      ...each.details,
    }
    await office.rows(
      `insert into events (id, department_id, districts, kind, day, time, details, capacity, state, made_by, made_on, group_id)
       values ($1, $2, $3, $4, $5, $6, $7::jsonb, $8, $9, 'st_irina', '2026-11-20', $10)`,
      [
        ...[each.id, each.department ?? 'dep1', [...(each.districts ?? [])], each.kind ?? 'concert'],
        ...[each.day ?? '2026-12-02', each.time ?? '14:00', JSON.stringify(details)],
        ...[each.capacity ?? null, each.state ?? 'open', each.group ?? null],
      ],
    )
  }
}

/** Joins a chat to a card whose owner agreed to be written to. */
export const join = async (office: TestOffice, key: string, citizen: string): Promise<Chat> => {
  const chat = office.chat(key)
  await chat.after(() => chat.person.start())
  await chat.forge('m.consent_yes')
  await office.rows(
    'update citizens set person_id = (select id from people where chat_key = $1) where id = $2',
    [chatKey(chat.person.id), citizen],
  )
  return chat
}

/** What somebody likes and needs is marked on their card by whoever works the district. */
export const likes = async (office: TestOffice, citizen: string, ...items: string[]): Promise<void> => {
  const by = citizen === 'southern' ? 'pavel' : 'olga'
  for (const item of items) await office.chat(by).forge(`w.need.${citizen}.${item}`)
}

/** Bot's messages in a chat, as they stand now. */
export const said = (office: TestOffice, key: string): string[] =>
  office
    .chat(key)
    .person.screen()
    .filter(({ from }) => from === 'bot')
    .map(({ text }) => text)

/** What the bot said last in a chat. */
export const last = (office: TestOffice, key: string): string => said(office, key).at(-1) ?? ''

/** Labels and tokens under the last message. */
export const buttons = (office: TestOffice, key: string): { text: string; data: string }[] =>
  (office.chat(key).person.lastBotMessage()?.buttons ?? [])
    .flat()
    .map(({ text, data = '' }) => ({ text, data }))

/** An office with more people, each with a telephone of their own to be written to. */
export const TOWN_PEOPLE = [
  ...OFFICE_PEOPLE,
  { key: 'vera', id: 871_263_549_041, firstName: 'Вера', language: 'ru' },
  { key: 'nina', id: 871_263_549_042, firstName: 'Нина', language: 'ru' },
  { key: 'zoya', id: 871_263_549_043, firstName: 'Зоя', language: 'ru' },
] as const

const neighbour = (id: string, name: string, n: number) => ({
  id,
  district: 'north',
  on: '2026-01-12',
  facts: factsOf({ name, phone: `+7000000002${n}`, livingAlone: false }),
})

/** The office with three more women of 71 in the north. */
export const TOWN = {
  ...OFFICE,
  people: [
    ...OFFICE.people,
    neighbour('verova', 'Верова Вера Ивановна', 1),
    neighbour('ninova', 'Нинова Нина Ивановна', 2),
    neighbour('zoeva', 'Зоева Зоя Ивановна', 3),
  ],
}
