import { Bot } from 'grammy'
import type { Update, UserFromGetMe } from 'grammy/types'
import { needFinder } from '../../src/adapters/content/find-needs.ts'
import { loadContent } from '../../src/adapters/content/load-content.ts'
import { UpdateReader } from '../../src/adapters/telegram/incoming.ts'
import { TELEGRAM_LIMITS } from '../../src/adapters/telegram/limits.ts'
import { callsOf } from '../../src/adapters/telegram/send.ts'
import { type Conversation, conversation } from '../../src/application/conversation.ts'
import type { Moment } from '../../src/application/decision.ts'
import { onPress } from '../../src/application/on-press.ts'
import { pressToken } from '../../src/application/outgoing.ts'
import type { Content } from '../../src/application/ports/content.ts'
import type { ReminderDesk } from '../../src/application/ports/reminder-desk.ts'
import type { Loaded, Person, StoredTalk } from '../../src/application/ports/talk-store.ts'
import { Screens } from '../../src/application/screens.ts'
import { compileScenario } from '../../src/domain/scenario/compile.ts'
import type { ScenarioSource } from '../../src/domain/scenario/compiled.ts'
import { ROOT } from '../../src/root.ts'

export const ME = { id: 1, is_bot: true, first_name: 'bench', username: 'bench_bot' } as UserFromGetMe
/** A moment that all benches share, milliseconds since the epoch. */
export const AT = Date.parse('2026-11-22T12:00:00+05:00')

/** A dialog without end: three questions in a circle, four answers each, with the track's own texts. */
const LOOP: ScenarioSource = {
  scenario: { scenario: 'track', routes: { learn: ['contact'] } },
  stages: [
    {
      stage: 'contact',
      competence: 'call',
      steps: [
        { id: 'reached', type: 'choose', options: ['talked', 'no_answer', 'wrong_number', 'not_called_yet'] },
        {
          id: 'outcome',
          type: 'choose',
          options: ['got_appointment', 'told_live_queue', 'call_back', 'not_us'],
        },
        {
          id: 'feeling',
          type: 'choose',
          options: ['nervous', 'rude', 'hearing', 'bad_past'],
          next: 'reached',
        },
      ],
    },
  ],
}

const ANSWERS: Readonly<Record<string, string>> = {
  'contact.reached': 'talked',
  'contact.outcome': 'call_back',
  'contact.feeling': 'nervous',
}

/** What a person presses at a step of the endless dialog. */
export const answerAt = (step: string): string => ANSWERS[step] ?? 'talked'

/** The endless dialog with `more` further steps that nobody reaches: a router has to find its way among them. */
export const loopWith = (more: number): ScenarioSource => {
  const [stage] = LOOP.stages
  const added = Array.from({ length: more }, (_, n) => ({
    id: `more_${n}`,
    type: 'choose' as const,
    options: ['talked', 'no_answer', 'wrong_number', 'not_called_yet'],
    next: 'reached',
  }))
  return {
    ...LOOP,
    stages: [{ ...(stage as (typeof LOOP.stages)[number]), steps: [...(stage?.steps ?? []), ...added] }],
  }
}

let content: Content | null = null
/** The product's content, read once. */
export const benchContent = (): Content => {
  content ??= loadContent(ROOT)
  return content
}

/** The conversation with a dialog of the bench in place of the track; texts and needs are the real ones. */
export const benchConversation = (source: ScenarioSource = LOOP): Conversation => {
  const whole = benchContent()
  const track = compileScenario(source, 'bench')
  return conversation({ ...whole, track, trackSource: source }, 'demo', {
    findNeeds: needFinder(whole),
    chance: { id: () => 'bench', seed: () => 7, code: () => '2'.repeat(26) },
    bot: 'bot',
    writeAppointment: () => '',
    limits: TELEGRAM_LIMITS,
    consentVersion: { ru: 'ru', en: 'en' },
  })
}

/** Nobody presses a reminder in the bench. */
export const NO_DESK: ReminderDesk = {
  find: async () => null,
  lastNotice: async () => null,
  heard: async () => ({ last: null, turns: 0 }),
  confirm: async () => {},
  occasionsOf: async () => [],
  settledKeys: async () => new Set(),
}

