import fc from 'fast-check'
import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { connect } from '../../src/adapters/database/connect.ts'
import { migrate } from '../../src/adapters/database/migrate.ts'
import { visible } from '../../src/adapters/database/office/scope.ts'
import { type Actor, can } from '../../src/domain/access/can.ts'
import { ROLES, type Role } from '../../src/domain/access/role.ts'
import { ROOT } from '../../src/root.ts'
import { createDatabase } from '../support/database.ts'
import { recordingLog } from '../support/world.ts'

const DEPARTMENTS = ['d0', 'd1'] as const
/** Districts 0–3 belong to the first department, 4–5 to the second. */
const DISTRICTS = [0, 1, 2, 3, 4, 5] as const
const departmentOf = (district: number): string => (district < 4 ? 'd0' : 'd1')
const day = (n: number): string => `2026-11-${String(n).padStart(2, '0')}`

interface World {
  readonly today: number
  readonly hour: number
  readonly staff: readonly { role: Role; department: string; state: string }[]
  /** The district of each citizen. */
  readonly citizens: readonly number[]
  readonly assignments: readonly {
    readonly staff: number
    readonly district: number
    readonly kind: 'own' | 'cover'
    readonly coverFor: number
    readonly from: number
    readonly until: number | null
  }[]
  readonly tasks: readonly { assignee: number | null; citizen: number | null; state: string }[]
  readonly cases: readonly { curator: number; citizen: number; status: string }[]
  readonly glasses: readonly { staff: number; citizen: number; from: number; until: number }[]
}

const STAFF = 7
const CITIZENS = 8
const anyStaff = fc.nat({ max: STAFF - 1 })
const anyCitizen = fc.nat({ max: CITIZENS - 1 })
const anyDay = fc.integer({ min: 20, max: 28 })
/** Hours since the beginning of 20 November. */
const anyHour = fc.nat({ max: 9 * 24 })

const anyWorld: fc.Arbitrary<World> = fc.record({
  today: anyDay,
  hour: fc.nat({ max: 23 }),
  staff: fc.array(
    fc.record({
      role: fc.constantFrom(...ROLES),
      department: fc.constantFrom(...DEPARTMENTS),
      state: fc.constantFrom('active', 'active', 'active', 'waiting', 'removed'),
    }),
    { minLength: STAFF, maxLength: STAFF },
  ),
  citizens: fc.array(fc.constantFrom(...DISTRICTS), { minLength: CITIZENS, maxLength: CITIZENS }),
  assignments: fc.array(
    fc.record({
      staff: anyStaff,
      district: fc.constantFrom(...DISTRICTS),
      kind: fc.constantFrom('own', 'cover'),
      coverFor: anyStaff,
      from: anyDay,
      until: fc.option(anyDay),
    }) as fc.Arbitrary<World['assignments'][number]>,
    { maxLength: 10 },
  ),
  tasks: fc.array(
    fc.record({
      assignee: fc.option(anyStaff),
      citizen: fc.option(anyCitizen),
      state: fc.constantFrom('open', 'open', 'done', 'cancelled'),
    }),
    { maxLength: 8 },
  ),
  cases: fc.array(
    fc.record({
      curator: anyStaff,
      citizen: anyCitizen,
      status: fc.constantFrom('open', 'paused', 'closed'),
    }),
    { maxLength: 4 },
  ),
  glasses: fc.array(fc.record({ staff: anyStaff, citizen: anyCitizen, from: anyHour, until: anyHour }), {
    maxLength: 4,
  }),
})

const momentOf = (hours: number): string =>
  new Date(Date.parse('2026-11-20T00:00:00Z') + hours * 3_600_000).toISOString()
const nowOf = ({ today, hour }: World): number => (today - 20) * 24 + hour

/** What the domain says, from the plain facts: districts and what was lent are worked out here, not by SQL. */
const allowedBy = (world: World, staff: number, citizen: number): boolean => {
  const { role, department, state } = world.staff[staff] as World['staff'][number]
  // Whoever is not at work has no office at all.
  if (state !== 'active') return false
  const now = nowOf(world)
  const { today } = world
  const worked = world.assignments.filter(
    (each) => each.staff === staff && each.from <= today && (each.until === null || each.until >= today),
  )
  const districts =
    role === 'specialist'
      ? worked.map(({ district }) => `r${district}`)
      : role === 'head'
        ? DISTRICTS.filter((each) => departmentOf(each) === department).map((each) => `r${each}`)
        : []
  const actor: Actor = { id: `s${staff}`, role, department, districts }
  const lent =
    world.tasks.some(
      (each) => each.assignee === staff && each.citizen === citizen && each.state === 'open',
    ) ||
    world.cases.some(
      (each) => each.curator === staff && each.citizen === citizen && each.status !== 'closed',
    ) ||
    world.glasses.some(
      (each) => each.staff === staff && each.citizen === citizen && each.from <= now && each.until > now,
    )
  const district = world.citizens[citizen] as number
  return can(actor, 'see_person', { department: departmentOf(district), district: `r${district}`, lent })
}

