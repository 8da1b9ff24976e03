import type pg from 'pg'
import { loadContent } from './adapters/content/load-content.ts'
import { PostgresAsideDesk } from './adapters/database/aside-desk.ts'
import type { PostgresAsideStore } from './adapters/database/aside-rows.ts'
import { PostgresFactDesk } from './adapters/database/office/fact-rows.ts'
import { foundInstitution } from './adapters/database/office/found-institution.ts'
import { keptOfPerson } from './adapters/database/office/kept-of-person.ts'
import { writeChanges } from './adapters/database/office/write-changes.ts'
import { SentMarks } from './adapters/database/sent-marks.ts'
import type { PostgresTalkStore } from './adapters/database/talk-store.ts'
import type { HealthStanding } from './adapters/http/health.ts'
import type { Metrics } from './adapters/http/metrics.ts'
import { botTexts } from './adapters/telegram/bot-texts.ts'
import { telegramFiles } from './adapters/telegram/fetch-file.ts'
import { identify } from './adapters/telegram/identify.ts'
import { telegramNoticeSender } from './adapters/telegram/notice-sender.ts'
import { Polling } from './adapters/telegram/polling.ts'
import { TelegramBot } from './adapters/telegram/telegram-bot.ts'
import type { Intake } from './application/intake/intake.ts'
import { onceADay } from './application/office/duties/once-a-day.ts'
import { runDuties } from './application/office/duties/run-duties.ts'
import type { InvitationRunner } from './application/office/events/invite/invitation-runner.ts'
import { runEvents } from './application/office/events/run-events.ts'
import { FORMS } from './application/office/front/office-index.ts'
import type { ImportRunner } from './application/office/import/import-runner.ts'
import { untitledForms } from './application/office/kit/form-title.ts'
import { officeDay } from './application/office/kit/office-call.ts'
import { composeNotice } from './application/office/notices/compose-notice.ts'
import { runTalking } from './application/office/talking/run-talking.ts'
import { runWelcome } from './application/office/welcome/run-welcome.ts'
import type { AsideDesk } from './application/ports/aside-store.ts'
import type { Content } from './application/ports/content.ts'
import type { FetchFile } from './application/ports/files.ts'
import type { Log } from './application/ports/log.ts'
import type { OfficeChange } from './application/ports/office/changes.ts'
import type { Found } from './application/ports/office/founding.ts'
import { LANGUAGES, type Language } from './application/ports/texts.ts'
import type { Problem } from './application/problem.ts'
import { type HandleUpdate, handleUpdate } from './application/update/handle-update.ts'
import { composeIntake } from './compose-intake.ts'
import {
  composeImports,
  composeInvitations,
  concernsImport,
  concernsInvitations,
  dutyParts,
  officeDesks,
} from './compose-office.ts'
import type { BotParts } from './compose-parts.ts'
import {
  type ComposedReminders,
  composeReminders,
  REMINDER_SETTINGS,
  wordNotice,
} from './compose-reminders.ts'
import { openStore } from './compose-store.ts'
import { assertWalkable, conversationOf } from './compose-talk.ts'
import { text } from './domain/words/text-ref.ts'
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
  /** Takes updates by polling until `stop`; faults that a person must put right are told. */
  poll(onFatal: (problem: Problem) => void): void
  isReady(): Promise<boolean>
  /** Whether it works, and whether updates are set aside that somebody has to look at. */
  standing(): Promise<HealthStanding>
  /** Stops taking, sends what is under way for at most a few seconds, lets go of the database. */
  stop(): Promise<void>
}

/** How long a stop waits for replies under way; what is left goes out at the next start. */
const DRAIN_MS = 3_000
/** How often replies that others left behind are looked for. */
const SWEEP_MS = 5_000

/** Counts what the use case did, for the operator's eye. */
const counted =
  (handle: HandleUpdate, metrics: Metrics): HandleUpdate =>
  async (incoming) => {
    const handled = await handle(incoming)
    metrics.count(handled.isNew ? 'updates_handled' : 'updates_repeated')
    return handled
  }

interface Swept {
  readonly store: PostgresTalkStore
  readonly asides: PostgresAsideStore
  readonly telegram: TelegramBot
  readonly intake: Intake
}

/** Looks, now and again, for replies and updates that a process left behind which is no more. */
const sweepReplies = async (
  { store, asides, telegram, intake }: Swept,
  log: Log,
  also: () => Promise<void>,
): Promise<() => void> => {
  const sweep = async (): Promise<void> => {
    await also()
    const left = await store.takeOver()
    for (const { update, address, replies } of left) telegram.resume(update, address, replies)
    if (left.length > 0) log.info('replies_taken_over', { updates: left.length })
    const kept = await asides.takeOver()
    for (const incoming of kept) intake.resume(incoming)
    if (kept.length > 0) log.info('updates_taken_over', { updates: kept.length })
  }
  await sweep()
  const timer = setInterval(() => {
    sweep().catch((error: Error) => log.warn('sweep_failed', { fault: error.name }))
  }, SWEEP_MS)
  return () => clearInterval(timer)
}

/** Dialogs that would be offered again by the general name only. */
const noteUntitled = ({ texts }: Content, log: Log): void => {
  for (const language of LANGUAGES) {
    const has = (key: string): boolean => texts.find(language, key) !== undefined
    for (const form of untitledForms(Object.keys(FORMS), has)) log.warn('form_untitled', { form, language })
  }
}

