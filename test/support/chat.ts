import { vault } from '../../src/adapters/crypto/vault.ts'
import type { Attachment } from '../../src/adapters/playground/people/attachment.ts'
import type { Person } from '../../src/adapters/playground/people/person.ts'
import type { VisibleMessage } from '../../src/adapters/playground/people/visible.ts'
import { Session } from '../../src/domain/scenario/session.ts'
import { CONTENT } from './content.ts'
import { rows } from './database.ts'
import { TestWorld, TOKEN, type WorldOptions } from './world.ts'

export { CONTENT, wordings, words } from './content.ts'

/** The key that {@link TestWorld} seals with. */
export const DATA_KEY = Buffer.alloc(32, 7)

/** Several people who share nothing; their numbers are long, so that none stands in random bytes by chance. */
export const PEOPLE = [
  { key: 'anna', id: 871_263_549_021, firstName: 'Анна-Снегурочка', language: 'ru' },
  { key: 'maria', id: 871_263_549_022, firstName: 'Мария-Боярышня', language: 'ru' },
  { key: 'john', id: 871_263_549_023, firstName: 'Johnathan', language: 'en' },
] as const

/** A talk as it stands in the database. */
export interface TalkState {
  readonly id: string
  readonly need: string
  readonly step: string
  readonly status: Session['status']
  readonly session: Session
  readonly revision: number
}

/** What of a talk may not change when an input is refused; its row may have been written anew. */
export const standing = ({ id, step, status, session }: TalkState) => ({
  id,
  step,
  status,
  answers: session.answers,
  cursor: session.cursor,
  version: session.version,
})

/** A recorded event as it stands in the database. */
export interface EventRow {
  readonly kind: string
  readonly talk_id: string | null
  readonly body: Record<string, unknown>
}

/** The name under which the database knows a chat. */
export const chatKey = (chat: number): Buffer => vault(DATA_KEY).pseudonym(`${TOKEN.split(':')[0]}:${chat}`)

/** How answers are picked on a walk: a step's name and the choice there; words for steps without buttons. */
export type Ways = Readonly<Record<string, string>>

/** What is answered on the way where a test does not say otherwise. */
const USUAL: Ways = {
  'start.invite': 'urgent',
  'diagnose.skills': 'done',
  'contact.appointment_day': 'завтра',
  'contact.appointment_time': '10:30',
  'contact.appointment_place': 'skip',
  'contact.appointment_who': 'skip',
}

/** What a chat needs of the world that it is in. */
export interface ChatWorld {
  readonly databaseUrl: string
  person(key: string): Person
  /** Resolves when every update is handled, every reply is out and marked. */
  settle(): Promise<void>
}

/** One person's talk with the bot: acts, waits until all is said, looks at screen and database. */
export class Chat<World extends ChatWorld = TestWorld> {
  readonly world: World
  readonly person: Person

  constructor(world: World, key = 'anna') {
    this.world = world
    this.person = world.person(key)
  }

  /** Does something, waits until the bot has said everything and returns its new messages. */
  async after(act: () => unknown): Promise<VisibleMessage[]> {
    const before = this.person.screen().at(-1)?.id ?? 0
    act()
    await this.world.settle()
    return this.person.screen().filter(({ id, from }) => from === 'bot' && id > before)
  }

  say(text: string): Promise<VisibleMessage[]> {
    return this.after(() => this.person.say(text))
  }

  send(attachment: Attachment): Promise<VisibleMessage[]> {
    return this.after(() => this.person.send(attachment))
  }

  /** Presses the newest button whose data ends in the choice, e.g. `learn` or `m.consent_yes`. */
  press(choice: string): Promise<VisibleMessage[]> {
    const data = this.dataOf(choice)
    return this.after(() => this.person.press(data))
  }

  /** Forges a press with any data, on any message. */
  forge(data: string, messageId?: number): Promise<VisibleMessage[]> {
    return this.after(() => this.person.pressRaw({ data, ...(messageId === undefined ? {} : { messageId }) }))
  }

  /** The data of the newest button that means a choice. */
  dataOf(choice: string): string {
    const buttons = this.person.screen().flatMap((message) => message.buttons.flat())
    const found = buttons.findLast(({ data = '' }) => means(data, choice))
    if (!found?.data)
      throw new Error(`no button ${choice} among ${buttons.map(({ data }) => data).join(' ')}`)
    return found.data
  }

