import { may } from '../../../domain/access/can.ts'
import { commandIn } from '../../../domain/conversation/understand.ts'
import { ownEntry } from '../../../domain/own-entry.ts'
import { type Decision, decide, type Moment } from '../../decision.ts'
import { dangersIn } from '../../hearing/dangers-in.ts'
import { isStayedWith } from '../../hearing/stay-with.ts'
import type { Employee } from '../../ports/office/staff-desk.ts'
import { findCases } from '../cases/find-cases.ts'
import { considerAnnouncement } from '../events/schedule/announce.ts'
import { refuse } from '../kit/audited.ts'
import { type OfficeCall, type OfficeDesks, officeCall, officeDay } from '../kit/office-call.ts'
import { asksForDay, type FormPlace, goOnWithForm } from '../kit/office-form.ts'
import { menuEntry } from '../kit/office-menu.ts'
import { readFormToken, readOfficeToken } from '../kit/office-token.ts'
import { OfficeWords } from '../kit/office-words.ts'
import { openHome } from '../kit/open-home.ts'
import { ASK_DIALOG, answerAsk, canBeAsked, withCriedAnswer } from '../monthly/answer-ask.ts'
import { HELP_DIALOG, hearHelp } from '../monthly/hear-help.ts'
import { considerOwnCard, namesOwnCard } from '../own/own-card.ts'
import { findByWords } from '../people/find-people.ts'
import { answerConsent } from '../talking/citizen-call.ts'
import { heardAtWork } from '../talking/heard-at-work.ts'
import { passWordsOn } from '../talking/pass-words-on.ts'
import { considerEvents, namesEvents } from './consider-events.ts'
import { answerOffer, besideDialog, isCry, pauseDialog, pressedAside, withOffers } from './dialogs-aside.ts'
import { namesDay, winsOverDialog } from './keys.ts'
import { namedScreen } from './named-screen.ts'
import { FORMS, USE_CASES } from './office-index.ts'
import { openLinked } from './open-linked.ts'
import { receiveFile } from './receive-file.ts'
import { typedEntry } from './typed-entry.ts'

/** The employee behind the chat, as they stand at this very moment; null – none, or no longer. */
const employeeOf = async (moment: Moment, desks: OfficeDesks): Promise<Employee | null> => {
  const { staff } = moment.person
  if (staff === null) return null
  const found = await desks.staff.find(staff, officeDay(moment))
  return found?.state === 'active' ? found : null
}

/** Runs a use case if the role has its action at all; whether it reaches what the call is about, the reads decide. */
export const runUseCase = async (name: string, call: OfficeCall): Promise<Decision> => {
  const known = ownEntry(USE_CASES, name)
  if (!known) return decide(call.moment, { toast: call.moment.screens.label('unknown_button') })
  if (!may(call.actor.role, known.action)) return refuse(call, known.action, `use_case:${name}`)
  return known.run(call)
}

const ofEmployee = async (moment: Moment, actor: Employee, desks: OfficeDesks): Promise<Decision | null> => {
  const { body } = moment.incoming
  const call = (args: readonly string[]): OfficeCall => officeCall(moment, actor, desks, args)
  if (body.type === 'press') {
    const press = readOfficeToken(body.token)
    return press ? runUseCase(press.name, call(press.args)) : null
  }
  if (body.type === 'file') return receiveFile(call([body.file, body.name, String(body.size)]))
  if (body.type === 'command')
    return body.name === 'start' || body.name === 'help' ? openHome(call([])) : null
  const cry = await heardAtWork(call([]))
  if (cry) return cry
  const isLearning = moment.loaded.talk?.session.status === 'active'
  // A poster is passed on as a picture with its words under it.
  if (body.type === 'other')
    return body.forwarded && !isLearning ? considerAnnouncement(call([]), body) : null
  if (body.type !== 'words') return null
  const entry =
    menuEntry(body.words, actor.role, call([]).words) ?? typedEntry(body.words, actor.role, call([]).words)
  if (entry) return runUseCase(entry, call([]))
  // Whoever walks the track to learn it answers its questions; the menu is one word away.
  if (isLearning) return null
  const named = namedScreen(call([]), body.words)
  if (named) return 'opens' in named ? runUseCase(named.opens, call([])) : named.answers
  return (
    (await considerAnnouncement(call([]), body)) ??
    (await findCases(call([body.words]))) ??
    findByWords(call([body.words]))
  )
}

/** A press on an office button by somebody who is no employee changes nothing and is on record (B11). */
const forged = (moment: Moment): Decision | null => {
  const { body } = moment.incoming
  if (body.type !== 'press' || !(readOfficeToken(body.token) ?? readFormToken(body.token))) return null
  const office = [
    {
      type: 'audit',
      actor: 'citizen',
      action: 'press_office',
      object: `chat:${moment.person.id}`,
      outcome: 'refused',
      reason: '',
    },
  ] as const
  return decide(moment, { toast: moment.screens.label('unknown_button'), office })
}

const typedWords = ({ incoming: { body } }: Moment): string =>
  'words' in body && typeof body.words === 'string' ? body.words : ''

/** Buttons of the office: a use case, an answer in a dialog, an answer about a call, the own card, an event. */
const OFFICE_BUTTON = /^[wdhye]\./

/** Words of danger, and what is written after them while the bot stays: no dialog takes them. */
const belongsToACry = (moment: Moment): boolean => {
  const typed = typedWords(moment)
  if (dangersIn(moment.conversation.content, typed).length > 0) return true
  return isStayedWith(moment.person) && 'words' in moment.incoming.body
}

