import { addDays, localMoment } from '../../../domain/calendar/local-date.ts'
import { openFrom } from '../../../domain/calendar/working-hours.ts'
import { type TextRef, text } from '../../../domain/words/text-ref.ts'
import type { Decision, Moment } from '../../decision.ts'
import { withTold } from '../../hearing/danger-answer.ts'
import { humanLine } from '../../human-line.ts'
import type { Outgoing } from '../../ports/messenger.ts'
import type { OfficeChange } from '../../ports/office/changes.ts'
import type { Handover } from '../../ports/office/talking-desk.ts'
import { noticeFor } from '../kit/notice-for.ts'
import { type OfficeDesks, officeDay } from '../kit/office-call.ts'
import { OfficeWords } from '../kit/office-words.ts'
import { answering, chatsOf, officeHours, type Reception, receptionOf } from '../staff/reception.ts'
import { callTask, dangerOf, dangerTask, type HumanCalled, ownWordsOf, placeOf } from './call-task.ts'
import { HIDE, SHOW } from './citizen-token.ts'
import { type Cry, cryOf } from './cry-of.ts'
import { heardFurther } from './hear-further.ts'
import { lettersTo } from './letters.ts'

/** Turns a citizen's call for a person into a task and a notice; leaves every other decision as it is. Outages throw. */
export type AnswerCalls = (moment: Moment, decision: Decision) => Promise<Decision>

/** A call under way: who called, whether they may be written to, what there is of it already. */
interface Calling {
  readonly moment: Moment
  readonly decision: Decision
  readonly called: HumanCalled
  readonly reception: Reception
  readonly earlier: Handover | null
  readonly hasConsent: boolean
}

/** When an answer can be expected, honestly: the office is open, or from when on it is. */
export const expectation = ({ conversation, at }: Moment): TextRef => {
  const hours = officeHours(conversation)
  const opening = openFrom(at, hours)
  if (opening === at) return text('office.talking.expect.now', { closes: hours.hours[1] })
  const today = localMoment(at, hours.zone).date
  const { date, time } = localMoment(opening, hours.zone)
  const day = date === today ? 'today' : date === addDays(today, 1) ? 'tomorrow' : 'later'
  return text(`office.talking.expect.${day}`, { date: { date }, time: { time } })
}

const wordsOf = ({ conversation, language, person }: Moment): OfficeWords =>
  new OfficeWords(conversation.renderers[language], person.large)

/** Asked once, in plain words: without a consent nobody may see where a person stands, nor write to them. */
const consentAsk = (moment: Moment): Outgoing => {
  const words = wordsOf(moment)
  const parts = ['why', 'ask'].map((part) => text(`office.talking.consent.${part}`))
  const buttons = [
    [{ text: words.phrase('office.talking.buttons.show'), token: SHOW }],
    [{ text: words.phrase('office.talking.buttons.hide'), token: HIDE }],
  ]
  return {
    kind: 'text',
    html: words.html([parts[0] as TextRef, text('talk.blank'), parts[1] as TextRef]),
    buttons,
  }
}

/** Puts a word right behind the number that answers now, before the question that waits. */
const behindLine = (moment: Moment, replies: readonly Outgoing[], word: Outgoing): Outgoing[] => {
  const { html } = humanLine(moment)
  const at = replies.findIndex((each) => each.kind === 'text' && each.html === html)
  return at === -1 ? [...replies, word] : [...replies.slice(0, at + 1), word, ...replies.slice(at + 1)]
}

const place = (moment: Moment) => ({ moment, today: officeDay(moment) })

const tellAll = (
  moment: Moment,
  chats: readonly string[],
  rule: string,
  subject: string,
  nth = '',
): OfficeChange[] => chats.map((to) => noticeFor(place(moment), { rule, to, subject, nth }))

/** The call itself with its task: a first one, or one that was made before the consent. */
const called = (
  { moment, decision, called: event, reception, earlier, hasConsent }: Calling,
  task: string | null,
  id: string,
): OfficeChange => {
  const own = { place: placeOf(event, decision.talk, hasConsent), department: reception.department, task }
  return earlier
    ? { type: 'show_place', handover: earlier.id, ...own }
    : { type: 'call_for_human', id, person: moment.person.id, at: moment.at, ...own }
}

