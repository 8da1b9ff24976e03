import { choiceIn, commandIn } from '../../domain/conversation/understand.ts'
import type { AskingMessage } from '../../domain/listening/act.ts'
import { decideReading } from '../../domain/listening/decide-reading.ts'
import { hearElsewhere } from '../../domain/listening/elsewhere.ts'
import { ownEntry } from '../../domain/own-entry.ts'
import { talkOfSubject } from '../../domain/reminders/occasion.ts'
import type { ReminderRule } from '../../domain/reminders/rule.ts'
import { text } from '../../domain/words/text-ref.ts'
import { type Decision, decide, type Moment } from '../decision.ts'
import type { Handler, Walk } from '../handler.ts'
import { answeringPhone } from '../human-line.ts'
import { elsewhereEarOf } from '../listening/elsewhere-ear.ts'
import { readEventToken } from '../office/kit/event-token.ts'
import type { Outgoing } from '../ports/messenger.ts'
import type { ReminderDesk, ReminderView } from '../ports/reminder-desk.ts'
import type { TalkStore } from '../ports/talk-store.ts'
import type { Shown } from '../reading/recent-buttons.ts'
import type { SayAgainParts } from '../reading/say-again.ts'
import { readReminderToken, reminderToken } from '../reminder-words.ts'
import { DOUBLE_TAP_MS } from '../reminders/on-reminder.ts'
import { plainText } from '../render.ts'
import { actionToken } from '../screens.ts'

export interface NoticeAnsweredParts extends SayAgainParts {
  readonly desk: Pick<ReminderDesk, 'lastNotice' | 'heard' | 'find'>
  readonly talks: Pick<TalkStore, 'talksOf'>
}

/** What a notice asks, by its rule. */
const MESSAGE_OF: Readonly<Record<string, AskingMessage>> = {
  appointment_eve: 'appointment_tomorrow',
  appointment_soon: 'appointment_tomorrow',
  appointment_after: 'how_did_it_go',
  event_eve: 'appointment_tomorrow',
  event_soon: 'appointment_tomorrow',
  event_invited: 'event_invitation',
  event_place_offered: 'offered_place',
  fraud_alert: 'fraud_alert',
  plan_due: 'planned_deed',
  paper_start: 'planned_deed',
  paper_end_month: 'planned_deed',
  paper_end_week: 'planned_deed',
  retry_call: 'planned_deed',
  home_task: 'planned_deed',
}

/** The month's ask hears its own words; a quoted one is answered as well when much else was said since. */
const ASK_OF: Readonly<Record<string, AskingMessage>> = {
  monthly_ask: 'monthly_ask',
  monthly_again: 'monthly_ask',
}

/** Which press of a reminder an answer is; of «схожу» the details, so that nothing is missing tomorrow. */
const PRESS_OF: Readonly<Record<string, string>> = {
  come: 'show',
  unsure: 'show',
  move: 'move',
  cannot: 'decline',
  done: 'done',
  later: 'move',
  went_well: 'open',
  went_badly: 'open',
  not_went: 'open',
  well: 'well',
  help: 'help',
  other: 'later',
}

/** Which press about an event an answer is: the first of these that stands under the message. */
const EVENT_PRESSES: Readonly<Record<string, readonly string[]>> = {
  accept: ['accept', 'go'],
  come: ['go'],
  decline: ['no', 'pass', 'quit'],
  cannot: ['quit', 'no'],
  unsure: ['more'],
}

/** Words that may answer a notice: nobody else waits for them, they name no menu and no command. */
const wordsIn = ({
  incoming: { body },
  person,
  loaded,
  screens,
  conversation,
  language,
}: Moment): string | null => {
  const isAwaited = person.staff !== null || person.handover !== null || person.dialog !== null
  if (body.type !== 'words' || body.forwarded || isAwaited || person.distress !== null) return null
  if (loaded.person === null || screens.namesMenuKey(body.words)) return null
  return commandIn(body.words, conversation.content.vocabulary[language]) === null ? body.words : null
}

/** A message with its buttons, and whether it was quoted. */
interface Answered extends Pick<Shown, 'buttons' | 'notice'> {
  readonly isQuoted: boolean
  /** A warning of cheats, which has no button of its own notice. */
  readonly isAlert: boolean
}

