import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import { PostgresAsideDesk } from './adapters/database/aside-desk.ts'
import { JobHours } from './adapters/database/job-hours.ts'
import { PostgresMonthlyRound } from './adapters/database/office/monthly-rows.ts'
import { PostgresOperatorLedger } from './adapters/database/operator-ledger.ts'
import { PostgresOutbox } from './adapters/database/outbox.ts'
import { type SenderLock, wantSenderLock } from './adapters/database/sender-lock.ts'
import { openSentJournal } from './adapters/files/sent-journal.ts'
import type { Metrics } from './adapters/http/metrics.ts'
import type { OperatorDesk } from './adapters/http/operator/operator-route.ts'
import type { Route } from './adapters/http/server.ts'
import type { BullAlarmClock } from './adapters/queue/alarm-clock-options.ts'
import { openAlarmClock } from './adapters/queue/bull-alarm-clock.ts'
import type { Conversation } from './application/conversation.ts'
import { Delivery } from './application/delivery/delivery.ts'
import { Planner } from './application/delivery/plan-reminders.ts'
import { Round } from './application/delivery/round.ts'
import type { Composed } from './application/office/kit/composer.ts'
import { runMonthly } from './application/office/monthly/run-monthly.ts'
import type { Operator } from './application/operator/operator.ts'
import { WATCH, watchJobs } from './application/operator/watch-jobs.ts'
import type { Alarm, AlarmState, Recurring } from './application/ports/alarm-clock.ts'
import type { Clock } from './application/ports/clock.ts'
import type { JobLedger } from './application/ports/job-ledger.ts'
import type { Log } from './application/ports/log.ts'
import type { Network } from './application/ports/network.ts'
import type { NoticeSender } from './application/ports/notice-sender.ts'
import type { StaffDesk } from './application/ports/office/staff-desk.ts'
import type { Claimed, Outbox, Written } from './application/ports/outbox.ts'
import type { ReadAloud } from './application/ports/read-aloud.ts'
import type { Vault } from './application/ports/vault.ts'
import { isReadTo, readable } from './application/reading/read-button.ts'
import type { WordNotice } from './application/reading/say-again.ts'
import type { Notice } from './application/reminder-words.ts'
import { noticeOf } from './application/reminders/notice.ts'
import { Pace } from './domain/reminders/pace.ts'
import { isComposed } from './domain/reminders/rule.ts'

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

/** How often it is looked whether a sweep is late. */
const NET_MS = 500
/** A sweep that the queue did not ring for is made up for after this share of its interval. */
const LATE = 1.1

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
  readonly composeNotice: (composed: Composed) => Promise<Notice>
  /** Reads notices aloud to whoever wishes for large type. */
  readonly voice?: ReadAloud | null
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

const realNetwork = (stop: AbortSignal): Network => ({
  now: () => performance.now(),
  // A stop ends every wait at once.
  wait: (ms) =>
    sleep(ms, undefined, { signal: stop }).catch((error: Error) => {
      if (error.name !== 'AbortError') throw error
    }),
})

/** What of a reminder its words are made of. */
type Worded = Pick<Claimed, 'id' | 'rule' | 'person' | 'subject' | 'base' | 'large' | 'language'>

/** Words a claimed reminder, or several of one person as one message, in the person's language. */
const wordingOf =
  ({ content, renderers }: Conversation, compose: ReminderParts['composeNotice']) =>
  async (claimed: readonly Worded[]): Promise<Notice> => {
    const [first] = claimed as [Worded]
    const only = content.reminders.get(first.rule)
    if (only && isComposed(only)) {
      const { rule, person, subject, base, large } = first
      return compose({
        rule,
        person,
        subject,
        large,
        day: base.slice(0, 10),
        language: first.language ?? 'ru',
      })
    }
    const told = claimed.map(({ id, rule: name, subject, base }) => {
      const rule = content.reminders.get(name)
      if (!rule) throw new RangeError(`no reminder rule "${name}"`)
      return { id, rule, subject, base }
    })
    return noticeOf(told, { renderer: renderers[first.language ?? 'ru'], large: first.large })
  }

/** The words of notices, with «Прочитайте мне» under those of people with large type. */
const withVoice = ({ conversation, composeNotice, voice, clock }: ReminderParts) => {
  const word = wordingOf(conversation, composeNotice)
  return async (claimed: readonly Claimed[]): Promise<Notice> => {
    const notice = await word(claimed)
    const { large = false, language, person } = claimed[0] ?? {}
    // A label under a notice is typed like one under an answer.
    if (person !== undefined) conversation.recentButtons.note(person, [notice], clock.now())
    const known = language ?? 'ru'
    return isReadTo({ large, language: known }, voice)
      ? readable(notice, conversation.renderers[known])
      : notice
  }
}

