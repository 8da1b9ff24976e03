import { performance } from 'node:perf_hooks'
import { PrismaPg } from '@prisma/adapter-pg'
import type pg from 'pg'
import { PrismaClient } from '../../src/adapters/database/generated/client.ts'
import { benchPlanner, fillCrowd } from './crowd.ts'
import { atLeast, atMost, type Result, round, roundsOf } from './measure.ts'
import { type Setting, takenOnce } from './setting.ts'
import { sideProcess } from './side-process.ts'

const PEOPLE = { full: { small: 10_000, large: 1_000_000 }, tiny: { small: 10, large: 30 } }
/** A small plan is over in a moment: it is made several times, the median counts. */
const SMALL_ROUNDS = 5

/** Microseconds for each recipient: of the first plan, and of the same plan again. */
interface Planned {
  readonly first: number
  readonly again: number
}

const planned = async (pool: pg.Pool, people: number): Promise<Planned> => {
  const { planner } = benchPlanner(pool)
  await pool.query('truncate reminders, plan_marks')
  const each = async (expected: number): Promise<number> => {
    const from = performance.now()
    const made = await planner.planAll()
    if (made !== expected) throw new Error(`${made} reminders were planned, not ${expected}`)
    return ((performance.now() - from) * 1_000) / people
  }
  const first = await each(people)
  await pool.query('vacuum analyze reminders')
  return { first, again: Math.min(await each(0), await each(0)) }
}

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] as number

/** The most memory that a process takes which plans for so many people, in MB. */
const memoryOf = (url: string): number => Number(sideProcess('plan-memory', url))

/** Microseconds for each of the same rows, through Prisma's createMany in its usual thousands. */
const throughOrm = async (pool: pg.Pool, rows: number): Promise<number> => {
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool, { disposeExternalPool: false }) })
  const { rows: made } = await pool.query('select * from reminders order by id limit $1', [rows])
  const data = made.map((row) => ({
    key: row.key,
    rule: row.rule,
    personId: row.person_id,
    subject: row.subject,
    base: row.base,
    dueAt: row.due_at,
    expiresAt: row.expires_at,
    lookAt: row.look_at,
    plannedAt: row.planned_at,
    hold: row.hold,
    digest: row.digest,
  }))
  await pool.query('truncate reminders')
  const from = performance.now()
  for (let at = 0; at < data.length; at += 1_000)
    await prisma.reminder.createMany({ data: data.slice(at, at + 1_000), skipDuplicates: true })
  return ((performance.now() - from) * 1_000) / rows
}

interface Figures {
  readonly small: Planned
  readonly large: Planned
  readonly orm: number
  readonly memory: { readonly small: number; readonly large: number }
}

/** All four figures come from one run over the same crowd. */
const taken = takenOnce(async (at: Setting): Promise<Figures> => {
  const { small: few, large: many } = PEOPLE[at.size]
  const server = await at.server()
  const [small, large] = [await server.database('plan_small'), await server.database('plan_large')]
  await fillCrowd(small.pool, few)
  await fillCrowd(large.pool, many)
  await planned(small.pool, few)
  const rounds: Planned[] = []
  for (let n = 0; n < roundsOf(at.size, SMALL_ROUNDS); n += 1) rounds.push(await planned(small.pool, few))
  const big = await planned(large.pool, many)
  const orm = await throughOrm(small.pool, few)
  await small.pool.query('truncate reminders, plan_marks')
  await large.pool.query('truncate reminders, plan_marks')
  const memory = { small: memoryOf(small.url), large: memoryOf(large.url) }
  const middle = {
    first: median(rounds.map(({ first }) => first)),
    again: median(rounds.map(({ again }) => again)),
  }
  return { small: middle, large: big, orm, memory }
})

/** Planning for a million costs each of them no more than planning for ten thousand (promises.md P6). */
export const planScale = async (at: Setting): Promise<Result> => {
  const { small, large } = await taken(at)
  const detail = { us_each_of_1m: round(large.first), us_each_of_10k: round(small.first) }
  return atMost('plan-scale', 'first plan per recipient: 1 M / 10 k', large.first / small.first, 1.5, detail)
}

/** Planning again what is planned costs next to nothing (promises.md P6). */
export const planAgain = async (at: Setting): Promise<Result> => {
  const { large } = await taken(at)
  const detail = { first_us_each: round(large.first), again_us_each: round(large.again) }
  return atMost('plan-again', 'plan again / first plan, 1 M', large.again / large.first, 0.15, detail)
}

/** One statement against the ORM's createMany of the same rows into the same table (promises.md P6). */
export const planVsOrm = async (at: Setting): Promise<Result> => {
  const { small, orm } = await taken(at)
  const detail = { plan_us_each: round(small.first), create_many_us_each: round(orm) }
  return atLeast('plan-vs-orm', 'createMany / plan, 10 k of the same rows', orm / small.first, 12, detail)
}

/** The planner's memory does not grow with the number of people. */
export const memory = async (at: Setting): Promise<Result> => {
  const { memory: taken_ } = await taken(at)
  const detail = { mb_at_1m: round(taken_.large, 1), mb_at_10k: round(taken_.small, 1) }
  return atMost(
    'memory',
    'resident memory of the planner: 1 M / 10 k',
    taken_.large / taken_.small,
    1.3,
    detail,
  )
}
