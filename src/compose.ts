import type pg from 'pg'
import { loadContent } from './adapters/content/load-content.ts'
import { PostgresAsideDesk } from './adapters/database/aside-desk.ts'
import { foundInstitution } from './adapters/database/office/found-institution.ts'
import { keptOfPerson } from './adapters/database/office/kept-of-person.ts'
import { PostgresPaperLinks } from './adapters/database/office/paper-links.ts'
import { writeChanges } from './adapters/database/office/write-changes.ts'
import { SentMarks } from './adapters/database/sent-marks.ts'
import { AuditAnchors } from './adapters/files/audit-anchors.ts'
import type { HealthStanding } from './adapters/http/health.ts'
import { botTexts } from './adapters/telegram/bot-texts.ts'
import { telegramBusySign } from './adapters/telegram/busy-sign.ts'
import { telegramFiles } from './adapters/telegram/fetch-file.ts'
import { identify } from './adapters/telegram/identify.ts'
import { telegramNoticeSender } from './adapters/telegram/notice-sender.ts'
import { Polling } from './adapters/telegram/polling.ts'
import { TelegramBot } from './adapters/telegram/telegram-bot.ts'
import { type TakePaper, takePaper } from './application/forms/take-paper.ts'
import { floodNotice } from './application/intake/flood-notice.ts'
import type { Intake } from './application/intake/intake.ts'
import { listenFirst } from './application/listening/listen-first.ts'
import { onceADay } from './application/office/duties/once-a-day.ts'
import type { InvitationRunner } from './application/office/events/invite/invitation-runner.ts'
import type { ImportRunner } from './application/office/import/import-runner.ts'
import { officeDay } from './application/office/kit/office-call.ts'
import { composeNotice } from './application/office/notices/compose-notice.ts'
import { BACKUP_STALE_MS, nightlyBackup } from './application/operator/nightly-backup.ts'
import type { AsideDesk } from './application/ports/aside-store.ts'
import type { Backups } from './application/ports/backups.ts'
import type { Clock } from './application/ports/clock.ts'
import type { Log } from './application/ports/log.ts'
import type { OfficeChange } from './application/ports/office/changes.ts'
import type { Found } from './application/ports/office/founding.ts'
import type { Recogniser } from './application/ports/recogniser.ts'
import type { Language } from './application/ports/texts.ts'
import type { Problem } from './application/problem.ts'
import { wordNotice } from './application/reminders/word-reminder.ts'
import { type HandleUpdate, handleUpdate } from './application/update/handle-update.ts'
import { backupsOf } from './compose/backup.ts'
import { Bell } from './compose/bell.ts'
import { composeIntake } from './compose/intake.ts'
import { tendKeys } from './compose/keys.ts'
import { sweepLeftBehind } from './compose/left-behind.ts'
import { officeDesks } from './compose/office.ts'
import type { BotParts } from './compose/parts.ts'
import { factReader, noteUntitled } from './compose/reading.ts'
import { timer } from './compose/real-time.ts'
import { type ComposedReminders, composeReminders, REMINDER_SETTINGS } from './compose/reminders.ts'
import { takeAway } from './compose/retention.ts'
import { openStore } from './compose/store.ts'
import { assertWalkable, conversationOf } from './compose/talk.ts'
import { composeWork } from './compose/work.ts'
import { textAt } from './domain/words/text-ref.ts'
import { interruptible } from './interruptible.ts'
import { ROOT } from './root.ts'

/** The bot with all its parts, not yet taking updates. */
export interface ComposedBot {
  readonly telegram: TelegramBot
  /** Sees every update through; `idle` tells when nothing is under way. */
  readonly intake: Intake
  /** Updates that could not be handled, as the operator looks at them. */
  readonly asides: AsideDesk
  readonly pool: pg.Pool
  readonly reminders: ComposedReminders
  /** Founds an institution where there is none yet. */
  readonly found: Found
  /** The consent's version that is asked for, by language. */
  readonly consent: Readonly<Record<Language, string>>
  /** Reads and writes registers that were sent as files. */
  readonly imports: ImportRunner
  /** Writes the invitations that employees asked for. */
  readonly invitations: InvitationRunner
  /** Opens a link to the file of a paper; null – for every reason alike. */
  readonly takePaper: TakePaper
  /** Plain words of a text in Russian, for pages beside the chat. */
  readonly say: (key: string) => string
  /** Takes updates by polling until `stop`; faults that a person must put right are told. */
  poll(onFatal: (problem: Problem) => void): void
  /** Backups that the product makes; null – none. */
  readonly backups: Backups | null
  isReady(): Promise<boolean>
  /** Whether it works, and whether updates are set aside that somebody has to look at. */
  standing(): Promise<HealthStanding>
  /** Stops taking, sends what is under way for at most a few seconds, lets go of the database. */
  stop(): Promise<void>
}

