import { type LocalMoment, localMoment } from '../domain/calendar/local-date.ts'
import { type WorkingCalendar, workingCalendar } from '../domain/calendar/working-calendar.ts'
import type { Vocabulary } from '../domain/conversation/vocabulary.ts'
import { isLesson, lessonOf } from '../domain/events/lesson.ts'
import type { Need } from '../domain/needs/need.ts'
import type { Region } from '../domain/organisations/region.ts'
import type { CompiledScenario } from '../domain/scenario/compiled.ts'
import type { Session } from '../domain/scenario/session.ts'
import type { Situation, Talk } from '../domain/scenario/talk.ts'
import { variableIn } from '../domain/scenario/variables.ts'
import { wordingFor } from '../domain/scenario/wording.ts'
import type { Param, TextRef } from '../domain/words/text-ref.ts'
import { FactBook } from './fact-book.ts'
import { HeardWords } from './listening/heard-words.ts'
import type { Wording } from './outgoing.ts'
import type { WriteAppointment } from './ports/appointment-writer.ts'
import type { Content, FindNeeds } from './ports/content.ts'
import type { MessengerLimits } from './ports/messenger.ts'
import type { Chance } from './ports/runtime.ts'
import type { Language, TextCatalogue } from './ports/texts.ts'
import { LastSaid } from './reading/last-said.ts'
import { RecentButtons } from './reading/recent-buttons.ts'
import { RecentWords } from './recent-words.ts'
import { Renderer } from './render.ts'

/** A definition that running talks were pinned to, with the texts that belong to it. */
export interface PinnedScenario {
  readonly scenario: CompiledScenario
  readonly texts: TextCatalogue
}

/** What every use case of the conversation needs. Built once by the composition root. */
export interface Conversation {
  /** What was checked on the spot lies over the files: content, region and renderers are those of this moment. */
  readonly facts: FactBook
  readonly content: Content
  readonly region: Region
  readonly calendar: WorkingCalendar
  readonly findNeeds: FindNeeds
  readonly chance: Chance
  /** The bot's name in links, e.g. `posrednik_bot`. */
  readonly bot: string
  readonly writeAppointment: WriteAppointment
  /** What one message of the messenger holds. */
  readonly limits: MessengerLimits
  /** Hash of the consent's text in each language: which words were agreed to (requirements.md P). */
  readonly consentVersion: Readonly<Record<Language, string>>
  /** First words of talks that wait for consent. */
  readonly recentWords: RecentWords
  /** Words of recordings that wait until their speaker has said that they are right. */
  readonly heardWords: HeardWords
  /** What was last said to people beside their talks. */
  readonly lastSaid: LastSaid
  /** Buttons under the last few messages of each chat. */
  readonly recentButtons: RecentButtons
  readonly renderers: Readonly<Record<Language, Renderer>>
}

/** Gathers what the conversation needs for one region of the content. */
export const conversation = (
  content: Content,
  regionId: string,
  parts: Pick<
    Conversation,
    'findNeeds' | 'chance' | 'bot' | 'limits' | 'writeAppointment' | 'consentVersion'
  >,
): Conversation => {
  const facts = new FactBook(content, regionId)
  return {
    facts,
    get content() {
      return facts.edition.content
    },
    get region() {
      return facts.edition.region
    },
    get renderers() {
      return facts.edition.renderers
    },
    calendar: workingCalendar(content.years, facts.edition.region.regional_off),
    ...parts,
    recentWords: new RecentWords(),
    heardWords: new HeardWords(),
    lastSaid: new LastSaid(),
    recentButtons: new RecentButtons(),
  }
}

/** Whether what a talk is about is still in the content: of others nothing can be said. */
export const knowsTalk = (
  content: Content,
  { scenario, need }: Pick<Session, 'scenario' | 'need'>,
): boolean => (isLesson({ scenario }) ? content.lessons.has(lessonOf(need) ?? '') : content.needs.has(need))

/** The present definition of the scenario that a talk belongs to. */
export const scenarioOf = (content: Content, session: Pick<Session, 'scenario'>): CompiledScenario =>
  isLesson(session) ? content.school : content.track

/** Where and when a talk is spoken. */
export interface Setting {
  readonly language: Language
  readonly large: boolean
  /** Milliseconds since the epoch. */
  readonly at: number
  /** Where the person's days are; without it they are the region's. */
  readonly zone?: string | null | undefined
  /** The definition that the talk began with, when it is not the present one. */
  readonly pinned?: PinnedScenario | undefined
}

/**
 * A session set into the world of this moment: what the engine may know of it, and how its messages are worded. One
 * object a turn; what a turn does not ask for – the local time above all – is not worked out.
 */
export class Speaking implements Situation, Wording {
  readonly talk: Talk
  readonly renderer: Renderer
  readonly #need: Need | undefined
  readonly region: Region
  readonly calendar: WorkingCalendar
  readonly scenes: Content['scenes']
  readonly vocabulary: Vocabulary
  readonly large: boolean
  readonly #at: number
  readonly #zone: string
  #now: LocalMoment | null = null

  /** @throws RangeError when what the session is about is not in the content any more. */
  constructor({ content, region, calendar, renderers }: Conversation, session: Session, setting: Setting) {
    const { language, pinned, at, large, zone } = setting
    if (!knowsTalk(content, session)) throw new RangeError(`no need "${session.need}"`)
    this.renderer = pinned ? new Renderer(pinned.texts, language) : renderers[language]
    this.#need = content.needs.get(session.need)
    this.region = region
    this.calendar = calendar
    this.scenes = content.scenes
    this.vocabulary = content.vocabulary[language]
    // A lesson is for older people above all: one thought a message, buttons in one column (Y-form).
    this.large = large || isLesson(session)
    this.#at = at
    this.#zone = zone ?? region.time_zone
    this.talk = { scenario: pinned?.scenario ?? scenarioOf(content, session), session, situation: this }
  }

  /** @throws RangeError in a lesson: it is about no need, and its steps ask for none. */
  get need(): Need {
    if (!this.#need) throw new RangeError(`"${this.talk.session.need}" is no need`)
    return this.#need
  }

  get now(): LocalMoment {
    this.#now ??= localMoment(this.#at, this.#zone)
    return this.#now
  }

  label(ref: TextRef): string {
    return this.renderer.plain(ref, this)
  }

  has(key: string): boolean {
    return this.renderer.has(key)
  }

  /** The wording that this talk keeps to. */
  wording(key: string, count: number): number {
    return wordingFor(this.talk.session, key, count)
  }

  /** The value of a track variable in this talk. */
  value(name: string): Param | undefined {
    return variableIn(name, this.talk)
  }
}
