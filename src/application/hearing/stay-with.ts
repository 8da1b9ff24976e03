import { comparable } from '../../domain/conversation/plain-words.ts'
import { commandIn } from '../../domain/conversation/understand.ts'
import { type Distress, familyOf, isStaying, leadsOn, wordingOf } from '../../domain/hearing/distress.ts'
import { text } from '../../domain/scenario/text-ref.ts'
import { act } from '../actions.ts'
import { type Decision, decide, type Moment } from '../decision.ts'
import { readPressToken } from '../outgoing.ts'
import type { Person } from '../ports/talk-store.ts'
import { type Action, readActionToken } from '../screens.ts'
import { saysSafe } from './dangers-in.ts'
import { distressButtons } from './distress-buttons.ts'

/** Presses that belong to staying: everything else that is pressed leads away from it. */
const STAYING: ReadonlySet<Action> = new Set<Action>(['call_human', 'helped', 'come_back'])
/** A problem that is told so surely is told by somebody who has come back. */
const SURE = 0.6

const isOwnKey = ({ screens }: Moment, typed: string): boolean =>
  ['back', 'why', 'repeat', 'pause'].some(
    (name) => comparable(screens.label(`talk_buttons.${name}`)) === comparable(typed),
  )

const comesBackByWords = (moment: Moment, distress: Distress, typed: string): boolean => {
  const { screens, conversation, language } = moment
  if (screens.menuEntry(typed) || isOwnKey(moment, typed)) return true
  if (commandIn(typed, conversation.content.vocabulary[language]) === 'resume') return true
  return leadsOn(distress) && (conversation.findNeeds(typed, language)[0]?.sureness ?? 0) >= SURE
}

const comesBackByPress = (token: string): boolean => {
  const action = readActionToken(token)
  return action ? !STAYING.has(action.action) : readPressToken(token) !== null
}

/** Whether the person comes back to what they were doing: by a key, a clear word or a press. */
const comesBack = (moment: Moment, distress: Distress): boolean => {
  const { body } = moment.incoming
  switch (body.type) {
    case 'press':
      return comesBackByPress(body.token)
    case 'command':
      return body.name !== 'human'
    case 'words':
      return comesBackByWords(moment, distress, body.words)
    default:
      return false
  }
}

/** The moment without a distress that is over: by the hours, or because the person came back by themselves. */
export const withoutEnded = (moment: Moment): Moment => {
  const { distress } = moment.person
  if (distress === null || (isStaying(distress, moment.at) && !comesBack(moment, distress))) return moment
  return { ...moment, person: { ...moment.person, distress: null } }
}

/** Whether what a person writes now belongs to a cry: neither menus nor dialogs take it. A human's talk goes before. */
export const isStayedWith = ({ distress, handover }: Person): boolean =>
  distress !== null && handover === null

/**
 * The answer to what a person in distress writes: a human line that fits, in other words each time, and the way to a
 * human. Null – nothing has happened that belongs here.
 */
export const stayWith = (moment: Moment, typed: string): Decision | null => {
  const { conversation, language, person, at } = moment
  const { distress } = person
  if (distress === null) return null
  if (saysSafe(conversation.content, language, typed)) return act(moment, 'helped')
  if (commandIn(typed, conversation.content.vocabulary[language]) === 'human')
    return act(moment, 'call_human')
  const key = `screens.staying.${familyOf(distress)}.${wordingOf(distress)}`
  const html = conversation.renderers[language].html(text(key))
  return decide(moment, {
    person: { ...person, distress: { ...distress, since: at, said: distress.said + 1 } },
    replies: [{ kind: 'text', html, buttons: distressButtons(moment, distress) }],
  })
}
