import type { LocalDate } from '../../domain/calendar/local-date.ts'
import { commandIn } from '../../domain/conversation/understand.ts'
import { writtenPoint } from '../../domain/events/read-point.ts'
import { ownEntry } from '../../domain/own-entry.ts'
import { text } from '../../domain/scenario/text-ref.ts'
import { type Decision, decide, type Moment } from '../decision.ts'
import { inRows } from '../outgoing.ts'
import type { Button, Outgoing } from '../ports/messenger.ts'
import type { DialogStep, Form, FormAnswers, FormInput } from '../ports/office/dialogs.ts'
import type { Employee } from '../ports/office/staff-desk.ts'
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

/** What an update says to the dialog; null – it is not for it. */
const inputOf = ({
  incoming: { body },
  conversation,
  language,
}: Moment): FormInput | 'back' | 'again' | 'stop' | null => {
  if (body.type === 'press') {
    const choice = readFormToken(body.token)
    if (choice === BACK) return 'back'
    return choice === null ? null : choice === CANCEL ? 'stop' : { choice }
  }
  // A place that was sent is read as its point typed: a question for something else refuses it as any other words.
  if (body.type === 'other' && body.point) return { words: writtenPoint(body.point) }
  if (body.type !== 'words') return body.type === 'other' || body.type === 'file' ? 'again' : null
  const command = commandIn(body.words, conversation.content.vocabulary[language])
  if (command === 'stop' || command === 'pause') return 'stop'
  if (command === 'back') return 'back'
  return command === 'repeat' ? 'again' : { words: body.words }
}

/**
 * Goes on with the dialog that the person is in. Null – what came is not for it: a button of something else, a slash
 * command; the dialog waits.
 */
export const goOnWithForm = async (
  place: FormPlace,
  forms: Readonly<Record<string, OfficeForm>>,
): Promise<Decision | null> => {
  const { moment, desks, words } = place
  const input = inputOf(moment)
  if (input === null) return null
  const kept = await desks.shelf.find(moment.person.id)
  const known = kept === null ? undefined : ownEntry(forms, kept.form)
  if (input === 'stop') return cancelled(place)
  const step =
    kept && known
      ? await desks.dialogs.goOn(
          formOf(known, place),
          kept.state,
          typeof input === 'string' ? { go: input } : input,
        )
      : null
  if (known && step) return stepped(place, known, step)
  return ended(place, decide(moment, { replies: [words.message([text('office.form.lost')])] }))
}
