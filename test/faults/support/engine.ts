import { setTimeout as sleep } from 'node:timers/promises'
import { Api } from 'grammy'
import type pg from 'pg'
import { vault } from '../../../src/adapters/crypto/vault.ts'
import { PostgresOutbox } from '../../../src/adapters/database/outbox.ts'
import { openSentJournal } from '../../../src/adapters/files/sent-journal.ts'
import { telegramNoticeSender } from '../../../src/adapters/telegram/notice-sender.ts'
import { Delivery } from '../../../src/application/delivery/delivery.ts'
import { Planner } from '../../../src/application/delivery/plan-reminders.ts'
import type { Clock } from '../../../src/application/ports/clock.ts'
import type { Content } from '../../../src/application/ports/content.ts'
import type { Log } from '../../../src/application/ports/log.ts'
import type { Claimed } from '../../../src/application/ports/outbox.ts'
import type { Notice } from '../../../src/application/reminder-words.ts'
import { noticeOf } from '../../../src/application/reminders/notice.ts'
import { Renderer } from '../../../src/application/render.ts'
import { workingCalendar } from '../../../src/domain/calendar/working-calendar.ts'
import { Pace } from '../../../src/domain/reminders/pace.ts'
import { CONTENT } from '../../support/chat.ts'
import { type RuleChanges, withRules } from './changed-rules.ts'
import { DATA_KEY, TOKEN, ZONE } from './settings.ts'

/** What the engine of a row stands on. */
export interface EngineParts {
  readonly pool: pg.Pool
  readonly apiRoot: string
  /** Folder of the journal of sent notices. */
  readonly journal: string
  readonly clock: Clock
  readonly changes?: RuleChanges
  readonly inFlight?: number
  /** Put around every port: outbox, sender, journal. */
  readonly guard?: <T extends object>(port: T) => T
}

/** Planner, outbox and delivery as the product composes them, in this process. */
export interface Engine {
  readonly planner: Planner
  readonly delivery: Delivery
  readonly outbox: PostgresOutbox
}

const SILENT: Log = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
}
const LEASE_MS = 60_000
const REQUEST_MS = 10_000
const NETWORK = { now: () => performance.now(), wait: (ms: number) => sleep(ms) }

const wordingOf = (content: Content): ((claimed: readonly Claimed[]) => Notice) => {
  const renderers = { ru: new Renderer(content.texts, 'ru'), en: new Renderer(content.texts, 'en') }
  return (claimed) => {
    const [first] = claimed as [Claimed]
    const told = claimed.map(({ id, rule: name, subject, base }) => {
      const rule = content.reminders.get(name)
      if (!rule) throw new RangeError(`no reminder rule "${name}"`)
      return { id, rule, subject, base }
    })
    return noticeOf(told, { renderer: renderers[first.language ?? 'ru'], large: first.large })
  }
}

const unguarded = <T extends object>(port: T): T => port

/** Composes them; the pace is not the subject of the rows that use it, so it is out of the way. */
export const composeEngine = (parts: EngineParts): Engine => {
  const { pool, apiRoot, clock, changes = {}, guard = unguarded, inFlight = 4 } = parts
  const content = withRules(CONTENT, changes)
  const { reminders: rules, manners } = content
  const sealing = vault(DATA_KEY)
  const calendar = workingCalendar(content.years, [])
  const outbox = new PostgresOutbox({
    pool,
    vault: sealing,
    rules,
    manners,
    zone: ZONE,
    leaseMs: LEASE_MS,
  })
  const sender = telegramNoticeSender({
    api: new Api(TOKEN, { apiRoot }),
    log: SILENT,
    timeoutMs: REQUEST_MS,
  })
  const delivery = new Delivery({
    rules,
    calendar,
    zone: ZONE,
    clock,
    inFlight,
    leaseMs: LEASE_MS,
    network: NETWORK,
    log: SILENT,
    outbox: guard(outbox),
    sender: guard(sender),
    word: wordingOf(content),
    pace: new Pace({ perSecond: 5_000, chatEveryMs: 1 }),
    fingerprint: (words) => sealing.pseudonym(words),
    openJournal: async () => guard(await openSentJournal(parts.journal, { clock: Date })),
    onWritten: () => undefined,
  })
  return { outbox, delivery, planner: new Planner({ outbox: guard(outbox), rules, calendar, clock }) }
}
