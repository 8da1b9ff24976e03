import { vault } from '../../src/adapters/crypto/vault.ts'
import { caseWordsPlace } from '../../src/adapters/database/office/caseload-writers.ts'
import { memberPlace } from '../../src/adapters/database/office/family-rows.ts'
import { importPlace } from '../../src/adapters/database/office/import-writers.ts'
import { letterPlace } from '../../src/adapters/database/office/letter-rows.ts'
import { planPlace } from '../../src/adapters/database/office/register-writers.ts'
import { sheetPlace } from '../../src/adapters/database/office/sheet-rows.ts'
import type { Conversation } from '../../src/application/conversation.ts'
import { dueDays } from '../../src/application/office/cases/dated-by.ts'
import { createFactId, factsOf } from '../../src/application/office/facts/fact-words.ts'
import type { Vault } from '../../src/application/ports/vault.ts'
import type { Role } from '../../src/domain/access/role.ts'
import { type LetterNote, NO_WORDS } from '../../src/domain/caseload/case-words.ts'
import { openCase } from '../../src/domain/caseload/open-case.ts'
import { NOTHING_READ } from '../../src/domain/events/event-draft.ts'
import type { KeptReading } from '../../src/domain/events/kept-reading.ts'
import { type DirectoryReading, NOTHING_LISTED } from '../../src/domain/organisations/directory-reading.ts'
import type { ImportResult } from '../../src/domain/people/import-result.ts'
import { EMPTY_SHEET } from '../../src/domain/people/sheet.ts'
import { CONTENT, DATA_KEY } from '../support/chat.ts'
import { addMentor } from '../support/mentors.ts'
import type { TestOffice } from '../support/office.ts'

/** Whatever looks up and writes rows. */
type Ground = Pick<TestOffice, 'rows'> & {
  /** What the office is sealed with, where its keys stand apart from its rows. */
  readonly sealing?: Vault
}

const DAY = '2026-11-22'
const safe = vault(DATA_KEY)
const safeOf = ({ sealing }: Ground): Vault => sealing ?? safe

/** Whoever is asked in for a person: they see those that were handed to them. */
export const INVOLVED = ['psychologist', 'lawyer', 'assistant', 'mentor'] as const satisfies readonly Role[]

/** Whose things there are: of a district, or of whoever they were handed to. */
interface Owner {
  /** How ids end: `task_north`, `case_mentor`. */
  readonly id: string
  readonly citizen: string
  readonly district: string
  readonly staff: string
  readonly isHanded: boolean
}

const ownersOf = (staffOf: Readonly<Record<Role, string>>): Owner[] => [
  ...(
    [
      ['north', 'smirnova', 'st_olga'],
      ['south', 'southern', 'st_pavel'],
      ['far', 'faraway', 'st_far'],
    ] as const
  ).map(([id, citizen, staff]) => ({ id, citizen, district: id, staff, isHanded: false })),
  ...INVOLVED.map((role) => ({
    id: role,
    citizen: 'lent',
    district: 'south',
    staff: staffOf[role],
    isHanded: true,
  })),
]

const keyOf = async (office: Ground, table: 'citizens' | 'staff', id: string): Promise<Buffer> => {
  const [row] = await office.rows<{ key: Buffer }>(`select key from ${table} where id = $1`, [id])
  if (!row) throw new Error(`no ${id} in ${table}`)
  return row.key
}

const addTasks = async (office: Ground, kind: string, name: string, owner: Owner): Promise<void> => {
  await office.rows(
    `insert into tasks (id, key, kind, citizen_id, district_id, assignee_id, due, made_on)
     values ($1, $1, $2, $3, $4, $5, '2026-11-20', '2026-11-10')`,
    [`${name}_${owner.id}`, ...[kind, owner.citizen, owner.district], owner.isHanded ? owner.staff : null],
  )
}

