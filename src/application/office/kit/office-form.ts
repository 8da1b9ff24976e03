import type { LocalDate } from '../../../domain/calendar/local-date.ts'
import { choiceIn, commandIn, labelIn } from '../../../domain/conversation/understand.ts'
import { writtenPoint } from '../../../domain/events/read-point.ts'
import { ownEntry } from '../../../domain/own-entry.ts'
import { text } from '../../../domain/words/text-ref.ts'
import { type Decision, decide, type Moment } from '../../decision.ts'
import { inRows } from '../../outgoing.ts'
import type { Button, Outgoing } from '../../ports/messenger.ts'
import type { DialogInput, DialogStep, Form, FormAnswers, FormSaid } from '../../ports/office/dialogs.ts'
import type { Employee } from '../../ports/office/staff-desk.ts'
import { AS_WORDS, labelDoubt } from './label-doubt.ts'
import type { OfficeDesks } from './office-call.ts'
import { formToken, readFormToken } from './office-token.ts'
import type { OfficeWords } from './office-words.ts'

/** All that is known when a dialog has been answered to its end. */
export interface FormEnd {
  readonly moment: Moment
  /** Null – whoever answered is no employee. */
  readonly actor: Employee | null
  readonly desks: OfficeDesks
  readonly words: OfficeWords
  readonly today: LocalDate
  readonly answers: FormAnswers
}

/** A short dialog of the office and what is made of its answers. */
export interface OfficeForm {
  /** Made anew for every update where its questions need the content or the language. */
  readonly form: Form | ((place: FormPlace) => Form)
  readonly finish: (end: FormEnd) => Promise<Decision> | Decision
  /** What it asks waits elsewhere: begun anew while it is under way, it is not put aside, since nothing is lost. */
  readonly asksAnew?: true
}

/** Where a form is run: everything of its end but the answers. */
export type FormPlace = Omit<FormEnd, 'answers'>

const CANCEL = 'cancel'
const BACK = 'back'

const formOf = ({ form }: OfficeForm, place: FormPlace): Form =>
  typeof form === 'function' ? form(place) : form

const saidIn = (place: FormPlace, { fields }: Form, step: DialogStep): Outgoing[] =>
  step.said.map(({ parts, choices }) => {
    const { words, moment } = place
    const buttons: Button[] = [
      ...choices.map(({ id, label }) => ({ text: words.plain(label), token: formToken(id) })),
      ...(fields.length > 1 ? [{ text: words.phrase('office.form.back'), token: formToken(BACK) }] : []),
      { text: words.phrase('office.form.cancel'), token: formToken(CANCEL) },
    ]
    return { kind: 'text', html: words.html(parts), buttons: inRows(buttons, moment.person.large) }
  })

/** What was decided at the end of a form, with the dialog over. */
const ended = (place: FormPlace, decision: Decision): Decision => {
  // A finish may begin the next dialog: then there is one.
  const { dialog } = decision.person
  const isNext = decision.office.some(({ type }) => type === 'keep_dialog')
  const person = isNext || dialog === null ? decision.person : { ...decision.person, dialog: null }
  const over = { type: 'end_dialog', person: place.moment.person.id } as const
  return { ...decision, person, office: isNext ? decision.office : [...decision.office, over] }
}

const stepped = async (place: FormPlace, known: OfficeForm, step: DialogStep): Promise<Decision> => {
  const { moment } = place
  const form = formOf(known, place)
  const { id } = form
  if (step.answers !== null) return ended(place, await known.finish({ ...place, answers: step.answers }))
  const { person } = moment
  return decide(moment, {
    person: person.dialog === id ? person : { ...person, dialog: id },
    replies: saidIn(place, form, step),
    office: [{ type: 'keep_dialog', person: person.id, form: id, state: step.state }],
  })
}

/** Begins a short dialog; `given` are values that are known already and that its questions and its end may use. */
export const beginForm = async (
  place: FormPlace,
  known: OfficeForm,
  given: FormAnswers = {},
): Promise<Decision> =>
  stepped(
    place,
    known,
    await place.desks.dialogs.begin(formOf(known, place), { today: place.today, ...given }),
  )

const cancelled = (place: FormPlace): Decision =>
  ended(place, decide(place.moment, { replies: [place.words.message([text('office.form.cancelled')])] }))

const lost = (place: FormPlace): Decision =>
  ended(place, decide(place.moment, { replies: [place.words.message([text('office.form.lost')])] }))

