import { readDemoDistrict } from '../../src/adapters/content/read-demo-district.ts'
import { vault } from '../../src/adapters/crypto/vault.ts'
import { foundInstitution } from '../../src/adapters/database/office/found-institution.ts'
import type { Founding } from '../../src/application/ports/office/founding.ts'
import { ROLES, type Role } from '../../src/domain/access/role.ts'
import { ROOT } from '../../src/root.ts'
import { addAsked, LENT, PLACE, STAFF_OF } from '../office/access-ground.ts'
import { addObjects } from '../office/access-objects.ts'
import { DATA_KEY } from '../support/chat.ts'
import { rows } from '../support/database.ts'
import { OFFICE } from '../support/office.ts'
import { TODAY, TOKEN } from '../support/world.ts'
import { addLinkedCases } from './linked-cases.ts'

/** The bot's own number. */
export const BOT = TOKEN.split(':')[0] as string
/** The chat of whoever is linked to a card, and the one of whoever is not. */
export const CHAT_OF = { linked: '871263549401', citizen: '871263549402' } as const
/** The card of the linked citizen: a lively one of the invented district. */
export const LINKED_CARD = 'maria'
/** The month's ask that the linked citizen was sent: its number, and what it is about. */
export const ASK = { id: 1_000_000, subject: `c${LINKED_CARD}.2026-11` } as const
/** The card of whoever is said to have moved: the head has not confirmed it. */
export const GONE_CARD = 'demo12'

/** The chat of an employee of each role. */
export const chatOfRole = (role: Role): string => String(871_263_549_410 + ROLES.indexOf(role))

/** The invented district lies in the north and the south of the tests' office. */
const DISTRICT_OF: Readonly<Record<string, string>> = { forest: 'north', lake: 'south', old_town: 'south' }
const STAFF_NAMES: Readonly<Record<Role, string>> = {
  specialist: 'Белова Ольга Сергеевна',
  psychologist: 'Зайцев Лев Львович',
  lawyer: 'Юрьева Юлия Юрьевна',
  assistant: 'Мягкова Алла Олеговна',
  mentor: 'Ветрова Зоя Ильинична',
  head: 'Орлова Ирина Викторовна',
  administrator: 'Сетев Артур Глебович',
}

const place = (district: string): string => DISTRICT_OF[district] ?? 'north'
const worker = (id: string): string => (id === 'irina' ? STAFF_OF.head : STAFF_OF.specialist)

const demo = (): Founding =>
  readDemoDistrict(ROOT, {
    chats: new Map([['maria', CHAT_OF.linked]]),
    at: TODAY,
    zone: PLACE.region.time_zone,
    consent: PLACE.consentVersion.ru,
  })

const staff = (): Founding['staff'] => [
  ...ROLES.map((role) => ({
    id: STAFF_OF[role],
    role,
    name: STAFF_NAMES[role],
    department: 'dep1',
    districts: role === 'specialist' ? ['north'] : [],
    chat: chatOfRole(role),
  })),
  {
    id: 'st_pavel',
    role: 'specialist',
    name: 'Громов Павел Ильич',
    department: 'dep1',
    districts: ['south'],
    chat: '871263549430',
  },
  {
    id: 'st_waiting',
    role: 'assistant',
    name: 'Новикова Инна Павловна',
    department: 'dep1',
    districts: [],
    chat: '871263549431',
  },
  {
    id: 'st_far',
    role: 'specialist',
    name: 'Дальний Олег Олегович',
    department: 'dep2',
    districts: ['far'],
    chat: null,
  },
]

/** The office of the access matrix with an employee of each role, and the people and events of the playground in it. */
const founding = (): Founding => {
  const { people, deeds = [], groups = [], events = [] } = demo()
  return {
    ...OFFICE,
    staff: staff(),
    people: [
      ...OFFICE.people,
      LENT,
      ...people.map((person) => ({ ...person, district: place(person.district) })),
    ],
    deeds: deeds.map((deed) => ({ ...deed, staff: STAFF_OF.specialist })),
    groups: groups.map(({ group, ...rest }) => ({
      ...rest,
      group: {
        ...group,
        department: 'dep1',
        district: group.district === null ? null : place(group.district),
        by: worker(group.by),
      },
    })),
    events: events.map(({ event, by, ...rest }) => ({
      ...rest,
      by: worker(by),
      event: { ...event, department: 'dep1', districts: event.districts.map(place) },
    })),
    at: OFFICE.at,
  }
}

