import type { Command } from '../../domain/conversation/input.ts'
import { commandIn } from '../../domain/conversation/understand.ts'
import { decideReading } from '../../domain/listening/decide-reading.ts'
import { hearElsewhere } from '../../domain/listening/elsewhere.ts'
import { ownEntry } from '../../domain/own-entry.ts'
import { comparable } from '../../domain/text/plain-words.ts'
import type { Moment } from '../decision.ts'
import type { Handler, Walk } from '../handler.ts'
import { soundsDangerous } from '../hearing/dangers-in.ts'
import { elsewhereEarOf } from '../listening/elsewhere-ear.ts'
import { askedFor } from '../on-words.ts'
import type { TalkStore } from '../ports/talk-store.ts'
import { type Action, readActionToken } from '../screens.ts'
import { type AskedScreen, askedScreen } from './asked-screen.ts'
import { besideConsent, isWaitingSaid } from './beside-consent.ts'
import { firstOf } from './which-first.ts'

export interface ScreenAnsweredParts {
  readonly talks: Pick<TalkStore, 'talksOf'>
}

/** Which press an answer is, by the question and the option of its signs. */
const PRESS_OF: Readonly<Record<string, Readonly<Record<string, Action>>>> = {
  consent: { agree: 'consent_yes', refuse: 'consent_no' },
  other_matter: { now: 'first', later: 'later', part: 'part' },
  open_matter: { back: 'open', stay: 'menu' },
  stop_sure: { all: 'stop_all', talk: 'stop_talk', go_on: 'menu' },
  aim_behind: { done: 'aim_done', open: 'need' },
  which_first: { any: 'first', not_now: 'talks' },
}

/** Words that nobody else waits for, that call for no help and name no key of the menu. */
const wordsIn = (moment: Moment): string | null => {
  const { incoming, person, loaded, screens, conversation } = moment
  const { body } = incoming
  const isAwaited = person.staff !== null || person.handover !== null || person.dialog !== null
  if (body.type !== 'words' || body.forwarded || isAwaited || person.distress !== null) return null
  if (loaded.person === null || screens.namesMenuKey(body.words)) return null
  if (askedFor(moment, body.words) !== undefined) return null
  return soundsDangerous(conversation.content, body.words) ? null : body.words
}

/** «да» among more words than these may be said in passing: «да я вчера звонила» agrees to nothing. */
const FEW_WORDS = 3
const SHORT_WORD = 3

const isInPassing = (words: string, because: readonly string[]): boolean =>
  words.split(/\s+/u).length > FEW_WORDS &&
  because.length === 1 &&
  because.every(({ length }) => length <= SHORT_WORD)

/** The option that signs tell; null – none surely. */
const optionIn = (moment: Moment, words: string, { message }: AskedScreen): string | null => {
  const { content, findNeeds } = moment.conversation
  const ear = elsewhereEarOf(content, findNeeds, moment.language)
  const { act, readings } = decideReading(hearElsewhere(words, message, ear))
  // Why it is asked is told by the question's own answers.
  if (act.type === 'elsewhere' && act.option === 'why') return null
  return act.type === 'elsewhere' && !isInPassing(words, readings[0]?.because ?? []) ? act.option : null
}

/** «Не до этого, мне срочно»: whoever says the chosen way once more does not want to be asked, and goes on without. */
const brushedAside = (moment: Moment, words: string, asked: AskedScreen): string | null =>
  asked.message === 'consent' && isWaitingSaid(moment, words, asked) ? 'refuse' : null

/** The button of the question that words mean; null – none of them. */
const tokenIn = (moment: Moment, words: string, asked: AskedScreen): string | null => {
  const said = comparable(words)
  const called = asked.buttons.find(({ label }) => comparable(label) === said)
  if (called) return called.id
  const first = asked.message === 'which_first' ? firstOf(moment, words, asked.buttons) : null
  if (first !== null) return first
  const option = optionIn(moment, words, asked) ?? brushedAside(moment, words, asked)
  const action = option === null ? undefined : ownEntry(PRESS_OF[asked.message] ?? {}, option)
  return asked.buttons.find(({ id }) => readActionToken(id)?.action === action)?.id ?? null
}

const commandOf = ({ conversation, language }: Moment, words: string): Command | null =>
  commandIn(words, conversation.content.vocabulary[language])

/** The moment as the press finds it: a talk that is opened is the one that was named. */
const pressing = async (moment: Moment, token: string, { talks }: ScreenAnsweredParts): Promise<Moment> => {
  const { incoming, loaded, person } = moment
  const body = { type: 'press', token, message: null, press: '' } as const
  const pressed: Moment = { ...moment, incoming: { ...incoming, body } }
  const action = readActionToken(token)
  if (action?.action !== 'open' || action.argument === loaded.talk?.id) return pressed
  const talk = (await talks.talksOf(person.id)).find(({ id }) => id === action.argument)
  return talk ? { ...pressed, loaded: { ...loaded, talk }, pinned: undefined } : pressed
}

/** Consent that was neither given nor refused is asked again when the way goes on. */
const notAsked = (moment: Moment, walk: Walk): ReturnType<Walk> =>
  walk({ ...moment, person: { ...moment.person, consentAsked: false } })

const isStanding = (moment: Moment): boolean => {
  const asked = askedScreen(moment)
  return asked !== null && (asked.message !== 'consent' || moment.person.consentAsked)
}

/**
 * Words that answer a question of ours beside the talk – whether words may be kept, which of several matters comes first,
 * whether to stop – in other words than its buttons'. They go the path as the press that they mean. Beside the question for
 * consent whatever else is said is answered and the question stands; other questions leave that to those behind.
 */
export const screenAnswered = (parts: ScreenAnsweredParts): Handler => ({
  name: 'screen_answered',
  claims: (moment) => wordsIn(moment) !== null && isStanding(moment),
  handle: async (moment, walk) => {
    const words = wordsIn(moment)
    const asked = askedScreen(moment)
    if (words === null || asked === null) return null
    const command = commandOf(moment, words)
    const token = command === null ? tokenIn(moment, words, asked) : null
    if (token !== null) return walk(await pressing(moment, token, parts))
    if (asked.message !== 'consent') return null
    return besideConsent(moment, words, asked, command) ?? notAsked(moment, walk)
  },
})
