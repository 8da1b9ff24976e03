import { commandIn } from '../../../domain/conversation/understand.ts'
import { decideReading } from '../../../domain/listening/decide-reading.ts'
import { hearElsewhere } from '../../../domain/listening/elsewhere.ts'
import { maskLongNumbers } from '../../../domain/numbers/mask.ts'
import { readWellbeing, type Wellbeing } from '../../../domain/people/read-wellbeing.ts'
import { talkOfSubject } from '../../../domain/reminders/occasion.ts'
import { isAsk } from '../../../domain/reminders/rule.ts'
import { cleanWords } from '../../../domain/text/plain-words.ts'
import type { Decision, Moment } from '../../decision.ts'
import { elsewhereEarOf } from '../../listening/elsewhere-ear.ts'
import { answersTheStep } from '../../on-words.ts'
import type { OfficeChange } from '../../ports/office/changes.ts'
import { readReminderToken } from '../../reminder-words.ts'
import type { FormPlace } from '../kit/office-form.ts'
import type { OfficeHandler } from '../kit/office-handler.ts'
import { type Answer, answeredHelp, answeredLater, answeredUnclear, answeredWell } from './answers.ts'

/** Typed words go to the ask that was not understood before. */
export const ASK_DIALOG = 'monthly_ask'

const MINUTE = 60_000
/** So much of a cry stands beside its task. */
const LONGEST = 1_000
/** From this sureness on words name a problem and do not answer how somebody is. */
const SURE = 0.6

/** What each button does. */
const BUTTONS = { well: answeredWell, help: answeredHelp, later: answeredLater } as const

const isButton = (action: string): action is keyof typeof BUTTONS => Object.hasOwn(BUTTONS, action)

/** The person answered: typed words are not awaited any more. The row is written anew, so that of two answers at once one is. */
const answering = (place: FormPlace): FormPlace => {
  const { person } = place.moment
  const dialog = person.dialog === ASK_DIALOG ? null : person.dialog
  return { ...place, moment: { ...place.moment, person: { ...person, dialog } } }
}

/** The card behind an ask, if the chat is still linked to it. */
const cardOf = async (
  { desks, moment }: FormPlace,
  subject: string,
): Promise<Pick<Answer, 'citizen' | 'district' | 'department'> | null> => {
  const linked = await desks.register.ofPerson(moment.person.id)
  return linked && talkOfSubject(subject) === `c${linked.citizen}` ? linked : null
}

interface PressedAsk {
  readonly ask: Pick<Answer, 'reminder' | 'rule' | 'subject'>
  readonly act: (typeof BUTTONS)[keyof typeof BUTTONS]
}

/** The button of an ask that was pressed; null – none: another notice's, a forged one. */
const pressedAsk = ({ incoming: { body }, reminder: told, conversation }: Moment): PressedAsk | null => {
  const press = body.type === 'press' ? readReminderToken(body.token) : null
  const rule = told && conversation.content.reminders.get(told.rule)
  if (!press || !told || !rule || !isAsk(rule) || !isButton(press.action)) return null
  if (!rule.buttons.includes(press.action) || press.talk !== talkOfSubject(told.subject)) return null
  const ask = { reminder: told.id, rule: rule.id, subject: told.subject }
  return { ask, act: BUTTONS[press.action] }
}

/** A press under the ask; old ones count like others: an answer is an answer, in the month in which it is given. */
const pressed = async (place: FormPlace, { ask, act }: PressedAsk): Promise<Decision | null> => {
  const card = await cardOf(place, ask.subject)
  return card && act(answering(place), { ...card, ...ask })
}

/** Whether an ask can have been sent since the person was last heard: it waits for a lull. Spares a look at the database. */
const canBeAsked = ({ person, at, loaded, conversation }: Moment): boolean => {
  const heardAt = Math.max(person.seenAt, loaded.talk?.updatedAt ?? 0)
  return at - heardAt >= conversation.content.manners.talk_lull_minutes * MINUTE
}

/** What is plainly said to something else: a command, the menu, an answer on offer in a talk, a problem that the track knows. */
const isForOthers = (moment: Moment, typed: string): boolean => {
  const { conversation, language, loaded, screens } = moment
  return (
    commandIn(typed, conversation.content.vocabulary[language]) !== null ||
    screens.namesMenuKey(typed) ||
    (loaded.talk?.session.status === 'active' && answersTheStep(moment, loaded.talk, typed)) ||
    (conversation.findNeeds(typed, language)[0]?.sureness ?? 0) >= SURE
  )
}

/** Longer words tell more than that one is well. */
const LONGEST_WELL = 60

