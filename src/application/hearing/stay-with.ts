import { commandIn } from '../../domain/conversation/understand.ts'
import { type Distress, familyOf, isStaying, leadsOn, wordingOf } from '../../domain/hearing/distress.ts'
import { ENDINGS, type FollowUp, VAGUE_FOLLOW_UPS } from '../../domain/hearing/follow-up.ts'
import { comparable } from '../../domain/text/plain-words.ts'
import { text } from '../../domain/words/text-ref.ts'
import { act, calmed } from '../actions.ts'
import { type Decision, decide, type Moment } from '../decision.ts'
import { socialIn } from '../listening/outside-social.ts'
import { readPressToken } from '../outgoing.ts'
import type { Person } from '../ports/talk-store.ts'
import { type Action, readActionToken } from '../screens.ts'
import { followUpIn, saysHelpComes, saysSafe } from './dangers-in.ts'
import { distressButtons, typedDistressButton } from './distress-buttons.ts'

/** Presses that belong to staying: everything else that is pressed leads away from it. */
const STAYING: ReadonlySet<Action> = new Set<Action>(['call_human', 'helped', 'come_back'])
/** A problem that is told so surely is told by somebody who has come back. */
const SURE = 0.6

/** Needs whose words are said of the cry itself: «скорая не едет», «газ перекрыли», «помогите по дому». */
const OF_THE_CRY: ReadonlySet<string> = new Set(['doctor', 'equipment', 'fraud', 'social_care', 'utilities'])

const isOwnKey = ({ screens }: Moment, typed: string): boolean =>
  ['back', 'why', 'repeat', 'pause'].some(
    (name) => comparable(screens.label(`talk_buttons.${name}`)) === comparable(typed),
  )

const comesBackByWords = (moment: Moment, distress: Distress, typed: string): boolean => {
  const { screens, conversation, language } = moment
  if (typedDistressButton(moment, distress, typed)) return false
  if (screens.menuEntry(typed) || isOwnKey(moment, typed)) return true
  if (commandIn(typed, conversation.content.vocabulary[language]) === 'resume') return true
  // «Денег на телефоне нет» is said of the cry, whatever paper it could be about elsewhere.
  const said = followUpIn(conversation.content, language, distress, typed)
  if (said !== null && !VAGUE_FOLLOW_UPS.has(said)) return false
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

/** A line that fits whatever is said, in other words than the last time. */
const generalLine = (distress: Distress): string => `staying.${familyOf(distress)}.${wordingOf(distress)}`

/** Whether a line was the last that this person was told: two addresses one after the other get it once. */
const isLastSaid = ({ conversation, person }: Moment, html: string): boolean =>
  conversation.lastSaid.of(person.id)?.messages.at(-1)?.html === html

/** What is said to a person in distress, in other words than the last time: `screens.<key>`. */
const saying = (moment: Moment, distress: Distress, key: string): Decision => {
  const { conversation, language, person, at } = moment
  const worded = (line: string): string => conversation.renderers[language].html(text(`screens.${line}`))
  const html = isLastSaid(moment, worded(key)) ? worded(generalLine(distress)) : worded(key)
  return decide(moment, {
    person: { ...person, distress: { ...distress, since: at, said: distress.said + 1 } },
    replies: [{ kind: 'text', html, buttons: distressButtons(moment, distress) }],
  })
}

/** Help is on its way: good news of the present cry and no new one. Null – that is not what was said. */
export const helpComes = (moment: Moment, typed: string): Decision | null => {
  const { conversation, language, person } = moment
  const { distress } = person
  if (distress === null || !saysHelpComes(conversation.content, language, typed)) return null
  return saying(moment, distress, `staying_coming.${turnOf(distress)}`)
}

/** Two wordings in turn. */
const turnOf = ({ said }: Distress): 'one' | 'two' => (said % 2 === 0 ? 'one' : 'two')

/** The matter of papers that words clearly name: it waits, and the way to it is shown. Null – none. */
export const matterBeside = ({ conversation, language }: Moment, typed: string): string | null => {
  const [named] = conversation.findNeeds(typed, language)
  return named && named.sureness >= SURE && !OF_THE_CRY.has(named.need) ? named.need : null
}

/** What is said to whoever answers here, and has its line in a cry as well: `screens.staying_said.<line>`. */
const SAID_TO_US: Readonly<Record<string, string>> = {
  robot: 'who',
  who_are_you: 'who',
  thanks: 'thanks',
}

/** The line for «кто вы?», «вы робот?», «спасибо»; null – nothing of it was said. */
export const lineToUs = (moment: Moment, typed: string): string | null => {
  const told = socialIn(moment, typed)
  return told === null || told.beside === 'much' ? null : (SAID_TO_US[told.kind] ?? null)
}

/**
 * The cry was taken back – «ложная тревога», «не в том смысле» –: one calm word, and on where the person stood, or to the
 * matter that the same words name.
 */
const ended = (moment: Moment, distress: Distress, said: FollowUp, typed: string): Decision => {
  const isOfMind = said === 'taken_back' && familyOf(distress) === 'mind'
  const after = calmed(moment, `staying_ended.${isOfMind ? 'taken_back_mind' : said}`)
  const { talk } = moment.loaded
  const matter = talk?.session.status === 'active' ? null : matterBeside(moment, typed)
  if (matter === null) return after
  const begun = act({ ...moment, person: { ...moment.person, distress: null } }, 'need', matter)
  return { ...begun, replies: [...after.replies, ...begun.replies] }
}

/** What is said after the cry; once the money is gone, nobody's own call to the bank makes that undone. */
const saidAfter = (
  { conversation, language }: Moment,
  distress: Distress,
  typed: string,
): FollowUp | null => {
  const said = followUpIn(conversation.content, language, distress, typed)
  const isUndone = said === 'own_call' || said === 'nothing_given'
  return isUndone && distress.kind === 'fraud_after' ? null : said
}

/**
 * The answer to what a person in distress writes: a typed button, a human line that fits, in other words each time, and
 * the way to a human. Null – nothing has happened that belongs here.
 */
export const stayWith = (moment: Moment, typed: string): Decision | null => {
  const { conversation, language, person } = moment
  const { distress } = person
  if (distress === null) return null
  const pressed = typedDistressButton(moment, distress, typed)
  if (pressed && !STAYING.has(pressed.action)) {
    const left: Moment = { ...moment, person: { ...person, distress: null } }
    return act(left, pressed.action, pressed.argument)
  }
  if (pressed) return act(moment, pressed.action, pressed.argument)
  const followUp = saidAfter(moment, distress, typed)
  if (followUp && ENDINGS.has(followUp)) return ended(moment, distress, followUp, typed)
  if (followUp) return saying(moment, distress, `staying_said.${followUp}`)
  if (saysSafe(conversation.content, language, typed)) return act(moment, 'helped')
  if (commandIn(typed, conversation.content.vocabulary[language]) === 'human')
    return act(moment, 'call_human')
  const toUs = lineToUs(moment, typed)
  if (toUs !== null) return saying(moment, distress, `staying_said.${toUs}`)
  if (matterBeside(moment, typed) !== null)
    return saying(moment, distress, `staying_matter.${turnOf(distress)}`)
  return saying(moment, distress, generalLine(distress))
}
