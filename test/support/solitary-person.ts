import { needFinder } from '../../src/adapters/content/find-needs.ts'
import { conversation } from '../../src/application/conversation.ts'
import type { Decision, Moment } from '../../src/application/decision.ts'
import { answerCry, isCitizensCry } from '../../src/application/hearing/answer-cry.ts'
import { onPress } from '../../src/application/on-press.ts'
import { onWords } from '../../src/application/on-words.ts'
import type { Button, IncomingBody, Outgoing } from '../../src/application/ports/messenger.ts'
import type { Person, StoredTalk } from '../../src/application/ports/talk-store.ts'
import { plainText } from '../../src/application/render.ts'
import { Screens } from '../../src/application/screens.ts'
import { newPerson } from '../../src/application/update/load-moment.ts'
import { CONTENT } from './content.ts'

const AT = Date.parse('2026-11-30T12:00:00+03:00')
const MINUTE_MS = 60_000

/** All that a message says, buttons left out. */
const wordsIn = (message: Outgoing): string => {
  if ('html' in message) return plainText(message.html)
  return 'caption' in message ? plainText(message.caption) : ''
}

const buttonsIn = (message: Outgoing): readonly Button[] =>
  'buttons' in message ? (message.buttons ?? []).flat() : []

/**
 * A citizen whose chat is kept in memory: danger, presses and words as the path of updates takes them, without messenger and
 * database. For tests that go through thousands of talks.
 */
export class SolitaryPerson {
  readonly #conversation = conversation(CONTENT, 'demo', {
    findNeeds: needFinder(CONTENT),
    chance: { id: () => `talk${this.#talks++}`, seed: () => 7, code: () => '2'.repeat(26) },
    bot: 'bot',
    writeAppointment: () => '',
    limits: { text: 4_096, caption: 1_024 },
    consentVersion: { ru: 'ru', en: 'en' },
  })
  #talks = 0
  #at = AT
  #person: Person = { ...newPerson('maria', AT), language: 'ru' }
  #talk: StoredTalk | null = null
  /** Whether the last answer is worded only after something was read: nothing is read here. */
  isReadFor = false
  /** Buttons of the last message that had some. */
  buttons: readonly Button[] = []

  get talk(): StoredTalk | null {
    return this.#talk
  }

  get person(): Person {
    return this.#person
  }

  type(words: string): string[] {
    return this.#take({ type: 'words', words })
  }

  press(token: string): string[] {
    return this.#take({ type: 'press', token, message: null, press: '' })
  }

  #take(body: IncomingBody): string[] {
    this.#at += MINUTE_MS
    const moment: Moment = {
      conversation: this.#conversation,
      incoming: { update: String(this.#at), sender: { address: '1', language: 'ru' }, body },
      loaded: { person: this.#person, talk: this.#talk, seen: false },
      person: this.#person,
      language: 'ru',
      screens: new Screens(this.#conversation.renderers.ru, false),
      at: this.#at,
      actor: null,
    }
    const decision = this.#decided(moment, body)
    this.isReadFor = decision.followUp !== undefined
    this.#conversation.lastSaid.note(decision, this.#at)
    this.#person = decision.person
    this.#talk = decision.talk
    const offered = decision.replies.map(buttonsIn).filter(({ length }) => length > 0)
    this.buttons = offered.at(-1) ?? this.buttons
    return [...decision.replies.map(wordsIn), ...(decision.toast === null ? [] : [decision.toast])]
  }

  #decided(moment: Moment, body: IncomingBody): Decision {
    if (body.type === 'press') return onPress(moment, body.token)
    const cried = isCitizensCry(moment) ? answerCry(moment) : null
    return cried ?? onWords(moment, body.type === 'words' ? body.words : '')
  }
}