/** Words of {@link addObjects}. */
const OTHERS = [
  'Концерт',
  'Клуб',
  'Выдуманная служба',
  'зарядка',
  'Телефон',
  'Встать на учёт',
  'Кто-то',
  'Поликлиника № 1',
  'Доброе соседство',
  'Нет дохода',
  'ул. Мира, 3',
]

/** Names, titles and words of the district: what stands in them is nobody's translation. */
export const districtWords = (): string => JSON.stringify([founding(), OTHERS, HAPPENED])

const EVENT = `insert into events (id, department_id, kind, day, time, details, state, taken, made_by, made_on)
  values ($1, 'dep1', 'concert', $2, '14:00', '{"title": "Концерт"}', $3, 1, 'st_olga', '2026-11-01')`
const SIGN_UP = `insert into sign_ups (event_id, citizen_id, state, number, offered_until, at, attended)
  values ($1, $2, $3, $4, $5, '2026-11-20', $6)`

/** What has come about: an employee waits, people answered events, one is away, nobody reached another last month. */
const HAPPENED: readonly (readonly [sql: string, ...values: unknown[]])[] = [
  ["update staff set state = 'waiting', invited_by = 'st_irina' where id = 'st_waiting'"],
  [EVENT, 'ev_past', '2026-11-21', 'open'],
  [EVENT, 'ev_missed', '2026-11-20', 'open'],
  [EVENT, 'ev_off', '2026-11-29', 'cancelled'],
  [SIGN_UP, 'ev_past', LINKED_CARD, 'going', null, null, null],
  [SIGN_UP, 'ev_missed', LINKED_CARD, 'going', null, null, false],
  [SIGN_UP, 'ev_off', LINKED_CARD, 'going', null, null, null],
  [SIGN_UP, 'demo_exercise', LINKED_CARD, 'going', null, null, null],
  [SIGN_UP, 'demo_concert', LINKED_CARD, 'offered', 1, '2026-11-23T12:00:00Z', null],
  [SIGN_UP, 'demo_phone', LINKED_CARD, 'lapsed', null, '2026-11-21T12:00:00Z', null],
  ["update events set taken = 1 where id in ('demo_exercise', 'demo_concert')"],
  [
    `insert into invitations (event_id, citizen_id, channel, week, at)
     values ('demo_museum', $1, 'poster', '2026-11-16', '2026-11-20'),
            ('demo_choir_evening', $1, 'message', '2026-11-16', '2026-11-20')`,
    LINKED_CARD,
  ],
  [
    "update citizens set state = 'moved', state_from = '2026-11-20', unconfirmed_by = 'st_olga' where id = 'demo12'",
  ],
  [
    `insert into reminders (id, key, rule, person_id, subject, base, due_at, expires_at, look_at, state, message_id, planned_at, settled_at)
     overriding system value
     select $1, 'ask', 'monthly_ask', person_id, $2, '2026-11-22', at, at, at, 'sent', 17, at, at
     from citizens, (select '2026-11-22T06:00:00Z'::timestamptz as at) told where id = $3`,
    ASK.id,
    ASK.subject,
    LINKED_CARD,
  ],
  [
    `insert into deeds (id, citizen_id, staff_id, kind, outcome, day, at, is_contact)
     select 'consent_' || citizen || purpose, citizen, 'st_irina', 'consent_recorded', purpose, '2026-11-10', '2026-11-10', false
     from unnest(array['southern', 'lent']) citizen, unnest(array['letter', 'mentor']) purpose`,
  ],
  [
    `insert into month_records (citizen_id, month, district_id, staff_id, why, tries)
     select id, '2026-10', district_id, 'st_olga', 'tried', 2 from citizens where id in ('demo01', 'demo02')`,
  ],
]

/** Fills an empty database with one small, lively district, and one of everything that a use case can be about. */
export const fillDistrict = async (
  pool: Parameters<typeof foundInstitution>[0],
  url: string,
): Promise<void> => {
  await foundInstitution(pool, vault(DATA_KEY), BOT)(founding())
  const office = {
    rows: <T extends object>(sql: string, values: readonly unknown[] = []) => rows<T>(url, sql, values),
  }
  await addObjects(office, PLACE, STAFF_OF)
  await addAsked(office)
  await addLinkedCases(office, LINKED_CARD)
  for (const [sql, ...values] of HAPPENED) await office.rows(sql, values)
}