/** A mentoring case: every use case of cases has a meaning in it. Its one letter was not answered yet. */
const addCase = async (office: Ground, place: Conversation, owner: Owner): Promise<void> => {
  const id = `case_${owner.id}`
  const technology = CONTENT.technologies.get('mentoring')
  if (!technology) throw new Error('no mentoring')
  const opening = {
    id,
    person: owner.citizen,
    urgency: 'usual',
    signs: [],
    on: DAY,
    by: owner.staff,
  } as const
  const { case: state } = openCase(technology, opening, dueDays(place))
  const letter = {
    id: 'letter',
    organisation: 'Выдуманная служба',
    sentOn: '2026-11-16',
    receiptBy: '2026-11-30',
    resultBy: '2026-12-15',
    receivedOn: null,
    answeredOn: null,
  }
  const line = {
    id: 'line',
    ...{ problem: 'Нет дохода', goal: 'Работа', action: 'Встать на учёт' },
    responsible: { side: 'family', name: 'Кто-то' },
    ...{ begins: DAY, due: '2026-12-15', monitoring: ['2026-12-01'] },
  }
  const words = JSON.stringify({ ...NO_WORDS, letters: [letter], plan: [line] })
  const key = await keyOf(office, 'citizens', owner.citizen)
  await office.rows(
    `insert into cases (id, citizen_id, technology, curator_id, status, stage, urgency, opened_on, state, words)
     values ($1, $2, $3, $4, 'open', $5, 'usual', $6, $7, $8)`,
    [
      ...[id, owner.citizen, technology.id, owner.staff, state.stage, DAY, JSON.stringify(state)],
      safeOf(office).seal(key, caseWordsPlace(id), words),
    ],
  )
}

const PLACE = { talk: null, need: null, stage: null, step: null, why: 'asked' }

/** Somebody who called: a chat of their own. A call of no known citizen is the department's. */
const addCall = async (
  office: Ground,
  { id, citizen, task, department }: { id: string; citizen: string | null; task: string; department: string },
): Promise<void> => {
  await office.rows(
    `insert into people (id, chat_key, key, address, consent, seen_at, created_at)
     values ($1, $2, $3, $2, 'ru-1', '2026-11-21', '2026-11-21')`,
    [`caller_${id}`, Buffer.from(id), safeOf(office).newKey()],
  )
  await office.rows(
    `insert into handovers (id, person_id, citizen_id, task_id, place, state, opened_at, heard_at, department_id)
     values ($1, $2, $3, $4, $5, 'waiting', '2026-11-21', '2026-11-21', $6)`,
    [id, `caller_${id}`, citizen, task, JSON.stringify(PLACE), department],
  )
}

const addReport = (office: Ground): Promise<unknown> =>
  office.rows(
    `insert into reports (id, department_id, from_day, to_day, version, numbers, behind, staff_id, day, at)
     values ('rep_here', 'dep1', '2026-07-01', '2026-09-30', 1, $1, $2, 'st_irina', '2026-10-05', '2026-10-05')`,
    [
      JSON.stringify({
        ...{ institution: null, unit: '', from: '2026-07-01', to: '2026-09-30' },
        ...{ rules: '', calendar: '', content: '', scopes: [] },
      }),
      Buffer.from('sealed'),
    ],
  )

const addDeed = async (office: Ground, staff: string, citizen: string): Promise<void> => {
  await office.rows(
    `insert into deeds (id, citizen_id, staff_id, kind, outcome, day, at, is_contact)
     values ($1, $2, $3, 'phone', 'well', $4, '2026-11-22T10:00:00+05:00', true)`,
    [`deed_${staff}`, citizen, staff, DAY],
  )
  await office.rows(
    `insert into deeds (id, citizen_id, staff_id, kind, day, at, is_contact)
     values ($1, $2, $3, 'consultation', $4, '2026-11-22T10:00:00+05:00', false)`,
    [`visited_${staff}`, citizen, staff, DAY],
  )
  await office.rows(
    `insert into district_deeds (id, district_id, staff_id, kind, day, at)
     select $1, c.district_id, $3, 'walk_round', $4, '2026-11-22T10:00:00+05:00' from citizens c where c.id = $2`,
    [`round_${staff}`, citizen, staff, DAY],
  )
}

