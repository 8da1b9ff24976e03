import { join } from 'node:path'
import { z } from 'zod'
import type { Founding } from '../../application/ports/office/founding.ts'
import { Role } from '../../domain/access/role.ts'
import { addDays, type LocalDate, localMoment } from '../../domain/calendar/local-date.ts'
import { EventDetails, Point } from '../../domain/events/yard-event.ts'
import { EMPTY_CARD } from '../../domain/people/card-facts.ts'
import { readAs } from './read-as.ts'

const Day = z.iso.date()
const Room = z.strictObject({ id: z.string(), name: z.string() })

/** The invented district of the playground: `scenarios/demo/district.yaml`. */
export const DemoDistrict = z.strictObject({
  institution: Room.extend({ phone: z.string().optional() }),
  department: Room,
  districts: z.array(Room).min(1),
  staff: z.array(
    z.strictObject({
      id: z.string(),
      chat: z.string().optional(),
      name: z.string(),
      role: Role,
      districts: z.array(z.string()),
    }),
  ),
  people: z.array(
    z.strictObject({
      id: z.string(),
      district: z.string(),
      name: z.string(),
      sex: z.enum(['female', 'male']),
      birth_date: Day,
      phone: z.string().optional(),
      address: z.string(),
      living_alone: z.boolean().default(false),
      lonely: z.boolean().default(false),
      disability: z.enum(['1', '2', '3', 'child']).optional(),
      categories: z.array(z.string()).default([]),
      contacted: z.boolean().default(false),
      needs: z.array(z.string()).optional(),
      home: Point.optional(),
      chat: z.string().optional(),
    }),
  ),
  groups: z
    .array(
      z.strictObject({
        id: z.string(),
        name: z.string(),
        kind: z.string(),
        district: z.string().nullable(),
        by: z.string(),
        organiser: z.string().nullable().default(null),
        members: z.array(z.string()),
      }),
    )
    .default([]),
  events: z
    .array(
      z.strictObject({
        id: z.string(),
        kind: z.string(),
        state: z.enum(['draft', 'open']),
        /** So many days after the playground starts. */
        in_days: z.int().min(1),
        time: z.string(),
        until: z.string().default(''),
        districts: z.array(z.string()).default([]),
        capacity: z.int().min(1).nullable().default(null),
        group: z.string().nullable().default(null),
        by: z.string(),
        details: EventDetails,
      }),
    )
    .default([]),
})
type DemoPerson = z.infer<typeof DemoDistrict>['people'][number]
type DemoEvent = z.infer<typeof DemoDistrict>['events'][number]
type DemoGroup = z.infer<typeof DemoDistrict>['groups'][number]

/** What the playground adds to the file: its chats, its time, the consent that is in force. */
export interface DemoSetting {
  /** The address of a demo person's chat by their key. */
  readonly chats: ReadonlyMap<string, string>
  readonly at: number
  readonly zone: string
  readonly consent: string
}

/** Everybody was registered long ago. */
const REGISTERED: LocalDate = '2025-01-09'

const personOf = (person: DemoPerson, { chats, consent }: DemoSetting): Founding['people'][number] => {
  const { id, district, name, sex, birth_date: birthDate, phone = null, address, disability = null } = person
  const chat = person.chat === undefined ? undefined : chats.get(person.chat)
  const categories = Object.fromEntries(person.categories.map((category) => [category, true as const]))
  const facts = {
    ...EMPTY_CARD,
    name,
    sex,
    birthDate,
    phone,
    address,
    disability,
    categories,
    livingAlone: person.living_alone,
    lonely: person.lonely,
  }
  const said = {
    ...(person.needs ? { needs: person.needs } : {}),
    ...(person.home ? { home: person.home } : {}),
  }
  return { id, district, facts, on: REGISTERED, ...said, ...(chat ? { linked: { chat, consent } } : {}) }
}

const eventOf = (
  { id, kind, state, in_days: inDays, time, until, districts, capacity, group, by, details }: DemoEvent,
  department: string,
  today: LocalDate,
): NonNullable<Founding['events']>[number] => ({
  event: {
    id,
    department,
    districts,
    kind,
    series: null,
    details,
    capacity,
    state,
    day: addDays(today, inDays),
    time,
    endDay: null,
    endTime: until,
  },
  uid: `demo:${id}`,
  group,
  by,
  on: today,
})

const groupOf = (
  { organiser, members, ...group }: DemoGroup,
  department: string,
): NonNullable<Founding['groups']>[number] => ({
  group: { ...group, department, on: REGISTERED },
  organiser,
  members,
})

const contactOf = ({ id }: DemoPerson, staff: string, day: LocalDate, at: number) => ({
  id: `first_${id}`,
  citizen: id,
  case: null,
  staff,
  kind: 'phone',
  outcome: 'well',
  reason: null,
  day,
  at,
  note: null,
  isContact: true,
  fulfils: ['contact'],
})

/**
 * The invented district, ready to be founded.
 * @throws ContentError that names the place in the file and what is expected.
 */
export const readDemoDistrict = (root: string, setting: DemoSetting): Founding => {
  const demo = readAs(DemoDistrict, join(root, 'scenarios', 'demo', 'district.yaml'))
  const { institution, department, districts, staff, people, groups, events } = demo
  const today = localMoment(setting.at, setting.zone).date
  const firstDay = `${today.slice(0, 7)}-01`
  const worker = (district: string): string =>
    staff.find((each) => each.districts.includes(district))?.id ?? ''
  return {
    institution,
    departments: [{ ...department, districts }],
    staff: staff.map(({ chat, ...each }) => ({
      ...each,
      department: department.id,
      chat: (chat === undefined ? undefined : setting.chats.get(chat)) ?? null,
    })),
    people: people.map((person) => personOf(person, setting)),
    deeds: people
      .filter(({ contacted }) => contacted)
      .map((person) => contactOf(person, worker(person.district), firstDay, setting.at)),
    groups: groups.map((group) => groupOf(group, department.id)),
    events: events.map((event) => eventOf(event, department.id, today)),
    at: setting.at,
  }
}