/** Whether a message is one of the approved warnings, in whichever language. */
const isAlert = ({ conversation: { content, renderers } }: Moment, shown: string | undefined): boolean =>
  shown !== undefined &&
  Object.values(renderers).some((renderer) =>
    content.alerts.some(
      ({ id }) => plainText(renderer.html(text(`alerts.${id}.text`))).trim() === shown.trim(),
    ),
  )

/** The quoted message as it was shown; the notice that it was stands in its buttons. */
const quotedIn = (moment: Moment): Answered | null => {
  const { body } = moment.incoming
  if (body.type !== 'words' || !body.quoted) return null
  const buttons = body.quoted.buttons.map(({ text, token }) => ({ id: token, label: text }))
  const notice = buttons.map(({ id }) => readReminderToken(id)?.id).find((id) => id !== undefined)
  return { buttons, notice: notice ?? null, isQuoted: true, isAlert: isAlert(moment, body.quoted.text) }
}

/** The newest message with buttons, where the talk has said nothing since. */
const newestIn = ({ conversation, person, loaded: { talk } }: Moment): Answered | null => {
  const shown = conversation.recentButtons.newest(person.id)
  return shown && (talk === null || talk.updatedAt <= shown.at)
    ? { ...shown, isQuoted: false, isAlert: false }
    : null
}

/** What words answer: the quoted message, else the newest. */
const answeredBy = (moment: Moment): Answered | null => quotedIn(moment) ?? newestIn(moment)

const MINUTE = 60_000

/**
 * After a restart nothing is known of the last messages: then the database is asked for the last notice, of whoever was not
 * heard for as long as notices wait. An ordinary step of a talk reads nothing.
 */
const isForgotten = ({ conversation, person, loaded, at }: Moment): boolean => {
  const heardAt = Math.max(person.seenAt, loaded.talk?.updatedAt ?? 0)
  const isLull = at - heardAt >= conversation.content.manners.talk_lull_minutes * MINUTE
  return isLull && conversation.recentButtons.newest(person.id) === null
}

/** The notice that came since the person was last heard, noted as what was said last. */
const recall = async ({ desk, wordNotice }: NoticeAnsweredParts, moment: Moment): Promise<void> => {
  const { conversation, person, at } = moment
  const { last } = await desk.heard(person.id, at)
  const told = await desk.lastNotice(person.id, last ?? person.seenAt)
  if (!told || !ownEntry(MESSAGE_OF, told.rule)) return
  conversation.recentButtons.note(person.id, [await wordNotice(told, moment)], at, told.id)
}

/** The token of the press that an answer is; null – the notice has no such button. */
const tokenOf = (
  option: string,
  told: ReminderView | null,
  rule: ReminderRule | null,
  { buttons }: Answered,
): string | null => {
  const names = ownEntry(EVENT_PRESSES, option) ?? []
  const event = names
    .map((name) => buttons.find(({ id }) => readEventToken(id)?.name === name))
    .find((button) => button !== undefined)
  if (event) return event.id
  const action = ownEntry(PRESS_OF, option)
  const isOffered = action !== undefined && (rule?.buttons as readonly string[] | undefined)?.includes(action)
  return told && isOffered ? reminderToken(told.id, action, talkOfSubject(told.subject)) : null
}

/** The moment as the press on the notice finds it: its own talk, and the notice itself. */
const pressing = async (
  { talks }: NoticeAnsweredParts,
  moment: Moment,
  told: ReminderView | null,
  token: string,
): Promise<Moment> => {
  const { loaded, incoming, person } = moment
  const id = told && readReminderToken(token) ? talkOfSubject(told.subject) : null
  const isLoaded = id === null || loaded.talk?.id === id
  const talk = isLoaded ? loaded.talk : (await talks.talksOf(person.id)).find((each) => each.id === id)
  return {
    ...moment,
    reminder: told ?? undefined,
    loaded: { ...loaded, talk: talk ?? loaded.talk },
    pinned: isLoaded ? moment.pinned : undefined,
    incoming: { ...incoming, body: { type: 'press', token, message: null, press: '' } },
  }
}

const unquoted = (body: Moment['incoming']['body']): Moment['incoming']['body'] =>
  body.type === 'words' ? { ...body, quoted: undefined } : body

/** «Как прошло?» leads to the talk's own question, which hears the same words as its answer. */
/** Nothing is to be pressed. */
const UNDERSTOOD = 'understood'

