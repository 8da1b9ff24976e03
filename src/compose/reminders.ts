import type pg from 'pg'
import { PostgresAsideDesk } from '../adapters/database/aside-desk.ts'
import { JobHours } from '../adapters/database/job-hours.ts'
import { PostgresMonthlyRound } from '../adapters/database/office/monthly-rows.ts'
import { PostgresOperatorLedger } from '../adapters/database/operator-ledger.ts'
import { PostgresOutbox } from '../adapters/database/outbox.ts'
import { wantSenderLock } from '../adapters/database/sender-lock.ts'
import { openSentJournal } from '../adapters/files/sent-journal.ts'
import type { Metrics } from '../adapters/http/metrics.ts'
import type { OperatorDesk } from '../adapters/http/operator/operator-route.ts'
import type { Route } from '../adapters/http/server.ts'
import { openAlarmClock } from '../adapters/queue/bull-alarm-clock.ts'
import type { Conversation } from '../application/conversation.ts'
import { Delivery } from '../application/delivery/delivery.ts'
import { OneSender } from '../application/delivery/one-sender.ts'
import { Planner } from '../application/delivery/plan-reminders.ts'
import { Round } from '../application/delivery/round.ts'
import { runMonthly } from '../application/office/monthly/run-monthly.ts'
import type { Operator } from '../application/operator/operator.ts'
import { WATCH, watchJobs } from '../application/operator/watch-jobs.ts'
import type { Alarm, AlarmState, Recurring } from '../application/ports/alarm-clock.ts'
import type { Clock } from '../application/ports/clock.ts'
import type { JobLedger } from '../application/ports/job-ledger.ts'
import type { Log } from '../application/ports/log.ts'
import type { NoticeSender } from '../application/ports/notice-sender.ts'
import type { StaffDesk } from '../application/ports/office/staff-desk.ts'
import type { Outbox, Written } from '../application/ports/outbox.ts'
import type { ReadAloud } from '../application/ports/read-aloud.ts'
import type { Vault } from '../application/ports/vault.ts'
import { type ComposeNotice, wordReminders } from '../application/reminders/word-reminder.ts'
import { Pace } from '../domain/reminders/pace.ts'
import { every, realNetwork } from './real-time.ts'

/** The figures of delivery; tests and the fault runs take others. */
export interface ReminderSettings {
  /** Bulk messages a second over everything; Telegram's own limit is about 30, the rest is left to replies. */
  readonly perSecond: number
  readonly chatEveryMs: number
  /** Messages on the wire at once: so many may double at a crash. */
  readonly inFlight: number
  /** How long a claim holds; longer than twice `requestMs`. */
  readonly leaseMs: number
  readonly requestMs: number
  /** How often the database itself is looked at, whatever the queue does; 0 – only when told to. */
  readonly sweepMs: number
  readonly planMs: number
  /** Whether BullMQ rings; without it the sweeps alone find what is due. */
  readonly alarms: boolean
}

/** What the product runs with (promises.md 13, promises.md 6). */
export const REMINDER_SETTINGS: ReminderSettings = {
  perSecond: 25,
  chatEveryMs: 1_000,
  inFlight: 4,
  leaseMs: 60_000,
  requestMs: 25_000,
  sweepMs: 5_000,
  planMs: 600_000,
  alarms: true,
}

/** What reminders are put together from. */
export interface ReminderParts {
  readonly pool: pg.Pool
  readonly databaseUrl: string
  readonly redisUrl: string | null
  readonly dataDir: string
  readonly bot: string
  readonly vault: Vault
  readonly conversation: Conversation
  readonly sender: NoticeSender
  /** Words notices that are made of what stands in the database at that moment. */
  readonly composeNotice: ComposeNotice
  /** Reads notices aloud to whoever wishes for large type. */
  readonly voice: ReadAloud | null
  /** What time brings in the office: before every plan, each as often as one likes. */
  readonly runs: readonly ((at: number) => Promise<void>)[]
  /** Who is told of what the day's work finds. */
  readonly staff: StaffDesk
  /** What is looked at once a day, e.g. the duties of the office. */
  readonly daily?: readonly (() => Promise<unknown>)[]
  readonly clock: Clock
  /** Real time, whatever `clock` shows: jobs are scheduled by it. */
  readonly wall: Clock
  readonly log: Log
  readonly metrics: Metrics
  readonly settings: ReminderSettings
}

/** Reminders, put together and not yet at work. */
export interface ComposedReminders {
  readonly round: Round
  readonly delivery: Delivery
  readonly outbox: Outbox
  readonly jobs: JobLedger
  /** How often each job should run in a day. */
  readonly expected: ReadonlyMap<string, number>
  /** What the operator looks at and decides. */
  readonly desk: OperatorDesk
  /** A reply to this chat starts now: it counts for the pace of bulk to the same chat. */
  noteReply(address: string): void
  /** Wants to be the sender from now on; sweeps. */
  start(): void
  /** The queue's board for the operator; false while this process is not the sender. */
  readonly board: Route
  alarms(): Promise<AlarmState | null>
  stop(): Promise<void>
}

const DAY_MS = 86_400_000

