import { addDays } from '../../../src/domain/calendar/local-date.ts'
import { reminderKey } from '../../../src/domain/reminders/key.ts'
import type { ReminderRule } from '../../../src/domain/reminders/rule.ts'
import { composeEngine, type Engine } from '../support/engine.ts'
import type { RowTools } from '../support/ground.ts'
import { arrivedByChat, type OutboxRow } from '../support/judge.ts'
import { PLAN_DUE, type Scene } from '../support/scene.ts'
import { TODAY } from '../support/settings.ts'
import { Promises, type Verdict } from '../support/verdict.ts'

const PEOPLE = { full: 160, tiny: 45 }
const DAYS = 40
const DAY_MS = 86_400_000
/** Once a month on its first day; told up to twenty days late. */
const MONTHLY: Partial<ReminderRule> = {
  of: 'month',
  offset: { days: 0, at: '11:00' },
  digest: false,
  stale_after_hours: 20 * 24,
}
/** Words of its own: the same ones would not be said twice within half an hour. */
const WORDS = { 'reminders.monthly.text': 'How was this month?' }
/** The firsts of the month that lie in the standstill. */
const MONTHS = ['2026-12-01', '2027-01-01']

const open = (scene: Scene): Engine =>
  composeEngine({
    pool: scene.pool,
    apiRoot: scene.door.url,
    journal: `${scene.folder}/sent`,
    inFlight: 8,
    clock: { now: () => scene.now() },
    changes: { only: ['plan_due', 'monthly'], rules: { monthly: MONTHLY }, texts: WORDS },
  })

/** Plans three times, two of them at once. @returns how many reminders were new. */
const planThrice = async (scene: Scene): Promise<number> => {
  const [one, other] = [open(scene), open(scene)]
  const together = await Promise.all([one.planner.planAll(), other.planner.planAll()])
  return [...together, await one.planner.planAll()].reduce((sum, planned) => sum + planned, 0)
}

const deliver = async ({ delivery }: Engine): Promise<void> => {
  await delivery.begin()
  await delivery.run()
  await delivery.end()
}

/** Everybody has an action of the plan on one of the days of the standstill, and is told of every month. */
const owe = async (scene: Scene, count: number): Promise<void> => {
  const people = await scene.enrol(count)
  for (let day = 0; day <= DAYS; day += 1) {
    const own = people.filter((_, n) => n % (DAYS + 1) === day)
    await scene.owe(own, { ...PLAN_DUE, date: addDays(TODAY, day) })
  }
  for (const { id, chat } of people)
    for (const month of MONTHS)
      scene.owed.push({ key: reminderKey('monthly', id, month, ''), person: id, chat })
}

/** Messages that each chat should have had: this month's, and an action of the first or the last day. */
const expected = async (scene: Scene): Promise<Map<number, number>> => {
  const rows = new Map((await scene.rows()).map((row) => [row.key, row]))
  const told = new Map<number, number>()
  for (const { key, chat } of scene.owed)
    if (rows.get(key)?.state === 'sent') told.set(chat, (told.get(chat) ?? 0) + 1)
  return told
}

/** F19: the planner runs three times, twice at once, and again after forty days in which nothing ran. */
export const plannerAgain = async (tools: RowTools): Promise<Verdict> => {
  const scene = await tools.scene()
  const people = PEOPLE[tools.size]
  await owe(scene, people)
  const planned = await planThrice(scene)
  await deliver(open(scene))
  scene.jump(DAYS * DAY_MS)
  const caughtUp = await planThrice(scene)
  await deliver(open(scene))
  const promises = new Promises()
  const rows = await scene.rows()
  promises.expect(
    rows.length <= planned + caughtUp,
    `${planned} and ${caughtUp} planned, ${rows.length} there`,
  )
  const monthly = rows.filter(({ rule, state }) => rule === 'monthly' && state === 'sent').length
  promises.expect(monthly === people, `of two missed months ${monthly} of ${people} were told of one`)
  const arrived = arrivedByChat(scene.playground)
  const wrong = [...(await expected(scene))].filter(([chat, count]) => arrived.get(chat) !== count).length
  promises.expect(wrong === 0, `${wrong} people had another number of messages than they were owed`)
  const isMissed = ({ state, reason }: OutboxRow) => state === 'expired' && reason === 'stale'
  const verdict = await scene.verdict(0, isMissed)
  return {
    ...verdict,
    broken: [...verdict.broken, ...promises.broken],
    detail: { ...verdict.detail, plannedAtFirst: planned, caughtUp },
  }
}