/** What an update says to the dialog; null – it is not for it. */
const inputOf = ({
  incoming: { body },
  conversation,
  language,
  person,
  at,
}: Moment): DialogInput | 'back' | 'again' | 'stop' | null => {
  if (body.type === 'press') {
    const choice = readFormToken(body.token)
    if (choice === BACK) return 'back'
    if (choice === AS_WORDS) {
      const held = conversation.recentButtons.held(person.id, at)
      return held === null ? 'again' : { words: held.words }
    }
    return choice === null ? null : choice === CANCEL ? 'stop' : { choice }
  }
  if (body.type === 'other' && body.point) return { point: writtenPoint(body.point) }
  if (body.type !== 'words') return body.type === 'other' || body.type === 'file' ? 'again' : null
  const command = commandIn(body.words, conversation.content.vocabulary[language])
  if (command === 'stop') return 'stop'
  if (command === 'back') return 'back'
  return command === 'repeat' ? 'again' : { words: body.words }
}

/** Whether an update can be an answer at all: a button of something else and a slash command are none. */
export const isSaidToForm = (moment: Moment): boolean => inputOf(moment) !== null

/** The question that a dialog waits with. */
const askedIn = async ({ desks }: FormPlace, form: Form, state: string): Promise<FormSaid | undefined> =>
  (await desks.dialogs.goOn(form, state, { go: 'again' }))?.said.at(-1)

/** Whether the dialog under way asks for a day. */
export const asksForDay = async (
  place: FormPlace,
  forms: Readonly<Record<string, OfficeForm>>,
): Promise<boolean> => {
  const kept = await place.desks.shelf.find(place.moment.person.id)
  const known = kept === null ? undefined : ownEntry(forms, kept.form)
  if (!kept || !known) return false
  return (await askedIn(place, formOf(known, place), kept.state))?.isDay ?? false
}

/** Typed words as the press that they stand for: a choice of the question, or one of the two buttons of every dialog. */
const heardIn = async (
  place: FormPlace,
  form: Form,
  state: string,
  typed: string,
): Promise<DialogInput | 'back' | 'stop'> => {
  const { moment, words } = place
  const asked = await askedIn(place, form, state)
  const offered = (asked?.choices ?? []).map(({ id, label }) => ({ id, label: words.plain(label) }))
  const vocabulary = moment.conversation.content.vocabulary[moment.language]
  const choice = asked?.isChosen ? choiceIn(typed, offered, vocabulary) : labelIn(typed, offered, vocabulary)
  if (choice !== null) return { choice }
  const own = [
    { id: 'stop', label: words.phrase('office.form.cancel') },
    { id: 'back', label: words.phrase('office.form.back') },
  ] as const
  return own.find(({ id }) => labelIn(typed, own, vocabulary) === id)?.id ?? { words: typed }
}

/**
 * Goes on with the dialog that the person is in. Null – what came is not for it: a button of something else, a slash
 * command, or something that its question does not take and that `isForOthers`; the dialog waits.
 */
export const goOnWithForm = async (
  place: FormPlace,
  forms: Readonly<Record<string, OfficeForm>>,
  isForOthers: () => Promise<boolean>,
): Promise<Decision | null> => {
  const { moment, desks } = place
  const said = inputOf(moment)
  if (said === null) return null
  if (said === 'stop') return cancelled(place)
  const kept = await desks.shelf.find(moment.person.id)
  const known = kept === null ? undefined : ownEntry(forms, kept.form)
  if (!kept || !known) return lost(place)
  const form = formOf(known, place)
  const isTyped = typeof said !== 'string' && 'words' in said
  const input = isTyped ? await heardIn(place, form, kept.state, said.words) : said
  if (input === 'stop') return cancelled(place)
  const isPressed = moment.incoming.body.type === 'press'
  const doubt =
    typeof input !== 'string' && 'words' in input && !isPressed ? labelDoubt(place, input.words) : null
  if (doubt) return doubt
  moment.conversation.recentButtons.release(moment.person.id)
  const step = await desks.dialogs.goOn(form, kept.state, typeof input === 'string' ? { go: input } : input)
  const isUntaken = step?.isRefused || moment.incoming.body.type === 'other'
  if (isUntaken && (await isForOthers())) return null
  return step ? stepped(place, known, step) : lost(place)
}

/** Asks again where a dialog stands that was put aside; it is the one under way from now on. */
export const takeUpForm = async (place: FormPlace, known: OfficeForm, state: string): Promise<Decision> => {
  const step = await place.desks.dialogs.goOn(formOf(known, place), state, { go: 'again' })
  return step ? stepped(place, known, step) : lost(place)
}