/** How long a stop waits for replies under way; what is left goes out at the next start. */
const DRAIN_MS = 3_000

/** What follows from a change beside the talk, once it is stored. */
type AfterChange = Partial<Record<OfficeChange['type'], () => Promise<void> | void>>

/** Does once what follows from changes of each type. */
const following =
  (after: AfterChange) =>
  async (changes: readonly OfficeChange[]): Promise<void> => {
    for (const type of new Set(changes.map((change) => change.type))) await after[type]?.()
  }

/**
 * Puts the bot together: store, reading, work, messenger. Each part is made of those above it. Applies missing migrations.
 */
export const composeBot = async (parts: BotParts): Promise<ComposedBot> => {
  const { log, metrics, token, apiRoot, clock, downloads, voice = null, recogniser = null } = parts
  const settings = { ...REMINDER_SETTINGS, ...parts.reminders }
  const count = (name: string): void => metrics.count(name)

  // Who we are, and what we say.
  const { api, me } = await identify(token, apiRoot)
  const bot = String(me.id)
  const content = parts.content ?? loadContent(ROOT)
  assertWalkable(content)
  noteUntitled(content, log)
  const conversation = conversationOf(parts, content, me.username)

  // The store.
  const { pool, store, archive, desk, asides, sealing, ring, auditKey, close } = await openStore(
    parts,
    bot,
    content,
  )
  const asideDesk = new PostgresAsideDesk(pool)
  const waiting = interruptible()
  const marks = new SentMarks((updates) => store.markSent(updates), log, waiting.wait)

  // Reading.
  const fetchFile = telegramFiles({ api, token, apiRoot, ...(downloads ? { bounds: downloads } : {}) })
  const desks = officeDesks(pool, sealing, bot, fetchFile, parts.paperWay)
  const notices = composeNotice(conversation, desks, clock)
  const readFacts = factReader(pool, conversation, parts.region)
  await readFacts()

  // Work beside updates, and the reminders.
  const told = new Bell()
  const work = composeWork({
    pool,
    vault: sealing,
    bot,
    desks,
    conversation,
    fetchFile,
    onTold: told.ring,
    clock,
    log,
  })
  const backups = parts.backup ? backupsOf({ pool, store: parts.keys ?? null, ...parts.backup }) : null
  const nightly = backups && nightlyBackup({ backups, zone: conversation.region.time_zone, clock, log })
  const takingAway = onceADay(
    () => officeDay({ conversation, at: clock.now() }),
    () => takeAway({ pool, retention: content.retention, clock, log }),
  )
  const reminders = composeReminders({
    pool,
    clock,
    log,
    metrics,
    settings,
    vault: sealing,
    conversation,
    bot,
    wall: parts.wall ?? { now: Date.now },
    databaseUrl: parts.databaseUrl,
    redisUrl: parts.redisUrl ?? null,
    dataDir: parts.dataDir,
    composeNotice: notices,
    voice,
    runs: work.runs,
    daily: [...work.daily, takingAway, ...(nightly ? [nightly] : [])],
    staff: desks.staff,
    sender: telegramNoticeSender({ api, log, timeoutMs: settings.requestMs }),
  })
  // A notice that is due now does not wait for the next sweep – where there are sweeps at all: tests say when to look.
  if (settings.sweepMs > 0) told.listen(() => reminders.round.send())

  // Updates.
  const handled = handleUpdate({
    conversation,
    store,
    archive,
    desk,
    desks,
    onOffice: following({
      keep_fact_check: readFacts,
      list_office: readFacts,
      unlist_office: readFacts,
      say_of_institution: readFacts,
      tell: told.ring,
      take_file: () => work.imports.wake(),
      confirm_import: () => work.imports.wake(),
      begin_inviting: () => work.invitations.wake(),
    }),
    clock,
    log,
    keptOfPerson: keptOfPerson(pool, sealing),
    voice,
    wordNotice: wordNotice(conversation, notices),
  })
  const heard = recogniser
    ? listenFirst({
        recogniser,
        fetchFile,
        store,
        content: () => conversation.content,
        showBusy: telegramBusySign(api, log),
        timer,
        log,
        count,
      })
    : null
  const handle: HandleUpdate = async (incoming) => {
    const answer = await handled(heard ? await heard(incoming) : incoming)
    count(answer.isNew ? 'updates_handled' : 'updates_repeated')
    return answer
  }

  // The messenger.
  const telegram = new TelegramBot({
    api,
    handle,
    texts: botTexts((language, key) => conversation.renderers[language].plain(textAt(key))),
    log,
    onSettled: (update, end) => {
      count(`replies_${end}`)
      marks.add(update)
    },
    calm: floodNotice({ conversation, store }),
    onReply: (address) => reminders.noteReply(address),
    wait: waiting.wait,
    count,
  })
  const intake = composeIntake({
    store: asides,
    talks: store,
    conversation,
    listens: recogniser !== null,
    clock,
    log,
    count,
    messenger: telegram,
  })
  telegram.admitThrough((incoming) => intake.take(incoming))
  const stopSweeping = await sweepLeftBehind({
    store,
    asides,
    messenger: telegram,
    intake,
    // What another replica was told of facts is in force here with the next sweep.
    refresh: async () => {
      await readFacts()
      const emptied = await asideDesk.emptyOld(clock.now())
      if (emptied > 0) log.info('asides_emptied', { updates: emptied })
    },
    log,
  })
  const anchors = new AuditAnchors(parts.dataDir)
  const stopTending = tendKeys({ pool, ring, auditKey, anchors, clock, log }, parts.tendMs)
  const polling = new Polling({ api, take: (update) => telegram.take(update), log, wait: waiting.wait })

  const drain = async (): Promise<void> => {
    const late = setTimeout(() => {
      telegram.stop()
      waiting.interrupt()
    }, DRAIN_MS)
    await telegram.drain()
    clearTimeout(late)
    waiting.interrupt()
  }
  return {
    telegram,
    intake,
    asides: asideDesk,
    pool,
    reminders,
    found: foundInstitution(pool, sealing, bot),
    consent: conversation.consentVersion,
    imports: work.imports,
    invitations: work.invitations,
    takePaper: takePaper({
      links: new PostgresPaperLinks(pool, sealing),
      desks,
      conversation,
      clock,
      write: writeChanges(pool, sealing, bot),
    }),
    say: (key) => conversation.renderers.ru.plain(textAt(key)),
    backups,
    poll: (onFatal) => polling.start(onFatal),
    isReady: async () =>
      (await standingOf({ asides: asideDesk, recogniser, backups, clock, log })) !== 'not ready',
    standing: () => standingOf({ asides: asideDesk, recogniser, backups, clock, log }),
    stop: async () => {
      stopSweeping()
      stopTending()
      await work.stop()
      await polling.stop()
      await intake.stop(DRAIN_MS)
      await Promise.all([reminders.stop(), drain()])
      await marks.close()
      await close()
    },
  }
}

interface Watched {
  readonly asides: AsideDesk
  readonly recogniser: Recogniser | null
  readonly backups: Backups | null
  readonly clock: Clock
  readonly log: Log
}

/** Whether the last backup is of last night; true where none are made by the product. */
const isBackedUp = async ({ backups, clock }: Watched): Promise<boolean> => {
  if (backups === null) return true
  const last = await backups.lastAt()
  return last !== null && clock.now() - last < BACKUP_STALE_MS
}

/**
 * Whether the database answers, what it holds for somebody to look at, whether whoever listens is there, and whether the
 * last night's backup is.
 */
const standingOf = async (watched: Watched): Promise<HealthStanding> => {
  const { asides, recogniser, log } = watched
  try {
    const { aside } = await asides.counts()
    const isHeard = (await recogniser?.isThere()) ?? true
    return aside === 0 && isHeard && (await isBackedUp(watched)) ? 'ready' : 'degraded'
  } catch (error) {
    log.warn('not_ready', { fault: (error as Error).name })
    return 'not ready'
  }
}