const onCall = (calling: Calling): Decision => {
  const { moment, decision, reception, earlier, hasConsent } = calling
  const isTold = earlier !== null && earlier.task !== null
  const isHeard = hasConsent || reception.linked !== null
  const word = isHeard
    ? text(isTold ? 'office.talking.called_before' : 'office.talking.called')
    : text('office.talking.consent.needed')
  const reply = wordsOf(moment).message(hasConsent ? [word, expectation(moment)] : [word])
  const asks = hasConsent || earlier ? [] : [consentAsk(moment)]
  const replies = [...behindLine(moment, decision.replies, reply), ...asks]
  if (isTold || (earlier !== null && !isHeard)) return { ...decision, replies }
  const id = earlier?.id ?? moment.conversation.chance.id()
  if (!isHeard) return { ...decision, replies, office: [...decision.office, called(calling, null, id)] }
  const task = callTask(moment, reception, id)
  const office: OfficeChange[] = [
    ...decision.office,
    { type: 'add_task', task },
    called(calling, task.id, id),
    ...tellAll(moment, answering(reception), 'human_called', id),
  ]
  return { ...decision, replies, office }
}

const onDanger = async (desks: OfficeDesks, calling: Calling, danger: string): Promise<Decision> => {
  const { moment, decision, reception, earlier, hasConsent } = calling
  if (!hasConsent && reception.linked === null) return decision
  const cry = await cryOf(desks, moment, danger)
  const handover = earlier?.id ?? moment.conversation.chance.id()
  const chats = chatsOf([...reception.workers, ...reception.heads])
  const office: OfficeChange[] = [
    ...decision.office,
    ...standingOn(calling, cry, { danger, handover }),
    ...(earlier ? [] : [called(calling, cry.task, handover)]),
    ...(cry.isRepeated ? [] : tellAll(moment, chats, 'danger_reported', cry.task, moment.incoming.update)),
    ...passedOn(calling),
  ]
  const whose = chatsOf(reception.workers).length > 0 ? '' : '_head'
  const word = text(`office.talking.${cry.isRepeated ? 'danger_heard' : 'danger_told'}${whose}`)
  const told = wordsOf(moment).html([word])
  const replies = chats.length > 0 ? withTold(moment, decision.replies, told) : decision.replies
  return { ...decision, replies, office }
}

/** The cry on the task where it stands: a new one, or its words beside the open one. */
const standingOn = (
  { moment, reception }: Calling,
  { task, isNew, isRepeated, turnedInto }: Cry,
  of: { readonly danger: string; readonly handover: string },
): OfficeChange[] => {
  if (isNew) return [{ type: 'add_task', task: dangerTask(moment, reception, { id: task, ...of }) }]
  const words = ownWordsOf(moment)
  const tells = { what: 'cried', on: officeDay(moment), danger: turnedInto } as const
  if (isRepeated) return words === null ? [] : [{ type: 'hear_citizen', task, at: moment.at, words }]
  return [{ type: 'hear_citizen', task, at: moment.at, words, tells }]
}

/** Whoever talks with a human already says it to them as well. */
const passedOn = ({ moment, earlier }: Calling): readonly OfficeChange[] => {
  const { body } = moment.incoming
  const words = 'words' in body ? body.words : ''
  return earlier?.state === 'open' && earlier.staffPerson
    ? lettersTo(place(moment), earlier, earlier.staffPerson, words).changes
    : []
}

/** The call in a decision, if there is one, with its task and notice. */
const calledIn = async (desks: OfficeDesks, moment: Moment, decision: Decision): Promise<Decision> => {
  const event = decision.events.find((each) => each.type === 'human_called')
  const reception = event ? await receptionOf(moment, desks) : null
  if (!event || !reception) return decision
  const earlier = moment.loaded.person ? await desks.talking.ofPerson(moment.person.id) : null
  const hasConsent = decision.person.consent !== null
  const calling = { moment, decision, called: event, reception, earlier, hasConsent }
  const danger = dangerOf(event)
  return danger === null ? onCall(calling) : onDanger(desks, calling, danger)
}

/**
 * A citizen called for a person – by a button, a word, a reminder, or words of danger: whoever works their district gets a
 * task and is told, with the place where they stand if there is a consent; what is written after words of danger is added.
 * Without an office nothing is.
 */
export const answerCalls =
  (desks: OfficeDesks): AnswerCalls =>
  async (moment, decision) => {
    if (moment.person.staff !== null) return decision
    return heardFurther(desks, moment, await calledIn(desks, moment, decision))
  }
