import { PrismaPg } from '@prisma/adapter-pg'
import { needFinder } from '../../src/adapters/content/find-needs.ts'
import { revive } from '../../src/adapters/content/load-content.ts'
import { vault } from '../../src/adapters/crypto/vault.ts'
import { PostgresDefinitionArchive } from '../../src/adapters/database/definition-archive.ts'
import { PrismaClient } from '../../src/adapters/database/generated/client.ts'
import { keptOfPerson } from '../../src/adapters/database/office/kept-of-person.ts'
import { PostgresReminderDesk } from '../../src/adapters/database/reminder-desk.ts'
import { PostgresTalkStore } from '../../src/adapters/database/talk-store.ts'
import { writeAppointmentIcs } from '../../src/adapters/files/appointment-ics.ts'
import { TELEGRAM_LIMITS } from '../../src/adapters/telegram/limits.ts'
import { conversation } from '../../src/application/conversation.ts'
import type { Composed } from '../../src/application/office/kit/composer.ts'
import type { OfficeDesks } from '../../src/application/office/kit/office-call.ts'
import { composeNotice } from '../../src/application/office/notices/compose-notice.ts'
import type { IncomingBody, Outgoing, Toast } from '../../src/application/ports/messenger.ts'
import type { Chance } from '../../src/application/ports/runtime.ts'
import type { Change, TalkStore } from '../../src/application/ports/talk-store.ts'
import type { Language } from '../../src/application/ports/texts.ts'
import { wordNotice } from '../../src/application/reminders/word-reminder.ts'
import { handleUpdate } from '../../src/application/update/handle-update.ts'
import { officeDesks } from '../../src/compose/office.ts'
import { CONTENT, DATA_KEY } from '../support/chat.ts'
import { recordingLog, TODAY } from '../support/world.ts'
import { BOT } from './district.ts'
import type { Rehearsal } from './rehearsal.ts'

/** A notice that an update tells to somebody. */
export interface ToldNotice {
  readonly rule: string
  /** The person of the chat. */
  readonly person: string
  readonly said: Outgoing | null
  /** Why it could not be worded; null – it could. */
  readonly failed: string | null
}

/** What came of one update: what would have been sent, and what would have been stored. */
export interface Answered {
  readonly replies: readonly Outgoing[]
  readonly toast: Toast
  /** Null – the update failed, or deleted everything. */
  readonly change: Change | null
  /** Why it failed, as the log would have it; null – it did not. */
  readonly failed: string | null
  /** What others are told because of it. */
  readonly told: readonly ToldNotice[]
}

/** In which language, and in letters of which size, somebody reads. */
export interface Variant {
  readonly language: Language
  readonly large: boolean
}

const CONSENT = { ru: 'ru-1', en: 'en-1' } as const
const clock = { now: () => TODAY }

/** Ids as long as real ones that follow from the place they are made at: a walk in another language makes the same ones. */
class PlacedChance implements Chance {
  #next = 0

  placeAt(place: number): void {
    this.#next = place * 1_000
  }

  id(): string {
    this.#next += 1
    return `n${this.#next.toString(36).padStart(12, '0')}`
  }

  seed(): number {
    return 7
  }

  code(): string {
    return this.id()
      .replaceAll(/[01lo]/g, 'x')
      .padStart(26, '2')
  }
}

/** Remembers what would have been stored. */
class WatchedStore implements TalkStore {
  change: Change | null = null
  readonly load: TalkStore['load']
  readonly markSent: TalkStore['markSent']
  readonly takeOver: TalkStore['takeOver']
  readonly talksOf: TalkStore['talksOf']
  readonly dataOf: TalkStore['dataOf']
  readonly forget: TalkStore['forget']
  readonly #store: TalkStore

  constructor(store: TalkStore) {
    this.#store = store
    this.load = (...args) => store.load(...args)
    this.markSent = (updates) => store.markSent(updates)
    this.takeOver = () => store.takeOver()
    this.talksOf = (person) => store.talksOf(person)
    this.dataOf = (person) => store.dataOf(person)
    this.forget = (person, last) => store.forget(person, last)
  }

  async commit(change: Change) {
    const committed = await this.#store.commit(change)
    if (committed === 'committed') this.change = change
    return committed
  }
}