/** Words a notice that was sent once more, for whoever asks for it. */
export const wordNotice = (
  conversation: Conversation,
  compose: ReminderParts['composeNotice'],
): WordNotice => {
  const word = wordingOf(conversation, compose)
  return ({ joined, ...told }, { person, language }) =>
    word([told, ...joined].map((each) => ({ ...each, person: person.id, large: person.large, language })))
}

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

/** Puts the reminders together: outbox, planner, courier, journal, alarm clock, the lock of the one sender. */
export const composeReminders = (parts: ReminderParts): ComposedReminders => {
  const { pool, vault, conversation, sender, clock, wall, log, metrics, settings, bot } = parts
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
    sender,
    rules,
    calendar,
    zone,
    pace,
    clock,
    network,
    log,
    word: withVoice(parts),
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
  const work = new Work(parts, round, delivery, operator)
  return {
    round,
    delivery,
    outbox,
    jobs,
    expected,
    desk: { operator, renderers: conversation.renderers },
    noteReply: (address) =>
      pace.noteReply(vault.pseudonym(`${bot}:${address}`).toString('base64'), network.now()),
    start: () => work.start(),
    board: (request, response) => work.board(request, response),
    alarms: async () => work.alarms?.state() ?? null,
    stop: async () => {
      delivery.halt()
      stopping.abort()
      await work.stop()
    },
  }
}

/** Reminders at work: the lock of the one sender, the alarm clock while it is held, and the net under both. */
class Work {
  readonly #parts: ReminderParts
  readonly #round: Round
  readonly #delivery: Delivery
  readonly #operator: Operator
  #lock: SenderLock | null = null
  #net: NodeJS.Timeout | undefined
  #sweptAt = Number.NEGATIVE_INFINITY
  alarms: BullAlarmClock | null = null
  #board: Route | null = null
  #opening: Promise<void> = Promise.resolve()

  constructor(parts: ReminderParts, round: Round, delivery: Delivery, operator: Operator) {
    this.#parts = parts
    this.#round = round
    this.#delivery = delivery
    this.#operator = operator
  }

  start(): void {
    const { databaseUrl: url, bot, log, settings } = this.#parts
    this.#lock = wantSenderLock({
      url,
      bot,
      log,
      leaseMs: settings.leaseMs,
      onGained: () => this.#gained(),
      onLost: () => this.#lost(),
    })
    if (settings.sweepMs > 0) this.#net = setInterval(() => this.#makeUp(), NET_MS)
  }

  async stop(): Promise<void> {
    clearInterval(this.#net)
    await this.#lock?.release()
  }

  async board(request: Parameters<Route>[0], response: Parameters<Route>[1]): Promise<boolean> {
    return (await this.#board?.(request, response)) ?? false
  }

  async #gained(): Promise<void> {
    await this.#delivery.begin()
    this.#quietly('plan', () => this.#round.plan())
    if (!this.#parts.settings.alarms) return
    this.#opening = this.#openAlarms()
    this.#quietly('alarms', () => this.#opening)
  }

  async #lost(): Promise<void> {
    // Nothing more goes out from this very moment, however long the rest takes to close.
    this.#delivery.halt()
    // A clock that is just being opened would go on ringing; that it could not be opened is told already.
    await Promise.allSettled([this.#opening])
    const alarms = this.alarms
    this.alarms = null
    this.#board = null
    this.#round.useAlarms(null)
    await Promise.all([this.#delivery.end(), alarms?.close()])
  }

  async #openAlarms(): Promise<void> {
    const { redisUrl, databaseUrl, bot, log, settings, conversation } = this.#parts
    this.alarms = await openAlarmClock({
      store: redisUrl ? { kind: 'redis', url: redisUrl } : { kind: 'postgres', url: databaseUrl },
      name: `posrednik-${bot}`,
      recurring: recurringOf(settings, conversation.region.time_zone),
      ring: (alarm) => this.#rung(alarm),
      log,
    })
    this.#board = this.alarms.board('/board')
    this.#round.useAlarms(this.alarms)
  }

  async #rung(alarm: Alarm): Promise<void> {
    if (alarm.name === 'sweep') this.#sweptAt = performance.now()
    if (alarm.name === WATCH) await watchJobs(this.#operator, this.#parts.log)
    else await this.#round.ring(alarm)
  }

  /** The net: whatever the queue forgets, the rows themselves are looked at in time. */
  #makeUp(): void {
    if (performance.now() - this.#sweptAt < this.#parts.settings.sweepMs * LATE) return
    this.#sweptAt = performance.now()
    this.#quietly('sweep', () => this.#round.sweep())
  }

  #quietly(what: string, run: () => Promise<unknown>): void {
    run().catch((error: Error) => this.#parts.log.warn('reminders_failed', { what, fault: error.name }))
  }
}