const answeredInTalk = async (pressed: Moment, moment: Moment, walk: Walk): Promise<Decision> => {
  const opened = await walk(pressed)
  if (opened.talk === null) return opened
  const loaded = { ...pressed.loaded, talk: opened.talk }
  const incoming = { ...moment.incoming, body: unquoted(moment.incoming.body) }
  const turn = await walk({ ...moment, incoming, loaded, person: opened.person, pinned: pressed.pinned })
  return { ...turn, events: [...opened.events, ...turn.events] }
}

/** The button whose words were typed in reply to its message. */
const labelOf = (words: string, { buttons, isQuoted }: Answered, moment: Moment): string | null =>
  isQuoted ? choiceIn(words, buttons, moment.conversation.content.vocabulary[moment.language]) : null

const messageOf = (told: ReminderView | null, shown: Answered): AskingMessage | undefined => {
  const { isQuoted, buttons } = shown
  if (shown.isAlert) return 'fraud_alert'
  if (told) return ownEntry(MESSAGE_OF, told.rule) ?? (isQuoted ? ownEntry(ASK_OF, told.rule) : undefined)
  const names = buttons.map(({ id }) => readEventToken(id)?.name)
  if (names.includes('accept')) return 'offered_place'
  if (names.includes('quit')) return 'appointment_tomorrow'
  return names.includes('go') ? 'event_invitation' : undefined
}

/** The press that words mean under a message; null – they mean none; `understood` – nothing is to be pressed. */
const pressIn = (
  moment: Moment,
  words: string,
  message: AskingMessage,
  told: ReminderView | null,
  shown: Answered,
): string | null => {
  const { content, findNeeds } = moment.conversation
  const ear = elsewhereEarOf(content, findNeeds, moment.language)
  const { act } = decideReading(hearElsewhere(words, message, ear))
  if (act.type !== 'elsewhere') return null
  if (act.option === UNDERSTOOD) return UNDERSTOOD
  return tokenOf(act.option, told, (told && content.reminders.get(told.rule)) ?? null, shown)
}

const alertMore = (moment: Moment): Outgoing => {
  const html = moment.conversation.renderers[moment.language].html(
    text('screens.alert_more', { phone: answeringPhone(moment) }),
  )
  return {
    kind: 'text',
    html,
    buttons: [[{ text: moment.screens.label('call_human'), token: actionToken('call_human') }]],
  }
}

const answered = async (
  parts: NoticeAnsweredParts,
  moment: Moment,
  words: string,
  walk: Walk,
): Promise<Decision | null> => {
  const { person, at, screens } = moment
  if (quotedIn(moment) === null && isForgotten(moment)) await recall(parts, moment)
  const shown = answeredBy(moment)
  if (!shown) return null
  const told =
    shown.notice === null ? null : await parts.desk.find(shown.notice, person.id, at - DOUBLE_TAP_MS)
  const label = labelOf(words, shown, moment)
  if (label !== null) return walk(await pressing(parts, moment, told, label))
  const message = messageOf(told, shown)
  const token = message ? pressIn(moment, words, message, told, shown) : null
  // Whatever else is said to a quoted warning is answered as that warning: what to do, and where to ask.
  if (token === null) return shown.isAlert ? decide(moment, { replies: [alertMore(moment)] }) : null
  if (token === UNDERSTOOD) return decide(moment, { replies: [screens.message('alert_heard')] })
  const pressed = await pressing(parts, moment, told, token)
  return message === 'how_did_it_go' ? answeredInTalk(pressed, moment, walk) : walk(pressed)
}

/**
 * Words that answer the last notice, or the message that they quote, in other words than its buttons': «не пойду, ноги болят»
 * to «завтра у вас приём». They go the path as the press that they mean; a question, a new problem, an answer on offer in a
 * talk that spoke since are for others.
 */
export const noticeAnswered = (parts: NoticeAnsweredParts): Handler => ({
  name: 'notice_answered',
  claims: (moment) =>
    wordsIn(moment) !== null &&
    (quotedIn(moment) !== null || isForgotten(moment) || (newestIn(moment)?.notice ?? null) !== null),
  handle: (moment, walk) => {
    const words = wordsIn(moment)
    return words === null ? null : answered(parts, moment, words, walk)
  },
})