/** The product behind its messenger: every update is handled by the real use case, and nothing is sent anywhere. */
export class RehearsedBot {
  readonly pool: Rehearsal
  readonly desks: OfficeDesks
  readonly #prisma: PrismaClient
  readonly #archive: PostgresDefinitionArchive
  readonly #chance = new PlacedChance()
  readonly #safe = vault(DATA_KEY)
  #updates = 0

  private constructor(pool: Rehearsal) {
    this.pool = pool
    this.#prisma = new PrismaClient({ adapter: new PrismaPg(pool, { disposeExternalPool: false }) })
    this.#archive = new PostgresDefinitionArchive(this.#prisma, CONTENT.pinnedTexts, revive(CONTENT))
    this.desks = officeDesks(pool, this.#safe, BOT, async () => ({ refused: 'gone' }))
  }

  static async open(pool: Rehearsal): Promise<RehearsedBot> {
    const bot = new RehearsedBot(pool)
    await bot.#archive.keep(CONTENT.track.version, CONTENT.trackSource)
    await bot.#archive.keep(CONTENT.school.version, CONTENT.schoolSource)
    return bot
  }

  async close(): Promise<void> {
    await this.#prisma.$disconnect()
  }

  /** The person of a chat; null – nobody wrote from it yet. */
  async personOf(chat: string): Promise<string | null> {
    const { rows } = await this.pool.query<{ id: string }>('select id from people where chat_key = $1', [
      this.#safe.pseudonym(`${BOT}:${chat}`),
    ])
    return rows[0]?.id ?? null
  }

  /** Everybody reads large letters from now on, or nobody does. */
  async readLarge(large: boolean): Promise<void> {
    await this.pool.query('update people set large = $1', [large])
  }

  /** Handles what came from a chat; `place` says how deep in a walk it came. */
  async answer(chat: string, body: IncomingBody, place: number, variant: Variant): Promise<Answered> {
    this.#chance.placeAt(place)
    this.#updates += 1
    const store = this.#store()
    const sender = { address: chat, language: variant.language }
    try {
      const { replies, toast } = await this.#handling(store)({ update: String(this.#updates), sender, body })
      const { change } = store
      return { replies, toast, change, failed: null, told: await this.#told(change, variant) }
    } catch (error) {
      return { replies: [], toast: null, change: null, failed: (error as Error).message, told: [] }
    }
  }

  /** Words a notice as it would be worded at this moment. */
  async word(composed: Composed): Promise<ToldNotice> {
    const { rule, person } = composed
    try {
      const said = await composeNotice(this.#conversation(), this.desks, clock)(composed)
      return { rule, person, said, failed: null }
    } catch (error) {
      return { rule, person, said: null, failed: (error as Error).message }
    }
  }

  async #told(change: Change | null, { language, large }: Variant): Promise<ToldNotice[]> {
    const notices: ToldNotice[] = []
    for (const each of change?.office ?? []) {
      if (each.type !== 'tell') continue
      const { rule, person, subject, base } = each
      notices.push(await this.word({ rule, person, subject, language, large, day: base.slice(0, 10) }))
    }
    return notices
  }

  #store(): WatchedStore {
    const { pool } = this
    return new WatchedStore(
      new PostgresTalkStore({
        pool,
        prisma: this.#prisma,
        vault: this.#safe,
        bot: BOT,
        owner: 1n,
        remembered: 0,
      }),
    )
  }

  /** Made anew for every update: nothing is remembered that was taken back. */
  #conversation() {
    return conversation(CONTENT, 'demo', {
      findNeeds,
      chance: this.#chance,
      bot: 'posrednik_bot',
      writeAppointment: writeAppointmentIcs,
      limits: TELEGRAM_LIMITS,
      consentVersion: CONSENT,
    })
  }

  #handling(store: TalkStore) {
    const conversation = this.#conversation()
    return handleUpdate({
      conversation,
      store,
      archive: this.#archive,
      desk: new PostgresReminderDesk(this.#prisma),
      desks: this.desks,
      onOffice: async () => undefined,
      keptOfPerson: keptOfPerson(this.pool, this.#safe),
      voice: null,
      wordNotice: wordNotice(conversation, composeNotice(conversation, this.desks, clock)),
      clock,
      log: recordingLog(),
    })
  }
}

const findNeeds = needFinder(CONTENT)
