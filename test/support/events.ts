import { vault } from '../../src/adapters/crypto/vault.ts'
import { writeChanges } from '../../src/adapters/database/office/write-changes.ts'
import type { EventChange } from '../../src/application/ports/office/event-change.ts'
import { EventDetails } from '../../src/domain/events/yard-event.ts'
import { DATA_KEY } from './chat.ts'
import type { TestOffice } from './office.ts'
import { TOKEN } from './world.ts'

type Added = Extract<EventChange, { type: 'add_event' }>['event']

/** What of an event matters to a test; the rest is a concert in Olga's department on 2 December 2026 at two. */
export interface EventParts extends Partial<Omit<Added, 'details'>> {
  readonly details?: Partial<Added['details']>
  /** An interest group's id. */
  readonly group?: string | null
}

/** An event as {@link addEvent} stores it. */
export const eventOf = ({ details = {}, group: _, ...parts }: EventParts = {}): Added => ({
  id: 'concert',
  department: 'dep1',
  districts: [],
  kind: 'concert',
  series: null,
  capacity: null,
  day: '2026-12-02',
  time: '14:00',
  endDay: null,
  endTime: '',
  state: 'open',
  details: EventDetails.parse({
    title: 'Вечер романса',
    place: 'Дом культуры',
    address: 'ул. Выдуманная, 7',
    price: 0,
    ...details,
  }),
  ...parts,
})

/** Puts an event into the calendar of a test office. */
export const addEvent = async (office: TestOffice, parts: EventParts = {}): Promise<string> => {
  const event = eventOf(parts)
  const write = writeChanges(office.bot.pool, vault(DATA_KEY), TOKEN.split(':')[0] as string)
  await write([
    {
      type: 'add_event',
      event,
      uid: null,
      group: parts.group ?? null,
      by: 'st_olga',
      on: '2026-11-20',
    },
  ])
  return event.id
}