/** Nearly every update is a citizen's step in their own talk: it costs the office no look at all. */
const isOwnAffair = (moment: Moment, words: OfficeWords): boolean => {
  const { person, reminder, incoming } = moment
  const { body } = incoming
  return (
    reminder === undefined &&
    person.staff === null &&
    person.dialog === null &&
    person.handover === null &&
    !(body.type === 'press' && OFFICE_BUTTON.test(body.token)) &&
    !(body.type === 'command' && body.payload !== '') &&
    // Whoever can be asked how they are may be answering just that.
    !(
      body.type === 'words' &&
      (canBeAsked(moment) || namesOwnCard(body.words, words) || namesEvents(body.words, words))
    )
  )
}

/** What an update means to the office; null – it is a citizen's own affair. Outages throw. */
export type ConsiderOffice = (moment: Moment) => Promise<Decision | null>

/** What a decision made elsewhere means to the dialog that was under way meanwhile. */
export type BesideDialog = (moment: Moment, decision: Decision) => Promise<Decision>

const wordsOf = ({ conversation, language, person }: Moment): OfficeWords =>
  new OfficeWords(conversation.renderers[language], person.large)

const placeOf = (moment: Moment, actor: Employee | null, desks: OfficeDesks): FormPlace => ({
  moment,
  actor,
  desks,
  words: wordsOf(moment),
  today: officeDay(moment),
})

/** The first screen, typed as a command. */
const opensHome = ({ incoming: { body } }: Moment): boolean =>
  body.type === 'command' && body.payload === '' && (body.name === 'start' || body.name === 'help')

/** What is no answer of a dialog: a link, the month's ask, a talk with a person, an employee's work, an own card. */
const besideForms = async (place: FormPlace): Promise<Decision | null> => {
  const { moment, actor, desks } = place
  const passed = moment.person.handover === null ? null : await passWordsOn(place)
  if (passed) return passed
  const aside = await pressedAside(place, FORMS)
  if (aside) return aside
  if (actor !== null) return ofEmployee(moment, actor, desks)
  return (await considerOwnCard(place)) ?? (await considerEvents(place)) ?? forged(moment)
}

/** Whether an employee tells of danger: what a question does not take for an answer is heard as outside of dialogs. */
const tellsOfDanger = async ({ moment, actor, desks }: FormPlace): Promise<boolean> =>
  actor !== null && (await heardAtWork(officeCall(moment, actor, desks, []))) !== null

/** An answer in the dialog under way; null – there is none, or the update is for something else. */
const answerInForm = async (place: FormPlace): Promise<Decision | null> => {
  const { moment } = place
  const { person, incoming, conversation, language } = moment
  if (person.dialog === null || person.dialog === ASK_DIALOG || person.dialog === HELP_DIALOG) return null
  const isDay = namesDay(place) && (await asksForDay(place, FORMS))
  if (winsOverDialog(place) && !isDay) return null
  const typed = incoming.body.type === 'words' ? incoming.body.words : ''
  if (commandIn(typed, conversation.content.vocabulary[language]) === 'pause')
    return pauseDialog(place, FORMS)
  const answered = await goOnWithForm(place, FORMS, () => tellsOfDanger(place))
  return answered && withOffers(place, FORMS, answered)
}

const considered = async (place: FormPlace): Promise<Decision | null> => {
  const { moment, actor } = place
  const asked =
    (await answerAsk(place)) ??
    (actor === null ? ((await answerConsent(place)) ?? (await hearHelp(place))) : null)
  if (asked) return besideDialog(place, FORMS, asked)
  const answered = (await answerOffer(place, FORMS)) ?? (await answerInForm(place))
  if (answered) return answered
  const beside = await besideForms(place)
  if (!beside) return null
  const shown = opensHome(moment) ? await withOffers(place, FORMS, beside) : beside
  return besideDialog(place, FORMS, shown)
}

/**
 * What an update means to the office: an invite or a link, an answer in a short dialog, words for a human, an employee at
 * work. Null – it is a citizen's own affair. Reads only; what it changes stands in the decision.
 */
export const considerOffice =
  (desks: OfficeDesks): ConsiderOffice =>
  async (moment) => {
    if (isOwnAffair(moment, wordsOf(moment))) return null
    const linked = await openLinked(moment, desks)
    if (linked) return besideDialog(placeOf(moment, null, desks), FORMS, linked)
    const actor = await employeeOf(moment, desks)
    // Danger comes first, whoever the words were meant for; an employee writes of others' dangers all day.
    return actor === null && belongsToACry(moment) ? null : considered(placeOf(moment, actor, desks))
  }

/** Whoever goes on with a talk has turned to it: what they type is no answer to the month's ask any more. */
const turnedToTalk = ({ loaded }: Moment, decision: Decision): Decision => {
  const { dialog } = decision.person
  const isOfMonth = dialog === ASK_DIALOG || dialog === HELP_DIALOG
  if (!isOfMonth || decision.talk === loaded.talk || isCry(decision)) return decision
  return { ...decision, person: { ...decision.person, dialog: null } }
}

/**
 * What a citizen's own affair means to the office: a cry answers the month's ask, too; a dialog is put aside, and offered
 * again when they open the bot.
 */
export const besideOwnAffair =
  (desks: OfficeDesks): BesideDialog =>
  async (moment, decision) => {
    if (moment.person.dialog === null && !opensHome(moment) && !isCry(decision)) return decision
    const place = placeOf(moment, await employeeOf(moment, desks), desks)
    const answered = isCry(decision) ? await withCriedAnswer(place, decision) : turnedToTalk(moment, decision)
    const shown = opensHome(moment) ? await withOffers(place, FORMS, answered) : answered
    return besideDialog(place, FORMS, shown)
  }
