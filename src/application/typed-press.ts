import { isNearLabel } from '../domain/conversation/near-label.ts'
import { labelIn, type Offered } from '../domain/conversation/understand.ts'
import type { Vocabulary } from '../domain/conversation/vocabulary.ts'
import { comparable } from '../domain/text/plain-words.ts'
import type { Decision, Moment } from './decision.ts'
import type { Handler } from './handler.ts'
import { soundsDangerous } from './hearing/dangers-in.ts'
import { doubtChoices } from './office/kit/label-doubt.ts'
import { isScreenToken } from './office/kit/screen-token.ts'
import type { Person } from './ports/talk-store.ts'
import { freshButtons } from './reading/fresh-buttons.ts'
import { escapeHtml, plainText } from './render.ts'
import { type Action, readActionToken } from './screens.ts'

/** Consent is heard while its question stands, and never by a label of before (`asked/`); which talk is opened has to be known before. */
const ONLY_PRESSED: ReadonlySet<Action> = new Set<Action>(['consent_yes', 'consent_no', 'open'])

const isOnlyPressed = (token: string): boolean => {
  const action = readActionToken(token)
  return action !== null && ONLY_PRESSED.has(action.action)
}

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

/** The only button that words name by another form of its label; null – none, or more than one. */
const nearly = (typed: string, offered: readonly Offered[], { answers }: Vocabulary): string | null => {
  const near = offered.filter(({ label }) => isNearLabel(label, typed, answers['no'] ?? []))
  return near.length === 1 ? (near[0]?.id ?? null) : null
}

/** The button whose label the words are, with a slip or in another form. */
const labelMeant = (typed: string, offered: readonly Offered[], vocabulary: Vocabulary): string | null => {
  const called = offered.map(uncounted)
  return (
    labelIn(typed, offered, vocabulary) ??
    labelIn(typed, called, vocabulary) ??
    nearly(typed, called, vocabulary)
  )
}

/** The only button whose label begins with the words and a comma: «созвонились» is «Созвонились, всё хорошо». */
const firstClause = (typed: string, offered: readonly Offered[]): string | null => {
  const said = comparable(typed)
  const begun = offered.filter(
    ({ label }) => label.includes(',') && comparable(label.split(',')[0] ?? '') === said,
  )
  return begun.length === 1 ? (begun[0]?.id ?? null) : null
}

const meant = (typed: string, offered: readonly Offered[], vocabulary: Vocabulary): string | null => {
  const said = comparable(typed)
  if (/^[1-9]$/.test(said)) return offered[Number(said) - 1]?.id ?? null
  return (
    labelMeant(typed, offered, vocabulary) ??
    firstClause(typed, offered) ??
    plainAnswer(said, offered, vocabulary)
  )
}

/** What the words mean under the last message: a label, its place, «да» or «нет». */
const underLast = (moment: Moment, typed: string): string | null => {
  const offered = freshButtons(moment)
  if (offered === null || offered.some(({ id }) => !isScreenToken(id))) return null
  return meant(typed, offered, moment.conversation.content.vocabulary[moment.language])
}

/** Whether a talk said something last: it hears its own labels, older buttons wait. */
const isTalkSpeaking = ({ conversation, person, loaded }: Moment): boolean =>
  loaded.talk?.session.status === 'active' && conversation.lastSaid.of(person.id) === null

/** Shorter labels are said in many ways: «да», «нет» mean the last message only. */
const SHORTEST_OLDER = 4

/** The button under one of the last few messages whose label the words are, the newest first. */
const underRecent = (moment: Moment, typed: string): string | null => {
  const { conversation, person, language, at } = moment
  if (isTalkSpeaking(moment) || comparable(typed).length < SHORTEST_OLDER) return null
  for (const [place, offered] of conversation.recentButtons.of(person.id, at).entries()) {
    const screens = offered.filter(({ id }) => isScreenToken(id))
    const token =
      labelMeant(typed, screens, conversation.content.vocabulary[language]) ??
      (place === 0 ? firstClause(typed, screens) : null)
    if (token !== null) return token
  }
  return null
}

/** Asked «кнопка или текст?», somebody types the answer: the button that was named, or the words as they are. */
const answeredDoubt = (moment: Moment, typed: string): string | null => {
  const { conversation, person, language, at } = moment
  const held = conversation.recentButtons.held(person.id, at)
  if (person.dialog === null || held === null) return null
  const offered = doubtChoices(conversation.renderers[language], held)
  return labelMeant(typed, offered, conversation.content.vocabulary[language])
}

/** The words of the last message where the button stands under it: a press reads them there. */
const shownWith = ({ conversation, person }: Moment, token: string): string | null => {
  const last = conversation.lastSaid.of(person.id)?.messages.at(-1)
  const isThere = last?.buttons?.flat().some((each) => each.token === token)
  return last && isThere ? plainText(last.html) : null
}

/**
 * The press that typed words stand for: a button under the last message, or one whose label stood under one of the last few.
 * Null – they mean none of them. Known from memory: after a restart words are words again.
 */
const typedPress = (moment: Moment): Moment | null => {
  const { incoming, person, conversation } = moment
  const { body } = incoming
  // Words in reply to a quoted message name its buttons and no others.
  if (
    body.type !== 'words' ||
    body.forwarded ||
    body.quoted ||
    soundsDangerous(conversation.content, body.words)
  )
    return null
  const token = isForScreens(person)
    ? (underLast(moment, body.words) ?? underRecent(moment, body.words))
    : answeredDoubt(moment, body.words)
  if (token === null || isOnlyPressed(token)) return null
  const shown = shownWith(moment, token)
  const pressed = {
    type: 'press',
    token,
    message: null,
    press: '',
    ...(shown === null ? {} : { shown }),
  } as const
  return { ...moment, incoming: { ...incoming, body: pressed } }
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