const RESULT: ImportResult = {
  refused: null,
  counts: { new: 1, changed: 0, same: 0, faulty: 1, duplicate: 0 },
  moreRemarks: 0,
  remarks: [
    { sheet: null, at: 'B3', heading: 'Телефон', what: 'near', row: null, isFault: false, isDoubt: false },
  ],
  unread: [],
  withoutDistrict: 1,
  near: 0,
  doubts: [],
  noted: [],
  unreadSheets: [],
  leftOut: [],
  doubtful: {},
  changes: [{ name: 'Смирнова Анна', parts: [{ part: 'phone', before: '', after: '1' }] }],
}

const addImport = async (office: Ground, staff: string): Promise<void> => {
  const id = `imp_${staff}`
  const key = await keyOf(office, 'staff', staff)
  await office.rows(
    `insert into imports (id, staff_id, file, state, day, made_at, result)
     values ($1, $2, $3, 'ready', $4, '2026-11-22', $5)`,
    [
      ...[id, staff, safeOf(office).seal(key, importPlace('file', id), '{"file":"f","name":"n.csv"}'), DAY],
      safeOf(office).seal(key, importPlace('result', id), JSON.stringify(RESULT)),
    ],
  )
}

/** A draft and a group of interest: of a district, or – `all` – of every district of a department. */
const addToCalendar = async (office: Ground, name: string, department: string): Promise<void> => {
  const district = name === 'all' ? null : name
  await office.rows(
    `insert into events (id, department_id, districts, kind, day, time, details, state, made_by, made_on)
     values ($1, $2, $3, 'concert', '2026-12-05', '14:00', '{"title": "Концерт"}', 'draft', 'st_nobody', '2026-11-20')`,
    [`event_${name}`, department, district === null ? [] : [district]],
  )
  await office.rows(
    `insert into interest_groups (id, department_id, district_id, name, kind, made_by, made_on)
     values ($1, $2, $3, 'Клуб', 'group', 'st_nobody', '2026-11-20')`,
    [`group_${name}`, department, district],
  )
  await office.rows(`insert into group_members (group_id, citizen_id, since) values ($1, $2, '2026-11-20')`, [
    ...[`group_${name}`, department === 'dep2' ? 'faraway' : 'smirnova'],
  ])
}

const SCHEDULE: KeptReading = {
  origin: 'words',
  source: '',
  announced: { title: 'Концерт' },
  reading: {
    ...NOTHING_READ,
    faulty: [
      {
        sheet: null,
        number: 1,
        texts: { title: 'Концерт' },
        plan: { month: null, year: null },
        faults: [
          {
            sheet: null,
            number: 1,
            at: '1',
            heading: '',
            field: 'date',
            what: 'date_missing',
            isFault: true,
          },
        ],
      },
    ],
  },
}

const addSchedule = (office: Ground, staff: string) =>
  office.rows(`insert into schedules (id, staff_id, read, made_at) values ($1, $2, $3, '2026-11-22')`, [
    ...[`sch_${staff}`, staff, JSON.stringify(SCHEDULE)],
  ])

/** A table with one organisation, waiting to be taken, with one remark on a cell. */
const DIRECTORY: DirectoryReading = {
  ...NOTHING_LISTED,
  entries: [
    {
      kind: 'clinic',
      name: 'Поликлиника № 3',
      address: 'ул. Мира, 3',
      phone: null,
      hours: null,
      floor: '2',
      lift: true,
      bus: null,
      checkedOn: DAY,
    },
  ],
  remarks: [
    {
      sheet: null,
      row: 2,
      at: 'C2',
      heading: 'Телефон',
      field: 'phone',
      said: '22-33',
      what: 'phone_unclear',
      isFault: false,
    },
  ],
}

const addDirectoryFile = (office: Ground, staff: string) =>
  office.rows(`insert into directory_files (id, staff_id, read, made_at) values ($1, $2, $3, '2026-11-22')`, [
    ...[`dir_${staff}`, staff, JSON.stringify(DIRECTORY)],
  ])

