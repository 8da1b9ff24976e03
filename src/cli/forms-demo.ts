import { randomBytes } from 'node:crypto'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type DemoCase, demoCaseWords, readDemoCase } from '../adapters/content/read-demo-case.ts'
import { readDemoDistrict } from '../adapters/content/read-demo-district.ts'
import { vault } from '../adapters/crypto/vault.ts'
import { connect } from '../adapters/database/connect.ts'
import { startEmbeddedPostgres } from '../adapters/database/embedded-postgres.ts'
import { migrate } from '../adapters/database/migrate.ts'
import { foundInstitution } from '../adapters/database/office/found-institution.ts'
import { writeChanges } from '../adapters/database/office/write-changes.ts'
import { jsonLog } from '../adapters/log/json-log.ts'
import { type CaseAct, changesOfCase } from '../application/office/cases/changes-of-case.ts'
import { dueDays } from '../application/office/cases/dated-by.ts'
import type { OfficeDesks } from '../application/office/kit/office-call.ts'
import type { Content } from '../application/ports/content.ts'
import type { OfficeChange } from '../application/ports/office/changes.ts'
import { Problem } from '../application/problem.ts'
import { officeDesks } from '../compose/office.ts'
import { addDays, type LocalDate } from '../domain/calendar/local-date.ts'
import type { WorkingCalendar } from '../domain/calendar/working-calendar.ts'
import { openCase } from '../domain/caseload/open-case.ts'
import { periodStart } from '../domain/people/individual-plan.ts'
import { realChance } from '../real-chance.ts'
import { ROOT } from '../root.ts'

const BOT = '700000001'

/** Where the demo district stands for a moment: a database of its own, which goes with it. */
export interface FormsDemo {
  readonly desks: OfficeDesks
  /** Whoever prints. */
  readonly staff: string
  /** The case that a form about one is printed from when none is named. */
  readonly demo: DemoCase
  close(): Promise<void>
}

/** When the demo is looked at. */
export interface DemoMoment {
  readonly content: Content
  readonly calendar: WorkingCalendar
  readonly zone: string
  readonly today: LocalDate
  readonly at: number
}

const recorded = (
  { id, citizen, staff }: DemoCase,
  { today, at }: DemoMoment,
  { kind, outcome, reason, day, note, contact }: DemoCase['deeds'][number],
  deed: string = realChance.id(),
): OfficeChange => ({
  type: 'record_deed',
  deed: {
    id: deed,
    citizen,
    case: kind === 'consultation' ? null : id,
    staff,
    kind,
    outcome,
    reason,
    day: addDays(today, day),
    at,
    note,
    isContact: contact,
    fulfils: [],
  },
})

/** The individual programme, as it was approved: a deed and what was decided. */
const programmeOf = (demo: DemoCase, moment: DemoMoment): OfficeChange[] => {
  const deed = realChance.id()
  const { day, until, withSupport } = demo.programme
  const kind = 'recognised_in_need'
  const on = (days: number): LocalDate => addDays(moment.today, days)
  return [
    recorded(demo, moment, { kind, outcome: null, reason: null, day, note: null, contact: false }, deed),
    {
      type: 'keep_ruling',
      id: realChance.id(),
      citizen: demo.citizen,
      case: demo.id,
      ruling: { kind: 'in_need', day: on(day), until: on(until), withSupport },
      deed,
    },
  ]
}

const planOf = ({ citizen, staff, plan }: DemoCase, { today }: DemoMoment): OfficeChange => ({
  type: 'keep_individual_plan',
  id: realChance.id(),
  citizen,
  period: plan.period,
  starts: periodStart(today, plan.period, 0),
  plan: JSON.stringify({
    entries: plan.entries.map(({ what, when }) => ({
      what,
      when: when === null ? null : addDays(today, when),
      done: false,
    })),
  }),
  on: today,
  by: staff,
})

/** The demo case as employees would have recorded it. */
const caseChanges = (demo: DemoCase, moment: DemoMoment): OfficeChange[] => {
  const { content, calendar, today, at } = moment
  const technology = content.technologies.get(demo.technology)
  if (!technology) throw new Problem(`scenarios/demo/case.yaml: there is no technology "${demo.technology}".`)
  const on = addDays(today, demo.opened)
  const opening = {
    id: demo.id,
    person: demo.citizen,
    urgency: 'usual',
    signs: [],
    on,
    by: demo.staff,
  } as const
  const reckoning = { content, calendar }
  const changed = openCase(technology, opening, dueDays(reckoning))
  const words = demoCaseWords(demo, today)
  const act: CaseAct = { reckoning, chance: realChance, by: demo.staff, today: on, at }
  const before = { technology, district: demo.district, revision: null, tasks: [], words, assignee: null }
  return [
    ...changesOfCase(before, act, changed),
    ...demo.deeds.map((deed) => recorded(demo, moment, deed)),
    ...programmeOf(demo, moment),
    planOf(demo, moment),
  ]
}

/** Opens the demo district in a database that lasts as long as the command. */
export const openFormsDemo = async (moment: DemoMoment): Promise<FormsDemo> => {
  const folder = mkdtempSync(join(tmpdir(), 'forms-'))
  // Under root the database runs as somebody else, who has to pass through.
  chmodSync(folder, 0o711)
  const postgres = await startEmbeddedPostgres(folder)
  const pool = await connect(postgres.url, jsonLog('silent'), 2)
  const close = async (): Promise<void> => {
    await pool.end()
    await postgres.stop()
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    await migrate(pool, join(ROOT, 'prisma', 'migrations'))
    const sealing = vault(randomBytes(32))
    const setting = { chats: new Map<string, string>(), at: moment.at, zone: moment.zone, consent: 'demo' }
    await foundInstitution(pool, sealing, BOT)(readDemoDistrict(ROOT, setting))
    const demo = readDemoCase(ROOT)
    await writeChanges(pool, sealing, BOT)(caseChanges(demo, moment))
    const noFiles = () => Promise.resolve({ refused: 'gone' as const })
    return { desks: officeDesks(pool, sealing, BOT, noFiles), staff: demo.staff, demo, close }
  } catch (error) {
    await close()
    throw error
  }
}
