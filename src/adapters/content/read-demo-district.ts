import { join } from 'node:path'
import { z } from 'zod'
import type { Founding } from '../../application/ports/office/founding.ts'
import { Role } from '../../domain/access/role.ts'
import { type LocalDate, localMoment } from '../../domain/calendar/local-date.ts'
import { readAs } from './load-content.ts'

const Day = z.iso.date()
const Room = z.strictObject({ id: z.string(), name: z.string() })

/** The invented district of the playground: `scenarios/demo/district.yaml`. */
export const DemoDistrict = z.strictObject({
  institution: Room,
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
      chat: z.string().optional(),
    }),
  ),
})
type DemoPerson = z.infer<typeof DemoDistrict>['people'][number]

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
    ...{ name, sex, birthDate, phone, address, disability, categories, note: null },
    ...{ livingAlone: person.living_alone, lonely: person.lonely },
  }
  return { id, district, facts, on: REGISTERED, ...(chat ? { linked: { chat, consent } } : {}) }
}

const contactOf = ({ id }: DemoPerson, staff: string, day: LocalDate, at: number) => ({
  ...{ id: `first_${id}`, citizen: id, case: null, staff, kind: 'phone', outcome: 'well', reason: null },
  ...{ day, at, note: null, isContact: true, fulfils: ['contact'] },
})

/**
 * The invented district, ready to be founded.
 * @throws ContentError that names the place in the file and what is expected.
 */
export const readDemoDistrict = (root: string, setting: DemoSetting): Founding => {
  const demo = readAs(DemoDistrict, join(root, 'scenarios', 'demo', 'district.yaml'))
  const { institution, department, districts, staff, people } = demo
  const firstDay = `${localMoment(setting.at, setting.zone).date.slice(0, 7)}-01`
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
    at: setting.at,
  }
}
