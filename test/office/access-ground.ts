import { vault } from '../../src/adapters/crypto/vault.ts'
import { writeAppointmentIcs } from '../../src/adapters/files/appointment-ics.ts'
import { TELEGRAM_LIMITS } from '../../src/adapters/telegram/limits.ts'
import { conversation } from '../../src/application/conversation.ts'
import type { Decision, Moment } from '../../src/application/decision.ts'
import { FORMS } from '../../src/application/office/front/office-index.ts'
import { runUseCase } from '../../src/application/office/front/run-use-case.ts'
import { type OfficeDesks, officeCall, officeDay } from '../../src/application/office/kit/office-call.ts'
import type { FormAnswers } from '../../src/application/ports/office/dialogs.ts'
import type { Founding } from '../../src/application/ports/office/founding.ts'
import type { Employee } from '../../src/application/ports/office/staff-desk.ts'
import type { Person } from '../../src/application/ports/talk-store.ts'
import { Screens } from '../../src/application/screens.ts'
import { newPerson } from '../../src/application/update/load-moment.ts'
import { officeDesks } from '../../src/compose/office.ts'
import type { Role } from '../../src/domain/access/role.ts'
import { CONTENT, DATA_KEY } from '../support/chat.ts'
import { factsOf, OFFICE, openOffice, type TestOffice } from '../support/office.ts'
import { countedChance, TODAY, TOKEN } from '../support/world.ts'
import { addObjects } from './access-objects.ts'

const CHATS = 900_000_000_100

/** Somebody of another district, handed to an employee of this one by a task. */
export const LENT: Founding['people'][number] = {
  id: 'lent',
  district: 'south',
  on: '2026-01-12',
  facts: factsOf({
    name: 'Отданная Вера Ильинична',
    note: 'любит собак',
    disability: '2',
    birthDate: '1951-02-03',
    phone: '+70000000015',
    categories: { newly_disabled: '2026-10-01' },
  }),
}

/** One employee of each role in the first department, one specialist in the second. */
export const STAFF_OF: Readonly<Record<Role, string>> = {
  specialist: 'st_olga',
  psychologist: 'st_lev',
  lawyer: 'st_lawyer',
  assistant: 'st_assistant',
  mentor: 'st_mentor',
  head: 'st_irina',
  administrator: 'st_admin',
}

const added = (['lawyer', 'assistant', 'mentor', 'administrator'] as const).map((role, n) => ({
  id: STAFF_OF[role],
  role,
  name: `Сотрудник${'абвг'[n]} Имя Отчество`,
  department: 'dep1',
  districts: [],
  chat: String(CHATS + n),
}))

/** What the conversation is made of: the region and its content. */
export const PLACE = conversation(CONTENT, 'demo', {
  findNeeds: () => [],
  chance: countedChance(),
  bot: 'posrednik_bot',
  writeAppointment: writeAppointmentIcs,
  limits: TELEGRAM_LIMITS,
  consentVersion: { ru: 'ru-1', en: 'en-1' },
})

/** What nobody may find in a record or a log. */
export const SECRETS = [
  'Смирнова',
  'Кузнецов',
  '+7000000',
  'Выдуманная',
  'любит собак',
  'Белова',
  'Орлова',
] as const

/** A warning that was asked for and an invite that nobody took yet, here and elsewhere. */
export const addAsked = async (office: Pick<TestOffice, 'rows'>): Promise<void> => {
  await office.rows(
    `insert into alerts (id, department_id, districts, kind, state, asked_by, asked_at) values
     ('al_north', 'dep1', '{north}', 'code', 'asked', 'st_olga', '2026-11-22'),
     ('al_far', 'dep2', '{far}', 'code', 'asked', 'st_far', '2026-11-22')`,
  )
  await office.rows(
    `insert into invites (id, code_hash, role, department_id, inviter_id, made_at, expires_at) values
     ('inv_here', '\\x01', 'mentor', 'dep1', 'st_irina', '2026-11-22', '2026-12-31'),
     ('inv_far', '\\x02', 'mentor', 'dep2', 'st_far', '2026-11-22', '2026-12-31')`,
  )
}

const far = { id: 'st_far', role: 'specialist' as const, name: 'Дальний Олег Олегович', department: 'dep2' }

/** Whom the office is founded with: an employee of each role, and somebody elsewhere. */
export const GROUND: Founding = {
  ...OFFICE,
  staff: [...OFFICE.staff, ...added, { ...far, districts: ['far'], chat: String(CHATS + 50) }],
  people: [...OFFICE.people, LENT],
}

/** An office with an employee of each role, and one of everything in each district and in everybody's hands. */
export const openGround = async (cluster: string): Promise<TestOffice> => {
  const office = await openOffice(cluster, GROUND)
  await addObjects(office, PLACE, STAFF_OF)
  await addAsked(office)
  return office
}

const momentOf = (actor: Employee, token: string): Moment => {
  const person: Person = {
    ...newPerson(actor.person ?? 'p', TODAY),
    language: 'ru',
    staff: actor.id,
    revision: 1,
  }
  return {
    conversation: PLACE,
    language: 'ru',
    at: TODAY,
    person,
    actor,
    screens: new Screens(PLACE.renderers.ru, false),
    loaded: { person, talk: null, seen: false },
    incoming: {
      update: '1',
      sender: { address: '1', language: 'ru' },
      body: { type: 'press', token, message: '17', press: 'p1' },
    },
  }
}

/** Runs use cases of the real office over the real database, as any employee. Decides only: nothing is written. */
export class Runner {
  readonly desks: OfficeDesks

  constructor(office: TestOffice) {
    this.desks = officeDesks(office.bot.pool, vault(DATA_KEY), TOKEN.split(':')[0] as string, () => {
      throw new RangeError('nobody sends a file here')
    })
  }

  async actor(id: string): Promise<Employee> {
    const found = await this.desks.staff.find(id, officeDay({ conversation: PLACE, at: TODAY }))
    if (!found) throw new Error(`no employee ${id}`)
    return found
  }

  run(name: string, actor: Employee, args: readonly string[]): Promise<Decision> {
    return runUseCase(name, officeCall(momentOf(actor, `w.${name}`), actor, this.desks, args))
  }

  /** The end of a short dialog whose questions are all answered. */
  async finish(form: string, actor: Employee, answers: FormAnswers): Promise<Decision> {
    const known = FORMS[form]
    if (!known) throw new Error(`no dialog ${form}`)
    const { moment, desks, words, today } = officeCall(momentOf(actor, 'd.yes'), actor, this.desks, [])
    return known.finish({ moment, actor, desks, words, today, answers })
  }
}
