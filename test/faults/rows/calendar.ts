import { localMoment } from '../../../src/domain/calendar/local-date.ts'
import { reminderKey } from '../../../src/domain/reminders/key.ts'
import type { ReminderRule } from '../../../src/domain/reminders/rule.ts'
import { composeEngine, type Engine } from '../support/engine.ts'
import type { RowTools } from '../support/ground.ts'
import type { OutboxRow } from '../support/judge.ts'
import { insertOccasions } from '../support/people.ts'
import type { Scene } from '../support/scene.ts'
import { seeded } from '../support/until.ts'
import { Promises, type Verdict } from '../support/verdict.ts'

const HOUR_MS = 3_600_000
/** Without summer time and with it, west and east, a day apart. */
const ZONES = [
  'Europe/Kaliningrad',
  'Asia/Yekaterinburg',
  'Asia/Kamchatka',
  'Europe/Berlin',
  'America/New_York',
  'Pacific/Auckland',
]
/** Ends of months: of the year, of January, of February, of March and October (clock changes), of a leap year's February. */
const ENDS = ['2026-12-31', '2027-01-31', '2027-02-28', '2027-03-31', '2027-10-31', '2028-02-29']
const WINDOW: ReminderRule['window'] = ['09:00', '20:00']
const COMMON: Partial<ReminderRule> = { window: WINDOW, stale_after_hours: 60, digest: false, once: false }
const RULES: Record<string, Partial<ReminderRule>> = {
  month_first: { ...COMMON, of: 'month', offset: { days: 0, at: '10:00' } },
  // Outside its window on purpose: it is moved to the next morning.
  month_last: { ...COMMON, of: 'month_end', offset: { days: 0, at: '23:30' }, outside: 'later' },
  // A month before the last of March: of the 31st only a 28th or 29th of February is left.
  month_before: { ...COMMON, of: 'paper_end', offset: { months: -1, at: '11:00' } },
}
/** Ends of months that are lived through, and papers that run out. */
const SIZES = { full: { ends: 6, papers: 2 }, tiny: { ends: 1, papers: 0 } }
const PAPERS = ['2027-03-31', '2028-03-31']

/** When messages were sent, by the clock that jumps. */
interface Sent {
  readonly at: number
  readonly address: string
}

/** Notes the moment of every message. */
const noting =
  (sent: Sent[], clock: { now(): number }) =>
  <T extends object>(port: T): T => {
    if (!('send' in port)) return port
    const { send } = port as unknown as { send(address: string, message: unknown): unknown }
    const noted = (address: string, message: unknown) => {
      sent.push({ at: clock.now(), address })
      return send(address, message)
    }
    return { ...port, send: noted }
  }

/** Lives through the days around an end of a month, hour by hour, on a clock that jumps an hour on or back. */
const liveThrough = async ({ planner, delivery }: Engine, clock: { at: number }, end: string) => {
  const random = seeded(Date.parse(end))
  clock.at = Date.parse(`${end}T00:00:00Z`) - 20 * HOUR_MS
  const last = clock.at + 80 * HOUR_MS
  await delivery.begin()
  while (clock.at < last) {
    await planner.planAll()
    await delivery.run()
    const chance = random(10)
    clock.at += (chance === 0 ? -1 : chance === 1 ? 2 : 1) * HOUR_MS
  }
  await delivery.end()
}

const enrol = async (scene: Scene, ends: readonly string[], papers: readonly string[]): Promise<void> => {
  const people = await scene.enrol(ZONES.length)
  for (const [n, { id, chat }] of people.entries()) {
    await scene.pool.query('update people set zone = $2 where id = $1', [id, ZONES[n]])
    const owe = (rule: string, subject: string, date: string) =>
      scene.owed.push({ key: reminderKey(rule, subject, date, ''), person: id, chat })
    for (const end of ends) {
      owe('month_last', id, end)
      owe('month_first', id, new Date(Date.parse(end) + 24 * HOUR_MS).toISOString().slice(0, 10))
    }
    const occasions = papers.map((date) => ({
      subject: `${id}.${date}`,
      person: id,
      kind: 'paper_end',
      date,
    }))
    await insertOccasions(scene.pool, occasions)
    for (const { subject, date } of occasions) owe('month_before', subject, date)
  }
}

/** Messages that came at an hour at which the person may not be disturbed. */
const indecent = (scene: Scene, sent: readonly Sent[]): number => {
  const zoneOf = new Map(scene.owed.map(({ chat, person }) => [`${chat}`, ZONES[Number(person.slice(1))]]))
  return sent.filter(({ at, address }) => {
    const { time } = localMoment(at, zoneOf.get(address) ?? '')
    return time < WINDOW[0] || time > WINDOW[1]
  }).length
}

/** Months that nobody lived through were missed; of them nothing is owed. */
const withoutMissed = (rows: readonly OutboxRow[], owed: ReadonlySet<string>): OutboxRow[] =>
  rows.filter(({ key, state }) => owed.has(key) || state === 'sent')

/**
 * F20: ends of months, 31 January, 28 and 29 February, clock changes, six zones, a clock that jumps by an hour in both
 * directions: one reminder a month, on its local day, inside decent hours.
 */
export const calendarJumps = async (tools: RowTools): Promise<Verdict> => {
  const clock = { at: 0, now: () => clock.at }
  const scene = await tools.scene({ startsAt: Date.parse('2028-03-03T12:00:00Z') })
  const { ends: endsLived, papers } = SIZES[tools.size]
  const ends = ENDS.slice(0, endsLived)
  await enrol(scene, ends, PAPERS.slice(0, papers))
  const sent: Sent[] = []
  for (const end of ends) {
    const engine = composeEngine({
      pool: scene.pool,
      apiRoot: scene.door.url,
      journal: `${scene.folder}/sent`,
      clock,
      changes: { only: Object.keys(RULES), rules: RULES },
      guard: noting(sent, clock),
    })
    await liveThrough(engine, clock, end)
  }
  const promises = new Promises()
  const atNight = indecent(scene, sent)
  promises.expect(atNight === 0, `${atNight} messages came outside decent hours`)
  promises.expect(
    sent.length === scene.owed.length,
    `${sent.length} messages for ${scene.owed.length} reminders`,
  )
  const keys = new Set(scene.owed.map(({ key }) => key))
  const verdict = scene.verdictOn(withoutMissed(await scene.rows(), keys), 0)
  return { ...verdict, broken: [...verdict.broken, ...promises.broken] }
}