/** What other words say: «живы-здоровы», «некому хлеба купить», «потом отвечу». */
const toldIn = ({ conversation, language }: Moment, words: string): Wellbeing | 'later' => {
  const ear = elsewhereEarOf(conversation.content, conversation.findNeeds, language)
  const { act } = decideReading(hearElsewhere(words, 'monthly_ask', ear))
  if (act.type !== 'elsewhere') return 'unclear'
  if (act.option === 'well') return words.length <= LONGEST_WELL ? 'well' : 'unclear'
  if (act.option === 'help') return 'help'
  return act.option === 'other' ? 'later' : 'unclear'
}

/** What the words say, in whichever language they are typed: telephones speak others than people. */
const saidIn = (moment: Moment, words: string): Wellbeing | 'later' => {
  const { vocabulary } = moment.conversation.content
  const heard = Object.values(vocabulary).map((each) => readWellbeing(words, each))
  return (['well', 'help'] as const).find((each) => heard.includes(each)) ?? toldIn(moment, words)
}

/** Whether words may answer an ask: it waits for them, or can have been the last thing said. */
const mayBeAwaited = (moment: Moment): boolean => {
  const { dialog } = moment.person
  return dialog === ASK_DIALOG || (dialog === null && canBeAsked(moment))
}

/** The ask that typed words answer, while it is the last thing said; null – none. */
const awaited = async (place: FormPlace): Promise<Answer | null> => {
  const { moment, desks } = place
  const { person } = moment
  if (!mayBeAwaited(moment)) return null
  const ask = await desks.monthly.lastAsk(person.id)
  if (!ask || !(person.dialog === ASK_DIALOG || ask.isLastSaid)) return null
  const card = await cardOf(place, ask.subject)
  return card && { ...card, reminder: ask.reminder, rule: ask.rule, subject: ask.subject }
}

/** Typed words while the ask is the last thing said; null – they are for something else. */
const typed = async (place: FormPlace, words: string): Promise<Decision | null> => {
  const { moment } = place
  const { person, conversation, language } = moment
  const answer = await awaited(place)
  if (!answer) return null
  const said = saidIn(moment, words)
  if (said === 'well') return answeredWell(answering(place), answer)
  // Whoever calls for a person when asked how they are needs help.
  if (said === 'help' || commandIn(words, conversation.content.vocabulary[language]) === 'human')
    return answeredHelp(answering(place), answer)
  if (isForOthers(moment, words)) return null
  if (said === 'later') return answeredLater(answering(place), answer)
  const dialog = person.dialog === ASK_DIALOG ? null : ASK_DIALOG
  return answeredUnclear({ ...place, moment: { ...moment, person: { ...person, dialog } } }, answer)
}

/** Words that an ask may wait for; null – none. An employee's words are work, a talk with a human goes before. */
const wordsForAsk = (moment: Moment): string | null => {
  const { incoming, actor, person } = moment
  if (incoming.body.type !== 'words' || actor !== null || person.handover !== null) return null
  return mayBeAwaited(moment) ? incoming.body.words : null
}

/** A person answers the month's ask, by its buttons or in words (Y-monthly). An employee's presses count like anybody's. */
export const monthAsk: OfficeHandler = {
  name: 'month_ask',
  claims: (moment) => pressedAsk(moment) !== null || wordsForAsk(moment) !== null,
  handle: (place) => {
    const press = pressedAsk(place.moment)
    const words = wordsForAsk(place.moment)
    if (press) return pressed(place, press)
    return words === null ? null : typed(place, words)
  },
}

/** The words of a cry beside the task that it made, as a specialist reads what was written after «Нужна помощь». */
const withWords = ({ moment }: FormPlace, words: string, office: readonly OfficeChange[]): OfficeChange[] => {
  const { masking } = moment.conversation.content.vocabulary[moment.language]
  const said = maskLongNumbers(cleanWords(words, LONGEST), masking)
  return office.flatMap((change): OfficeChange[] =>
    change.type === 'add_task'
      ? [change, { type: 'hear_citizen', task: change.task.id, at: moment.at, words: said }]
      : [change],
  )
}

/**
 * A cry of danger while the ask is the last thing said is an answer to it as well: what to do at once is said already,
 * and help is wanted, with the words (Y-monthly, Y-danger).
 */
export const withCriedAnswer = async (place: FormPlace, decision: Decision): Promise<Decision> => {
  const { moment, actor } = place
  const { body } = moment.incoming
  if (body.type !== 'words' || actor !== null || moment.person.handover !== null) return decision
  const answer = await awaited(place)
  if (!answer) return decision
  const help = await answeredHelp(answering(place), answer)
  const dialog = decision.person.dialog === ASK_DIALOG ? null : decision.person.dialog
  return {
    ...decision,
    person: { ...decision.person, dialog },
    events: [...decision.events, ...help.events],
    office: [...decision.office, ...withWords(place, body.words, help.office)],
  }
}