/** A person in the middle of the endless dialog. */
export const benchPerson = (id: string): Person => ({
  id,
  language: 'ru',
  large: false,
  consent: null,
  consentAsked: true,
  blocked: false,
  zone: null,
  muted: [],
  staff: null,
  dialog: null,
  handover: null,
  distress: null,
  learned: {},
  currentTalk: `talk${id}`,
  seenAt: AT,
  revision: 1,
})

/** A talk at the first question of the endless dialog. */
export const benchTalk = (id: string): StoredTalk => ({
  id: `talk${id}`,
  updatedAt: AT,
  revision: 1,
  session: {
    scenario: 'track',
    definition: 'bench',
    need: 'passport',
    region: 'demo',
    seed: 7,
    version: 1,
    status: 'active',
    step: 'contact.reached',
    cursor: null,
    answers: { route: 'learn', cause: 'lost' },
    trail: [],
    own: [],
    support: 'alone',
  },
})

/** A press as Telegram sends it. */
export const pressUpdate = (update: number, user: number, data: string): Update =>
  ({
    update_id: update,
    callback_query: {
      id: String(update),
      from: { id: user, is_bot: false, first_name: 'A', language_code: 'ru' },
      chat_instance: '1',
      data,
      message: { message_id: 10, date: 1, chat: { id: user, type: 'private', first_name: 'A' }, text: 'x' },
    },
  }) as Update

/** A text message as Telegram sends it. */
export const textUpdate = (update: number, user: number, words: string): Update =>
  ({
    update_id: update,
    message: {
      message_id: 1,
      date: 1,
      text: words,
      chat: { id: user, type: 'private', first_name: 'A' },
      from: { id: user, is_bot: false, first_name: 'A', language_code: 'ru' },
    },
  }) as Update

/** Makes every call to Telegram cost nothing and succeed. */
export const stubApi = (bot: Bot): Bot => {
  const answer = { ok: true as const, result: { message_id: 1, date: 1, chat: { id: 1, type: 'private' } } }
  bot.api.config.use(async () => answer as never)
  return bot
}

/** The least that a grammY bot can do: says back what was said. */
export const echoBot = (): Bot => {
  const bot = stubApi(new Bot('1:bench', { botInfo: ME }))
  bot.on('message:text', (ctx) => ctx.reply(ctx.message.text))
  return bot
}

/** People in endless dialogs, in memory: update read, token checked, step taken, press answered, one message sent. */
export class BenchPeople {
  readonly #api = stubApi(new Bot('1:bench', { botInfo: ME })).api
  readonly #loaded = new Map<string, Loaded>()
  readonly #reader = new UpdateReader()
  readonly #conversation: Conversation
  readonly #screens: Screens
  #update = 0

  constructor(talking: Conversation) {
    this.#conversation = talking
    this.#screens = new Screens(talking.renderers.ru, false)
  }

  /** One press by a person on the present question. */
  async press(user: number): Promise<void> {
    const { session } = this.#at(String(user)).talk as StoredTalk
    this.#update += 1
    const token = pressToken(`talk${user}`, session.version, answerAt(session.step))
    await this.#take(pressUpdate(this.#update, user, token))
  }

  /** What TelegramBot.take does, with a map in place of the database. */
  async #take(update: Update): Promise<void> {
    const meaning = this.#reader.read(update)
    if (meaning.kind !== 'incoming' || meaning.incoming.body.type !== 'press') throw new Error('no press')
    const { incoming } = meaning
    const { press, token } = meaning.incoming.body
    const key = incoming.sender.address
    const loaded = this.#at(key)
    const moment: Moment = {
      conversation: this.#conversation,
      incoming,
      loaded,
      person: loaded.person as Person,
      language: 'ru',
      screens: this.#screens,
      at: AT,
      actor: null,
    }
    const decision = onPress(moment, token)
    this.#loaded.set(key, { person: decision.person, talk: decision.talk, seen: false })
    const message = decision.replies.find(({ kind }) => kind === 'text')
    if (!message) throw new Error('no reply')
    await this.#api.answerCallbackQuery(press)
    for (const call of callsOf(this.#api, Number(key), message)) await call()
  }

  #at(key: string): Loaded {
    return this.#loaded.get(key) ?? { person: benchPerson(key), talk: benchTalk(key), seen: false }
  }
}