  /** Toasts with words in them, oldest first. */
  toasts(): string[] {
    return this.person
      .toasts()
      .map(({ text }) => text)
      .filter((text) => text !== '')
  }

  /** Everything on the screen of the bot's as one text. */
  heard(): string {
    return this.person
      .screen()
      .filter(({ from }) => from === 'bot')
      .map(({ text }) => text)
      .join('\n')
  }

  /** All talks of this person, oldest first. */
  talks(): Promise<TalkState[]> {
    return rows<TalkState>(
      this.world.databaseUrl,
      `select t.id, t.need, t.step, t.status, t.session, t.revision from talks t join people p on p.id = t.person_id
       where p.chat_key = $1 order by t.created_at, t.id`,
      [chatKey(this.person.id)],
    )
  }

  /** The talk that words go to. */
  async talk(): Promise<TalkState> {
    const [talk] = await rows<TalkState>(
      this.world.databaseUrl,
      `select t.id, t.need, t.step, t.status, t.session, t.revision from people p join talks t on t.id = p.current_talk
       where p.chat_key = $1`,
      [chatKey(this.person.id)],
    )
    if (!talk) throw new Error(`${this.person.key} has no talk`)
    return { ...talk, session: Session.parse(talk.session) as Session }
  }

  /** Events of this person in the order in which they were recorded. */
  events(): Promise<EventRow[]> {
    return rows<EventRow>(
      this.world.databaseUrl,
      `select e.kind, e.talk_id, e.body from talk_events e join people p on p.id = e.person_id
       where p.chat_key = $1 order by length(e.update_id), e.update_id, e.place`,
      [chatKey(this.person.id)],
    )
  }

  /** Names of recorded answers in order, each as often as it was recorded. */
  async answers(): Promise<string[]> {
    return (await this.events())
      .filter(({ kind }) => kind === 'answer_recorded')
      .map(({ body }) => String(body['step']))
  }

  /** Begins a talk about a lost passport, consent not yet asked. */
  async begin(problem = 'потерял паспорт'): Promise<void> {
    await this.after(() => this.person.start())
    await this.say(problem)
  }

  /**
   * Answers question after question until the talk stands on a step. `ways` say what is chosen where; elsewhere the
   * first button is pressed. Consent is given unless `consent` says no.
   * @throws Error when the step is not met within 120 answers.
   */
  async walkTo(step: string, ways: Ways = {}, consent: 'yes' | 'no' = 'yes'): Promise<TalkState> {
    for (let answers = 0; answers < 120; answers += 1) {
      if (asksConsent(this.person.lastBotMessage())) await this.press(`m.consent_${consent}`)
      const talk = await this.talk()
      if (talk.step === step) return talk
      await this.answer(talk.step, ways)
    }
    throw new Error(`${step} was not met; the talk stands on ${(await this.talk()).step}`)
  }

  /** Answers the present question once. */
  async answer(step: string, ways: Ways = {}): Promise<void> {
    const way = ways[step] ?? USUAL[step]
    const buttons = this.person.lastBotMessage()?.buttons.flat() ?? []
    if (way === undefined) await this.after(() => this.person.press(buttons[0]?.data ?? 'no button'))
    else if (buttons.some(({ data }) => data?.endsWith(`.${way}`))) await this.press(way)
    else await this.say(way)
  }
}

/** Whether a button's data means a choice: `s1k9.4.learn` is `learn`, `m.consent_yes.learn` is `m.consent_yes`. */
const means = (data: string, choice: string): boolean =>
  data === choice || data.endsWith(`.${choice}`) || data.startsWith(`${choice}.`)

/** Whether a message asks for consent. */
export const asksConsent = (message: VisibleMessage | undefined): boolean =>
  message?.buttons.flat().some(({ data }) => data?.startsWith('m.consent_yes')) ?? false

/** A world with its people and a bot that polls; `close` is the world's. */
export const openChat = async (cluster: string, options: WorldOptions = {}): Promise<Chat> => {
  const world = await TestWorld.open(cluster, { people: PEOPLE, content: CONTENT, ...options })
  await world.startBot()
  return new Chat(world)
}
