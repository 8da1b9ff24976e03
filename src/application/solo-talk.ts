import type { Input } from '../domain/conversation/input.ts'
import type { Understood } from '../domain/listening/decide-reading.ts'
import { listen, understand } from '../domain/listening/listen.ts'
import type { Ear } from '../domain/listening/setting.ts'
import { advance, begin, newSession, present } from '../domain/scenario/engine.ts'
import type { Said, TalkEvent } from '../domain/scenario/event.ts'
import { Session } from '../domain/scenario/session.ts'
import type { Talk } from '../domain/scenario/talk.ts'
import { answersOf, type Learned } from '../domain/track/learned.ts'
import { type Conversation, conversation, Speaking } from './conversation.ts'
import { earOf } from './listening/ear-of.ts'
import { paragraphs } from './outgoing.ts'
import type { Content, FindNeeds } from './ports/content.ts'
import type { Language } from './ports/texts.ts'
import { plainText } from './render.ts'

/** Who talks about what, where and when. */
export interface SoloSetting {
  readonly need: string
  readonly region: string
  readonly language: Language
  readonly seed: number
  /** Milliseconds since the epoch at which the talk begins. */
  readonly start: number
  /** How the problem was named in own words. */
  readonly words?: string | undefined
  /** The cause that those words named. */
  readonly cause?: string | undefined
  /** What earlier talks taught; nothing when not given. */
  readonly learned?: Learned | undefined
}

/** A message as it is read in a terminal. */
export interface Heard {
  readonly words: string
  readonly choices: readonly { readonly id: string; readonly label: string }[]
}

/** Nothing outside the talk is there: no needs are searched, no files written. */
const ALONE = {
  bot: 'bot',
  chance: { id: () => 'solo', seed: () => 0, code: () => '2'.repeat(26) },
  writeAppointment: () => '',
  limits: { text: Number.POSITIVE_INFINITY, caption: Number.POSITIVE_INFINITY },
  consentVersion: { ru: '', en: '' },
} as const

/** What a talk needs that nobody else takes part in. */
export const conversationAlone = (content: Content, region: string, findNeeds: FindNeeds): Conversation =>
  conversation(content, region, { ...ALONE, findNeeds })

/**
 * A talk without messenger and database: the engine and the renderer alone, as the player and the golden tests drive
 * them. Between two inputs the session is stored as JSON and read back, as it is in the product.
 */
export class SoloTalk {
  /** What happened when the talk began. */
  readonly beginning: readonly TalkEvent[]
  readonly #conversation: Conversation
  readonly #language: Language
  readonly #ear: Ear
  #session: Session
  #at: number

  /** @throws RangeError when need or region are not in the content. */
  constructor(
    content: Content,
    { need, region, language, seed, start, words, cause, learned = {} }: SoloSetting,
    findNeeds: FindNeeds = () => [],
  ) {
    this.#conversation = conversationAlone(content, region, findNeeds)
    this.#language = language
    this.#ear = earOf(content, findNeeds, language)
    this.#at = start
    const answers = {
      ...answersOf(learned),
      ...(words ? { own_words: words } : {}),
      ...(cause ? { cause } : {}),
    }
    const beginning = { need, region, seed, answers }
    const before = this.#speak(newSession(content.track, beginning))
    const { session, events } = begin(content.track, beginning, before)
    this.#session = session
    this.beginning = events
  }

  get session(): Session {
    return this.#session
  }

  /** The talk as the engine sees it now. */
  get talk(): Talk {
    return this.#speak(this.#session).talk
  }

  /** Takes one input after the session went through JSON. */
  take(input: Input): readonly TalkEvent[] {
    const stored = Session.parse(JSON.parse(JSON.stringify(this.#session))) as Session
    const { talk } = this.#speak(stored)
    const { session, events } =
      input.type === 'words'
        ? listen(talk, input.words, this.#ear).after
        : advance(talk.scenario, stored, input, talk.situation)
    this.#session = session
    return events
  }

  /** Takes one input, unless it is refused: then nothing has changed. */
  tried(input: Input): readonly TalkEvent[] {
    const before = this.#session
    const events = this.take(input)
    if (events[0]?.type === 'answer_refused') this.#session = before
    return events
  }

  /** What words would mean here, with the readings behind it; nothing changes. */
  understand(words: string): Understood {
    return understand(this.talk, words, this.#ear)
  }

  /** Lets time pass. */
  later(milliseconds: number): void {
    this.#at += milliseconds
  }

  /** A message of this talk in words. */
  hear({ parts, choices }: Said): Heard {
    const speaking = this.#speak(this.#session)
    return {
      words: plainText(paragraphs(parts, speaking)),
      choices: choices.map(({ id, label }) => ({ id, label: speaking.label(label) })),
    }
  }

  /** The present question. */
  question(): Said | undefined {
    return present(this.talk).at(-1)
  }

  #speak(session: Session): Speaking {
    return new Speaking(this.#conversation, session, { language: this.#language, large: false, at: this.#at })
  }
}