/** When the scheduled jobs are looked after: in the morning of the region, before the first reminders. */
const WATCH_PATTERN = '0 6 * * *'

const recurringOf = ({ sweepMs, planMs }: ReminderSettings, zone: string): Recurring[] => [
  { name: 'sweep', every: sweepMs },
  { name: 'plan', every: planMs },
  { name: WATCH, pattern: WATCH_PATTERN, tz: zone },
]

/** How often each scheduled job should run in a day. */
export const expectedOf = ({ sweepMs, planMs }: ReminderSettings): ReadonlyMap<string, number> =>
  new Map([
    ['sweep', sweepMs > 0 ? DAY_MS / sweepMs : 0],
    ['plan', DAY_MS / planMs],
    [WATCH, 1],
  ])

/** A definition that the product cannot do without. @throws RangeError when the content has none. */
const required = <T>(found: T | undefined, name: string): T => {
  if (found === undefined) throw new RangeError(`the content has no ${name}`)
  return found
}

/** What is done once a day before anything is planned: the month's contacts (Y-monthly). */
const dailyWork = ({ pool, conversation, staff, clock, log }: ReminderParts): (() => Promise<unknown>) => {
  const { content, calendar, region, chance } = conversation
  return runMonthly({
    round: new PostgresMonthlyRound(pool),
    staff,
    calendar,
    zone: region.time_zone,
    clock,
    chance,
    log,
    contact: required(content.deadlines.get('contact'), 'deadline rule "contact"'),
    escalated: required(content.reminders.get('month_escalated'), 'reminder rule "month_escalated"'),
    missed: required(content.reminders.get('month_missed'), 'reminder rule "month_missed"'),
  })
}

/** The alarm clock while this process is the sender, with its board for the operator. */
const openClock =
  ({ redisUrl, databaseUrl, bot, log, settings, conversation }: ReminderParts, path: string) =>
  async (ring: (alarm: Alarm) => Promise<void>) => {
    const clock = await openAlarmClock({
      store: redisUrl ? { kind: 'redis', url: redisUrl } : { kind: 'postgres', url: databaseUrl },
      name: `posrednik-${bot}`,
      recurring: recurringOf(settings, conversation.region.time_zone),
      ring,
      log,
    })
    return { clock, board: clock.board(path) }
  }

/** Puts the reminders together: outbox, planner, courier, journal, alarm clock, the lock of the one sender. */
export const composeReminders = (parts: ReminderParts): ComposedReminders => {
  const { pool, vault, conversation, clock, wall, log, metrics, settings, bot } = parts
  const { content, region, calendar } = conversation
  const rules = content.reminders
  const zone = region.time_zone
  const stopping = new AbortController()
  const network = realNetwork(stopping.signal)
  const outbox = new PostgresOutbox({
    pool,
    vault,
    rules,
    zone,
    manners: content.manners,
    leaseMs: settings.leaseMs,
  })
  const pace = new Pace(settings)
  const delivery = new Delivery({
    outbox,
    sender: parts.sender,
    rules,
    calendar,
    zone,
    pace,
    clock,
    network,
    log,
    word: wordReminders(parts),
    fingerprint: (words) => vault.pseudonym(words),
    leaseMs: settings.leaseMs,
    inFlight: settings.inFlight,
    openJournal: () => openSentJournal(`${parts.dataDir}/sent-${bot}`, { clock: { now: Date.now } }),
    // A row that stays planned was given back: told to slow down, a night, a talk under way.
    onWritten: ({ state }: Written) => metrics.count(`reminders_${state === 'planned' ? 'put_off' : state}`),
  })
  const jobs = new JobHours(pool)
  const planner = new Planner({ outbox, rules, calendar, clock })
  const daily = [dailyWork(parts), ...(parts.daily ?? [])]
  const round = new Round({ planner, delivery, outbox, jobs, clock, wall, log, daily, runs: parts.runs })
  const expected = expectedOf(settings)
  const ledger = new PostgresOperatorLedger(pool)
  const asides = new PostgresAsideDesk(pool)
  const operator: Operator = { ledger, asides, jobs, expected, rules, calendar, zone, clock, wall }
  const board = '/board'
  const sender = new OneSender({
    round,
    delivery,
    log,
    wantPlace: (taken) =>
      wantSenderLock({ url: parts.databaseUrl, bot, log, leaseMs: settings.leaseMs, ...taken }),
    openClock: settings.alarms ? openClock(parts, board) : null,
    jobs: {
      [WATCH]: async () => {
        await watchJobs(operator, log)
      },
    },
    sweepMs: settings.sweepMs,
    now: () => performance.now(),
    every,
  })
  return {
    round,
    delivery,
    outbox,
    jobs,
    expected,
    desk: { operator, renderers: conversation.renderers },
    noteReply: (address) =>
      pace.noteReply(vault.pseudonym(`${bot}:${address}`).toString('base64'), network.now()),
    start: () => sender.start(),
    board: async (request, response) => (await sender.opened?.board(request, response)) ?? false,
    alarms: async () => sender.opened?.clock.state() ?? null,
    stop: async () => {
      delivery.halt()
      stopping.abort()
      await sender.stop()
    },
  }
}
