import { labelIn, type Offered } from '../domain/conversation/understand.ts'
import type { Vocabulary } from '../domain/conversation/vocabulary.ts'
import { comparable } from '../domain/text/plain-words.ts'
import type { Decision, Moment } from './decision.ts'
import type { Handler } from './handler.ts'
import { soundsDangerous } from './hearing/dangers-in.ts'
import type { Person } from './ports/talk-store.ts'
import { escapeHtml } from './render.ts'

/** Who answers later than this answers something else: a notice may have come since. */
const ANSWERED_WITHIN_MS = 10 * 60_000

/** Buttons of screens, of the office, of an own card and of events: not those of a talk, which hears its own labels. */
const SCREEN_BUTTON = /^[mwye]\./
/** A consent is given with a finger on the button (requirements.md P); which talk is opened has to be known before. */
const ONLY_PRESSED = /^m\.(consent_|open\.)/

/** Whether nobody else waits for a person's words: a dialog, a person, whoever stays with them after a cry. */
const isForScreens = ({ dialog, handover, distress }: Person): boolean =>
  dialog === null && handover === null && distress === null

/** A button without the number that it tells: «Уточнить: 39» is called «Уточнить». */
const uncounted = ({ id, label }: Offered): Offered => ({ id, label: label.replace(/: \d+$/, '') })

const firstWord = (label: string): string => comparable(label).split(' ')[0] ?? ''

/** «Да» and «нет» mean the only button that begins so. */
const plainAnswer = (said: string, offered: readonly Offered[], { answers }: Vocabulary): string | null => {
  const side = (['yes', 'no'] as const).find((each) => answers[each]?.includes(said))
  const fitting = side ? offered.filter(({ label }) => answers[side]?.includes(firstWord(label))) : []
  return fitting.length === 1 ? (fitting[0]?.id ?? null) : null
}

const meant = (typed: string, offered: readonly Offered[], vocabulary: Vocabulary): string | null => {
  const said = comparable(typed)
  if (/^[1-9]$/.test(said)) return offered[Number(said) - 1]?.id ?? null
  return (
    labelIn(typed, offered, vocabulary) ??
    labelIn(typed, offered.map(uncounted), vocabulary) ??
    plainAnswer(said, offered, vocabulary)
  )
}

/**
 * The press that typed words stand for: the label of a button under the last message, its place, «да» or «нет». Null – they
 * mean none of them. Known from memory: after a restart words are words again.
 */
const typedPress = (moment: Moment): Moment | null => {
  const { incoming, person, conversation, language, at } = moment
  const { body } = incoming
  if (body.type !== 'words' || body.forwarded || !isForScreens(person)) return null
  if (soundsDangerous(conversation.content, body.words)) return null
  const kept = conversation.lastSaid.of(person.id)
  if (!kept || at - kept.at > ANSWERED_WITHIN_MS) return null
  const buttons = kept.messages.at(-1)?.buttons?.flat() ?? []
  const offered = buttons.map(({ text, token }) => ({ id: token, label: text }))
  if (offered.some(({ id }) => !SCREEN_BUTTON.test(id))) return null
  const token = meant(body.words, offered, conversation.content.vocabulary[language])
  if (token === null || ONLY_PRESSED.test(token)) return null
  return { ...moment, incoming: { ...incoming, body: { type: 'press', token, message: null, press: '' } } }
}

/** A word at the top of the screen answers a finger; whoever typed reads it as a message. */
const saidAloud = (decision: Decision): Decision =>
  decision.toast === null || decision.replies.length > 0
    ? decision
    : { ...decision, toast: null, replies: [{ kind: 'text', html: escapeHtml(decision.toast) }] }

/** Typed words that name a button of the last message are a press on it: it goes the whole path as one. */
export const typedButton: Handler = {
  name: 'typed_button',
  claims: (moment) => typedPress(moment) !== null,
  handle: async (moment, walk) => {
    const pressed = typedPress(moment)
    return pressed && saidAloud(await walk(pressed))
  },
}
