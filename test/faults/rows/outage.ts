import { setTimeout as sleep } from 'node:timers/promises'
import type { RowTools } from '../support/ground.ts'
import type { OutboxRow } from '../support/judge.ts'
import type { Enrolled } from '../support/people.ts'
import { type Debt, PLAN_DUE, type Scene, WEAK_SKILL } from '../support/scene.ts'
import { QUICK } from '../support/settings.ts'
import { Promises, type Verdict } from '../support/verdict.ts'

/** People a moment – each moment of the morning has its own rule –, and how long of the outage is really waited for. */
const SIZES = { full: { people: 40, realMs: 6_000 }, tiny: { people: 8, realMs: 1_500 } }
/** By their moments: half past nine, ten, half past ten, eleven. */
const MORNING: readonly Debt[] = [
  { rule: 'retry_call', kind: 'retry' },
  PLAN_DUE,
  { rule: 'paper_start', kind: 'paper_start' },
  WEAK_SKILL,
]
/** Grows stale at five past twelve, in the middle of the outage. */
const SHORT: Debt = { rule: 'paper_end_week', kind: 'paper_end' }
const SHORT_RULE = {
  rules: { paper_end_week: { offset: { days: 0, at: '11:05' }, stale_after_hours: 1 } },
} as const
const SHORT_PEOPLE = 10
const OUTAGE_MS = 10 * 60_000
/** What Telegram allows in a second. */
const MOST_A_SECOND = 30

const arrivals = ({ playground }: Scene): { at: number; chat: number }[] =>
  playground.ledger
    .of('sendMessage')
    .filter(({ effect }) => effect)
    .map(({ at, chatId }) => ({ at, chat: chatId as number }))

const mostInASecond = (moments: readonly number[]): number =>
  Math.max(...moments.map((from) => moments.filter((at) => at >= from && at < from + 1_000).length))

/** How many messages came after more than are on the wire at once of those that were due later. */
const outOfOrder = (scene: Scene, groups: readonly (readonly Enrolled[])[]): number => {
  const place = new Map(groups.flatMap((people, n) => people.map(({ chat }) => [chat, n] as const)))
  const order = arrivals(scene).map(({ chat }) => place.get(chat) ?? 0)
  return order.filter((own, n) => order.slice(0, n).filter((other) => other > own).length >= QUICK.inFlight)
    .length
}

const tasksFor = async (scene: Scene, people: readonly Enrolled[]): Promise<number> => {
  const { rowCount } = await scene.pool.query('select 1 from human_tasks where person_id = any($1)', [
    people.map(({ id }) => id),
  ])
  return rowCount ?? 0
}

/**
 * F18: nobody listens at the messenger's for ten minutes. What waited goes out at the allowed pace and in the order in which
 * it was due; what grew stale meanwhile becomes a task for a human.
 */
export const outage = async (tools: RowTools): Promise<Verdict> => {
  const scene = await tools.scene()
  const victim = await scene.spawn({ reminders: { perSecond: 25 }, changes: SHORT_RULE }).sending()
  await scene.door.shut()
  const { people, realMs } = SIZES[tools.size]
  const stale = await scene.enrol(SHORT_PEOPLE, SHORT)
  const groups: Enrolled[][] = []
  // Enrolled in another order than they are due: the number of the row must not decide.
  for (const debt of [...MORNING].reverse()) groups.unshift(await scene.enrol(people, debt))
  await sleep(realMs)
  scene.jump(OUTAGE_MS - realMs, victim)
  await scene.door.open()
  await scene.untilSettled()
  const promises = new Promises()
  promises.expect(victim.count('reminder_not_sent') > 0, 'nothing was tried while nobody listened')
  const most = mostInASecond(arrivals(scene).map(({ at }) => at))
  promises.expect(most <= MOST_A_SECOND, `${most} messages went in one second`)
  const wrong = outOfOrder(scene, groups)
  promises.expect(wrong === 0, `${wrong} messages came after others that were due later`)
  const tasks = await tasksFor(scene, stale)
  promises.expect(
    tasks === SHORT_PEOPLE,
    `${tasks} of ${SHORT_PEOPLE} that grew stale became tasks for a human`,
  )
  const isStale = ({ rule, state, reason }: OutboxRow) =>
    rule === SHORT.rule && state === 'expired' && reason === 'stale'
  const verdict = await scene.verdict(0, isStale)
  return {
    ...verdict,
    broken: [...verdict.broken, ...promises.broken],
    detail: { ...verdict.detail, mostInASecond: most, outOfOrder: wrong, tasks },
  }
}
