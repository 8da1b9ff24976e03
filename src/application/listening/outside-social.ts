import { isFeltBeside, socialLine, WORDINGS } from '../../domain/listening/answer-social.ts'
import { NAMED } from '../../domain/listening/named-needs.ts'
import { heardWith } from '../../domain/listening/setting.ts'
import { asksAfterDeath, type ToldSocially, toldSocially } from '../../domain/listening/social-act.ts'
import { socialPhone, whoSpeaks } from '../../domain/listening/who-speaks.ts'
import { type Params, textAt } from '../../domain/words/text-ref.ts'
import { act } from '../actions.ts'
import { type Decision, decide, type Moment } from '../decision.ts'
import { answeringPhone } from '../human-line.ts'
import { inRows } from '../outgoing.ts'
import type { FoundNeed } from '../ports/content.ts'
import type { Button, Outgoing } from '../ports/messenger.ts'
import type { StoredTalk } from '../ports/talk-store.ts'
import { actionToken } from '../screens.ts'
import { earOf } from './ear-of.ts'

/** Whoever says this may want a living voice. */
const OFFERS_HUMAN: ReadonlySet<string> = new Set([
  'fear',
  'doubt',
  'anger',
  'swearing',
  'grief',
  'robot',
  'who_are_you',
  'lonely',
])
/** Whoever says this has said all. */
const ASKS_NOTHING: ReadonlySet<string> = new Set(['thanks', 'farewell', 'joy', 'away'])

/** «Пособие на погребение», without a word of grief: what is asked for after a death. */
const AFTER_DEATH: ToldSocially = {
  kind: 'grief',
  manner: 'feels',
  beside: 'much',
  because: [],
  isAfterDeath: true,
}

/** What words say to whoever speaks; null – nothing. */
export const socialIn = ({ conversation, language }: Moment, words: string): ToldSocially | null => {
  const ear = earOf(conversation.content, conversation.findNeeds, language)
  const heard = heardWith(ear, words)
  const told = toldSocially(heard, ear)
  return told?.isAfterDeath || !asksAfterDeath(heard) ? told : AFTER_DEATH
}

/** What needs the words name besides: none, some that may be meant, or one surely. */
export type NeedsBeside = 'none' | 'unsure' | 'sure'

/**
 * Whether this is all that has to be answered outside a talk: a need that was named surely goes first, but not before a
 * question about us, loneliness or a death in the family.
 */
export const isAllSaid = (
  { kind, manner, beside, isAfterDeath }: ToldSocially,
  needs: NeedsBeside,
): boolean => {
  if (isAfterDeath) return true
  if (manner === 'asks' || kind === 'lonely') return beside !== 'much' || needs === 'none'
  if (needs === 'sure') return false
  if (manner === 'feels') return beside !== 'much' && needs === 'none'
  return beside === 'nothing' || (beside === 'little' && needs === 'none')
}

const html = ({ conversation, language }: Moment, key: string, params: Params = {}): string =>
  conversation.renderers[language].html(textAt(key, params))

const label = ({ conversation, language }: Moment, key: string): string =>
  conversation.renderers[language].plain(textAt(key))

/** The next line of its kind: not the one that was said last. */
export const lineOf = (moment: Moment, { kind }: ToldSocially): string => {
  const last = moment.conversation.lastSaid.of(moment.person.id)?.messages ?? []
  const { region } = moment.conversation
  const lines = Array.from({ length: WORDINGS }, (_, before) =>
    html(moment, socialLine(kind, before), { phone: socialPhone(kind, region) }),
  )
  const said = lines.findIndex((line) => last.some((message) => message.html.includes(line)))
  return lines[(said + 1) % WORDINGS] ?? ''
}

/** What is answered, with a word for the feeling before it where one asks for that. */
export const withWord = (moment: Moment, told: ToldSocially | null, decision: Decision): Decision => {
  if (told === null || !isFeltBeside(told.kind)) return decision
  const word: Outgoing = { kind: 'text', html: html(moment, `social.beside.${told.kind}`) }
  return { ...decision, replies: [word, ...decision.replies] }
}

const needButtons = (moment: Moment, needs: readonly FoundNeed[]): Button[] =>
  needs
    .slice(0, 1)
    .filter(({ sureness }) => sureness >= NAMED)
    .map(({ need }) => ({
      text: label(moment, `needs.${need}.title`),
      token: actionToken('need', need),
    }))

const shown = (moment: Moment, parts: readonly string[], buttons: readonly Button[]): Outgoing =>
  buttons.length > 0
    ? { kind: 'text', html: parts.join('\n'), buttons: inRows(buttons, moment.person.large) }
    : { kind: 'text', html: parts.join('\n'), keyboard: moment.screens.menuKeyboard() }

/** Thanks, fear, «вы робот?» outside a talk: one line that fits, what is known, and whom to ask. */
export const answerOutside = (moment: Moment, told: ToldSocially, needs: readonly FoundNeed[]): Decision => {
  const { kind, isAfterDeath } = told
  if (kind === 'greeting' && moment.loaded.person === null) return act(moment, 'start')
  const human = { text: moment.screens.label('call_human'), token: actionToken('call_human') }
  const buttons = [
    ...(isAfterDeath ? needButtons(moment, needs) : []),
    ...(OFFERS_HUMAN.has(kind) ? [human] : []),
  ]
  const parts = [
    lineOf(moment, told),
    ...whoSpeaks(kind, moment.conversation.region).map(({ key, params }) => html(moment, key, params)),
    ...(isAfterDeath ? [html(moment, 'social.after_death', { phone: answeringPhone(moment) })] : []),
    ...(ASKS_NOTHING.has(kind) || isAfterDeath ? [] : [html(moment, 'social.what_happened')]),
  ]
  return decide(moment, { replies: [shown(moment, parts, buttons)] })
}

/** Thanks or a farewell beside a talk that waits: a line, and the way back to it. */
export const answerWhileWaiting = (moment: Moment, told: ToldSocially, talk: StoredTalk): Decision => {
  const goOn = { text: label(moment, 'social.buttons.go_on'), token: actionToken('open', talk.id) }
  const parts = [lineOf(moment, told), html(moment, 'social.open_matter')]
  return decide(moment, { replies: [shown(moment, parts, [goOn])] })
}