let pool: pg.Pool
let drop: () => Promise<void>
beforeAll(async () => {
  const database = await createDatabase(inject('postgresUrl'))
  drop = database.drop
  pool = await connect(database.url, recordingLog(), 2)
  await migrate(pool, `${ROOT}/prisma/migrations`)
  await pool.query("insert into institutions values ('i', 'i')")
  for (const id of DEPARTMENTS) await pool.query("insert into departments values ($1, 'i', $1)", [id])
  for (const id of DISTRICTS)
    await pool.query('insert into districts values ($1, $2, $1)', [`r${id}`, departmentOf(id)])
})
afterAll(async () => {
  await pool.end()
  await drop()
})

/** Rows of a table as one statement. */
const insert = (table: string, rows: readonly object[]): Promise<unknown> =>
  pool.query(`insert into ${table} select * from jsonb_populate_recordset(null::${table}, $1)`, [
    JSON.stringify(rows),
  ])

const settle = async (world: World): Promise<void> => {
  await pool.query('truncate break_glasses, cases, tasks, assignments, citizens, staff cascade')
  await insert(
    'staff',
    world.staff.map(({ role, department, state }, n) => ({
      id: `s${n}`,
      department_id: department,
      role,
      state,
      key: '\\x00',
      name: '\\x00',
      revision: 0,
      joined_at: '2026-01-01',
    })),
  )
  await insert(
    'citizens',
    world.citizens.map((district, n) => ({
      id: `c${n}`,
      district_id: `r${district}`,
      key: '\\x00',
      name: '\\x00',
      same_as: '\\x00',
      sex: 'female',
      living_alone: false,
      lonely: false,
      categories: {},
      state: 'present',
      by_hand: [],
      asks_welcome: true,
      invites_welcome: true,
      registered_on: '2026-01-01',
      revision: 0,
    })),
  )
  await insert(
    'assignments',
    world.assignments.map(({ staff, district, kind, coverFor, from, until }, n) => ({
      id: `a${n}`,
      staff_id: `s${staff}`,
      district_id: `r${district}`,
      kind,
      from_day: day(from),
      cover_for: kind === 'cover' ? `s${coverFor}` : null,
      until_day: until === null ? null : day(until),
    })),
  )
  for (const [n, { assignee, citizen, state }] of world.tasks.entries())
    await pool.query(
      `insert into tasks (id, key, kind, citizen_id, assignee_id, state, made_on) values ($1, $1, 'help', $2, $3, $4, '2026-11-01')`,
      [`t${n}`, citizen === null ? null : `c${citizen}`, assignee === null ? null : `s${assignee}`, state],
    )
  for (const [n, { curator, citizen, status }] of world.cases.entries())
    await pool.query(
      `insert into cases (id, citizen_id, technology, curator_id, status, stage, urgency, opened_on, state)
       values ($1, $2, 'case_work', $3, $4, 'intake', 'usual', '2026-11-01', '{}')`,
      [`k${n}`, `c${citizen}`, `s${curator}`, status],
    )
  for (const [n, { staff, citizen, from, until }] of world.glasses.entries())
    await pool.query(
      `insert into break_glasses (id, staff_id, citizen_id, reason, from_at, until_at) values ($1, $2, $3, 'why', $4, $5)`,
      [`g${n}`, `s${staff}`, `c${citizen}`, momentOf(from), momentOf(until)],
    )
}

const seenBySql = async (world: World, staff: number): Promise<string[]> => {
  const { rows } = await pool.query<{ id: string }>(
    `select c.id from citizens c where ${visible('c', 1, 2, 3)} order by c.id`,
    [`s${staff}`, day(world.today), momentOf(nowOf(world))],
  )
  return rows.map(({ id }) => id)
}

describe('one rule of access, in the domain and in SQL', () => {
  test('says the same of every employee and every citizen, whatever was assigned, covered, handed over or broken', async () => {
    const seen = { yes: 0, no: 0 }
    await fc.assert(
      fc.asyncProperty(anyWorld, async (world) => {
        await settle(world)
        for (let staff = 0; staff < STAFF; staff += 1) {
          const expected = world.citizens.flatMap((_, n) => (allowedBy(world, staff, n) ? [`c${n}`] : []))
          seen.yes += expected.length
          seen.no += CITIZENS - expected.length
          expect([staff, await seenBySql(world, staff)]).toEqual([staff, expected])
        }
      }),
      { numRuns: 60 },
    )
    // A rule that lets nobody, or everybody, agrees with itself and proves nothing.
    expect(Math.min(seen.yes, seen.no)).toBeGreaterThan(100)
  })
})