/** Puts the bot together: database, content, use case, messenger. Applies missing migrations. */
export const composeBot = async (parts: BotParts): Promise<ComposedBot> => {
  const { log, metrics, token, apiRoot, clock, downloads, voice = null } = parts
  const me = await identify(token, apiRoot)
  const content = parts.content ?? loadContent(ROOT)
  assertWalkable(content)
  noteUntitled(content, log)
  const talking = conversationOf(parts, content, me.username)
  const { pool, store, archive, desk, asides, sealing, close } = await openStore(
    parts,
    String(me.id),
    content,
  )
  const waiting = interruptible()
  const marks = new SentMarks((updates) => store.markSent(updates), log, waiting.wait)
  const fetchFile: FetchFile = (file, most) => files(file, most)
  const desks = officeDesks(pool, sealing, String(me.id), fetchFile)
  const compose = composeNotice(talking, desks, clock)
  const checkedFacts = new PostgresFactDesk(pool)
  const readFacts = async (): Promise<void> => {
    talking.facts.use(await checkedFacts.checks(parts.region))
  }
  await readFacts()
  const onOffice = async (changes: readonly OfficeChange[]): Promise<void> => {
    if (changes.some(({ type }) => type === 'keep_fact_check')) await readFacts()
    if (changes.some(({ type }) => type === 'tell')) onTold()
  }
  // A notice that is due now does not wait for the next sweep – where there are sweeps at all: tests say when to look.
  const onTold = (): void => {
    if (settings.sweepMs > 0) reminders.round.send()
  }
  const handled = handleUpdate({
    conversation: talking,
    store,
    archive,
    desk,
    desks,
    onOffice,
    clock,
    log,
    keptOfPerson: keptOfPerson(pool, sealing),
    voice,
    wordNotice: wordNotice(talking, compose),
  })
  // Whatever an update says of a file is worked on after its commit.
  const handle = counted(async (incoming) => {
    const answer = await handled(incoming)
    if (concernsImport(incoming)) imports.runner.wake()
    if (concernsInvitations(incoming)) inviting.runner.wake()
    return answer
  }, metrics)
  const texts = botTexts((language, key) => talking.renderers[language].plain(text(key)))
  const onSent = (update: string): void => {
    metrics.count('replies_sent')
    marks.add(update)
  }
  const onReply = (address: string): void => reminders.noteReply(address)
  const count = (name: string): void => metrics.count(name)
  const asideDesk = new PostgresAsideDesk(pool)
  const intake = composeIntake({
    store: asides,
    talks: store,
    conversation: talking,
    clock,
    log,
    count,
    messenger: () => telegram,
  })
  const telegram = new TelegramBot(
    {
      token,
      apiRoot,
      handle,
      texts,
      log,
      onSent,
      onReply,
      wait: waiting.wait,
      count,
      admit: (incoming) => intake.take(incoming),
    },
    me,
  )
  const files = telegramFiles({
    api: telegram.bot.api,
    token,
    apiRoot,
    ...(downloads ? { bounds: downloads } : {}),
  })
  const imports = composeImports({ desks, conversation: talking, fetchFile, onTold, clock, log })
  const inviting = composeInvitations({
    pool,
    desks,
    conversation: talking,
    onTold,
    clock,
    log,
    vault: sealing,
    bot: String(me.id),
  })
  const settings = { ...REMINDER_SETTINGS, ...parts.reminders }
  const reminders = composeReminders({
    pool,
    clock,
    log,
    metrics,
    settings,
    vault: sealing,
    conversation: talking,
    bot: String(me.id),
    wall: parts.wall ?? { now: Date.now },
    databaseUrl: parts.databaseUrl,
    redisUrl: parts.redisUrl ?? null,
    dataDir: parts.dataDir,
    composeNotice: compose,
    voice,
    runs: [
      ...[runTalking, runEvents, runWelcome].map((run) =>
        run({ conversation: talking, desks, write: writeChanges(pool, sealing, String(me.id)) }),
      ),
      async () => inviting.runner.wake(),
    ],
    staff: desks.staff,
    daily: [
      inviting.posters,
      onceADay(
        () => officeDay({ conversation: talking, at: clock.now() }),
        () => runDuties(dutyParts(pool, sealing, String(me.id), talking), clock.now()),
      ),
    ],
    sender: telegramNoticeSender({ api: telegram.bot.api, log, timeoutMs: settings.requestMs }),
  })
  // What another replica was told of facts is in force here with the next sweep.
  const stopSweeping = await sweepReplies({ store, asides, telegram, intake }, log, readFacts)
  const polling = new Polling({
    api: telegram.bot.api,
    take: (update) => telegram.take(update),
    log,
    wait: waiting.wait,
  })
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
    found: foundInstitution(pool, sealing, String(me.id)),
    consent: talking.consentVersion,
    imports: imports.runner,
    invitations: inviting.runner,
    poll: (onFatal) => polling.start(onFatal),
    isReady: async () => (await standingOf(asideDesk, log)) !== 'not ready',
    standing: () => standingOf(asideDesk, log),
    stop: async () => {
      stopSweeping()
      await imports.stop()
      await inviting.stop()
      await polling.stop()
      await intake.stop(DRAIN_MS)
      await Promise.all([reminders.stop(), drain()])
      await marks.close()
      await close()
    },
  }
}

/** Whether the database answers, and what it holds for somebody to look at. */
const standingOf = async (asides: AsideDesk, log: Log): Promise<HealthStanding> => {
  try {
    return (await asides.counts()).aside > 0 ? 'degraded' : 'ready'
  } catch (error) {
    log.warn('not_ready', { fault: (error as Error).name })
    return 'not ready'
  }
}