/** The office that everybody of the region is told of. */
const addOffice = (office: Ground) =>
  office.rows(
    `insert into directory_offices (id, region, entry, staff_id, department_id, at)
     values ('own_clinic', 'demo', $1, 'st_olga', 'dep1', '2026-11-22')`,
    [JSON.stringify({ ...DIRECTORY.entries[0], name: 'Поликлиника № 1', checkedOn: '2026-05-01' })],
  )

const addPlan = async (office: Ground, citizen: string): Promise<void> => {
  const plan = JSON.stringify({ entries: [{ what: 'зарядка', when: null, done: false }] })
  const key = await keyOf(office, 'citizens', citizen)
  await office.rows(
    `insert into individual_plans (id, citizen_id, period, starts, plan, made_on)
     values ($1, $1, 'month', '2026-11-01', $2, $3)`,
    [citizen, safeOf(office).seal(key, planPlace(citizen, 'month', '2026-11-01'), plan), DAY],
  )
}

/** A family of each: the person, a child who is in it and one who has left it. */
const addFamily = async (office: Ground, citizen: string): Promise<void> => {
  const key = await keyOf(office, 'citizens', citizen)
  await office.rows('insert into families (id, citizen_id, made_on) values ($1, $2, $3)', [
    `fam_${citizen}`,
    citizen,
    DAY,
  ])
  for (const [name, kin, card, left] of [
    ['self', 'self', citizen, null],
    ['mem', 'child', null, null],
    ['left', 'child', null, DAY],
  ] as const) {
    const id = `${name}_${citizen}`
    await office.rows(
      `insert into family_members (id, family_id, citizen_id, name, kin, added_on, left_on) values ($1, $2, $3, $4, $5, $6, $7)`,
      [
        id,
        `fam_${citizen}`,
        card,
        safeOf(office).seal(key, memberPlace(id), 'Выдуманный Пётр'),
        kin,
        DAY,
        left,
      ],
    )
  }
}

/** An act of each that is being filled in, and a finished one. */
const addSheets = async (office: Ground, citizen: string, staff: string): Promise<void> => {
  const key = await keyOf(office, 'citizens', citizen)
  const deed = `survey_${citizen}`
  await office.rows(
    `insert into deeds (id, citizen_id, staff_id, kind, day, at, is_contact)
     values ($1, $2, 'st_olga', 'survey_made', $3, '2026-11-22T10:00:00+05:00', false)`,
    [deed, citizen, DAY],
  )
  for (const [id, finished] of [
    [`sheet_${citizen}`, null],
    [`read_${citizen}`, DAY],
  ] as const)
    await office.rows(
      `insert into sheets (id, citizen_id, form, kind, answers, staff_id, begun_on, finished_on, deed_id)
       values ($1, $2, 'act', 'complaint', $3, $7, $4, $5, $6)`,
      [
        ...[
          id,
          citizen,
          safeOf(office).seal(key, sheetPlace(id), JSON.stringify({ ...EMPTY_SHEET, ticks: ['rented'] })),
        ],
        ...[DAY, finished, finished && deed, staff],
      ],
    )
}

/** An event of each department, going on this very day; somebody has a place. */
const addEvents = async (office: Ground): Promise<void> => {
  for (const [id, department, citizen] of [
    ['ev_here', 'dep1', 'kuznetsov'],
    ['ev_far', 'dep2', 'faraway'],
  ] as const) {
    await office.rows(
      `insert into events (id, department_id, kind, day, time, end_day, details, state, taken, made_by, made_on)
       values ($1, $2, 'concert', $3, '09:00', '2026-12-30', '{"title":"Концерт"}', 'open', 1, 'st_olga', $3)`,
      [id, department, DAY],
    )
    await office.rows(
      `insert into sign_ups (event_id, citizen_id, state, at) values ($1, $2, 'going', '2026-11-21')`,
      [id, citizen],
    )
  }
}

/** One of everything for each district and for everybody it can be handed to; imports are of whoever sent them. */
/** A paper that was printed about somebody and is not signed yet. */
const addPaper = async (office: Ground, citizen: string): Promise<void> => {
  await office.rows(
    `insert into papers (id, form, version, citizen_id, staff_id, format, day, at)
     values ($1, 'consent_processing', 'v', $2, 'st_irina', 'pdf', $3, $4)`,
    [`paper_${citizen}`, citizen, DAY, `${DAY}T10:00:00Z`],
  )
}

/** A letter outside of cases: about somebody, or – of each who writes – about nobody. */
const addFreeLetter = async (
  office: Ground,
  { id, citizen, staff }: { id: string; citizen: string | null; staff: string },
): Promise<void> => {
  const key =
    citizen === null ? await keyOf(office, 'staff', staff) : await keyOf(office, 'citizens', citizen)
  const note: LetterNote = {
    id,
    organisation: 'Служба',
    address: null,
    leader: null,
    kind: 'information',
    number: null,
    channel: 'email',
    request: null,
    annexes: [],
    sentOn: DAY,
    receiptBy: null,
    resultBy: '2026-12-15',
    receivedOn: null,
    answeredOn: null,
    answer: null,
  }
  await office.rows(
    `insert into free_letters (id, department_id, citizen_id, staff_id, words, sent_on, at)
     select $1, department_id, $2, id, $3, $4, $5 from staff where id = $6`,
    [
      id,
      citizen,
      safeOf(office).seal(key, letterPlace(id), JSON.stringify(note)),
      DAY,
      `${DAY}T10:00:00Z`,
      staff,
    ],
  )
}

export const addObjects = async (
  office: Ground,
  place: Conversation,
  staffOf: Readonly<Record<Role, string>>,
): Promise<void> => {
  for (const owner of ownersOf(staffOf)) {
    await addTasks(office, 'help', 'task', owner)
    await addTasks(office, 'stuck', 'stuck', owner)
    await addTasks(office, 'human_call', 'calling', owner)
    await addCase(office, place, owner)
    const department = owner.district === 'far' ? 'dep2' : 'dep1'
    const { id, citizen } = owner
    await addCall(office, { id: `call_${id}`, citizen, task: `calling_${id}`, department })
    await addDeed(office, owner.staff, citizen)
    if (!owner.isHanded) await addPlan(office, citizen)
  }
  for (const citizen of ['smirnova', 'southern', 'faraway', 'lent']) {
    await addFamily(office, citizen)
    await addSheets(office, citizen, citizen === 'lent' ? staffOf.psychologist : 'st_olga')
    await addPaper(office, citizen)
    await addFreeLetter(office, { id: `letter_${citizen}`, citizen, staff: 'st_olga' })
  }
  await addEvents(office)
  for (const name of ['north', 'south', 'all']) await addToCalendar(office, name, 'dep1')
  await addToCalendar(office, 'far', 'dep2')
  await addCall(office, { id: 'call_nobody', citizen: null, task: 'calling_far', department: 'dep2' })
  await addReport(office)
  await addMentor(office, { id: 'men_here', state: 'candidate' })
  await addMentor(office, { id: 'men_ready' })
  await addMentor(office, { id: 'men_far', department: 'dep2' })
  await addOffice(office)
  await addDeed(office, staffOf.head, 'southern')
  for (const staff of [staffOf.specialist, staffOf.head, staffOf.lawyer, 'st_pavel', 'st_far']) {
    await addImport(office, staff)
    await addFreeLetter(office, { id: `note_${staff}`, citizen: null, staff })
    await addSchedule(office, staff)
    await addDirectoryFile(office, staff)
  }
}

/** A fact whose phone number can be corrected from the chat. */
export const correctableFact = (place: Conversation): string => {
  const fact = factsOf(place).find(({ corrects }) => corrects.includes('phone'))
  if (!fact) throw new Error('no fact to correct')
  return createFactId(fact)
}
