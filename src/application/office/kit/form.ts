import type { Action } from '../../../domain/access/action.ts'
import { may } from '../../../domain/access/can.ts'
import type { LocalDate } from '../../../domain/calendar/local-date.ts'
import { ownEntry } from '../../../domain/own-entry.ts'
import type { Decision } from '../../decision.ts'
import type { FormAnswers, FormField, Question } from '../../ports/office/dialogs.ts'
import { about, type Subject, withSubject } from './about.ts'
import { refuse } from './audited.ts'
import type { OfficeCall } from './office-call.ts'
import { beginForm, type FormPlace, type OfficeForm } from './office-form.ts'
import { type Answer, answered, unknownButton } from './screen.ts'
import type { OfficeUseCase } from './use-case.ts'

/** What every dialog knows before its first question: the day on which it began. */
export interface Begun {
  readonly today: LocalDate
}

/** What a question is answered with; undefined – it may not be asked at all. */
type AnswerTo<Asked> = Asked extends Question<infer Value> ? Value : undefined

/**
 * The questions of a dialog, one after the other. `Answers` is what is known once all have been asked: what the dialog began
 * with, and the answer to each question under its name.
 */
export interface Questions<Answers> {
  /**
   * One more question. It is made anew from what was answered before it; null – it is not asked. Pure: the same answers make
   * the same question. `place.today` is the day on which the dialog began.
   * @example
   * from
   *   .ask('kind', () => choice(text('office.danger.ask_kind'), KINDS))
   *   .ask('until', ({ kind }, place) => (kind === 'rest' ? day(place, text('office.rulings.ask_until')) : null))
   */
  readonly ask: <Name extends string, Asked extends Question<unknown> | null>(
    name: Name,
    question: (answers: Answers, place: FormPlace) => Asked,
  ) => Questions<Answers & { readonly [N in Name]: AnswerTo<Asked> }>
  /**
   * The same question again and again, so often at most, until nothing is said (`null`): all that was said, in order.
   * `before` is what was said already.
   */
  readonly askMany: <Name extends string, Value>(
    name: Name,
    most: number,
    question: (answers: Answers, before: readonly Value[], place: FormPlace) => Question<Value | null> | null,
  ) => Questions<Answers & { readonly [N in Name]: readonly Value[] }>
  readonly fieldsFor: (place: FormPlace) => readonly FormField[]
  /** The answers that a dialog kept, as the questions name them. */
  readonly answersIn: (kept: FormAnswers) => Answers
}

/** What is known once all the questions have been asked. */
export type AnswersOf<Asked> = Asked extends Questions<infer Answers> ? Answers : never

/** A question by the name under which its answer is kept. What it may ask of the answers is checked where it is added. */
interface Step {
  readonly name: string
  readonly question: (answers: never, place: FormPlace) => Question<unknown> | null
}

type Gather = (kept: FormAnswers) => FormAnswers

// Answers are read by the very questions that were asked, each time anew: what is kept has their types.
const fieldOf = ({ name, question }: Step, gather: Gather, place: FormPlace): FormField => ({
  name,
  question: (kept) => question(gather(kept) as never, { ...place, today: String(kept['today']) }),
})

const questionsOf = <Answers>(steps: readonly Step[], gather: Gather): Questions<Answers> => ({
  ask: (name, question) => questionsOf([...steps, { name, question }], gather),
  askMany: (name, most, question) => {
    const names = Array.from({ length: most }, (_, at) => `${name}_${at + 1}`)
    const saidIn = (kept: FormAnswers, asked: readonly string[]) =>
      asked.map((each) => ownEntry(kept, each) ?? null).filter((said) => said !== null)
    const again = names.map((each, at): Step => {
      const before = names.slice(0, at)
      return {
        name: each,
        question: (answers, place) => {
          const said = saidIn(answers, before)
          return said.length === at ? question(answers, said as never, place) : null
        },
      }
    })
    return questionsOf([...steps, ...again], (kept) => ({ ...gather(kept), [name]: saidIn(kept, names) }))
  },
  fieldsFor: (place) => steps.map((step) => fieldOf(step, gather, place)),
  answersIn: (kept) => gather(kept) as Answers,
})

/** Where the questions of a dialog begin: with what is known already. */
const begunWith = <Given>(): Questions<Given & Begun> => questionsOf([], (kept) => kept)

/** What a dialog knows beforehand, for its questions and its end: JSON. */
type Given = FormAnswers

/** A dialog that anybody may be in: whoever takes an invitation is no employee yet. */
interface FreeDialog<Known extends Given, Answers> {
  readonly id: string
  readonly questions: (from: Questions<Known & Begun>) => Questions<Answers>
  readonly finish: (place: FormPlace, answers: Answers) => Decision | Promise<Decision>
  /** What it asks waits elsewhere: begun anew while it is under way, it is not put aside, since nothing is lost. */
  readonly asksAnew?: true
}

/** A dialog as the index of dialogs names it, and its first question. */
export interface Dialog<Known> {
  readonly form: OfficeForm
  readonly begin: (place: FormPlace, given: Known) => Promise<Decision>
}

/** A dialog whose end decides for itself who may do what. */
export const freeDialog = <Known extends Given, Answers>({
  id,
  questions,
  finish,
  asksAnew,
}: FreeDialog<Known, Answers>): Dialog<Known> => {
  const asked = questions(begunWith<Known>())
  const form: OfficeForm = {
    form: (place) => ({ id, fields: asked.fieldsFor(place) }),
    finish: ({ answers, ...place }) => finish(place, asked.answersIn(answers)),
    ...(asksAnew ? { asksAnew } : {}),
  }
  return { form, begin: (place, given) => beginForm(place, form, given) }
}

/** A dialog of an employee that is about nothing in particular. */
interface StaffDialog<Known extends Given, Answers> {
  readonly id: string
  readonly action: Action
  readonly questions: (from: Questions<Known & Begun>) => Questions<Answers>
  readonly finish: (call: OfficeCall, answers: Answers) => Answer | Promise<Answer>
}

/**
 * An employee's dialog that is about nothing in particular.
 * @example
 * export const ADD_DISTRICT = dialog({
 *   id: 'add_district',
 *   action: 'arrange_districts',
 *   questions: (from) => from.ask('name', () => name(text('office.districts.ask_name'), FITS)),
 *   finish: (call, { name }) => added(call, name),
 * })
 * export const addDistrict = useCase('arrange_districts', (call) => ADD_DISTRICT.begin(call, {}))
 */
export const dialog = <Known extends Given, Answers>({
  id,
  action,
  questions,
  finish,
}: StaffDialog<Known, Answers>): Dialog<Known> =>
  freeDialog({ id, questions, finish: (place, answers) => ended(place, action, answers, finish) })

/** The end of a dialog as a call: it answers as after a press. A role may have changed while the questions were asked. */
const ended = async <Answers>(
  place: FormPlace,
  action: Action,
  answers: Answers,
  finish: (call: OfficeCall, answers: Answers) => Answer | Promise<Answer>,
): Promise<Decision> => {
  if (place.actor === null) return unknownButton(place)
  const call: OfficeCall = { ...place, actor: place.actor, args: [] }
  if (!may(call.actor.role, action)) return refuse(call, action, `dialog:${action}`)
  return answered(call, action, await finish(call, answers))
}

/** A dialog about a thing, without how it is found. The types of its parts follow from each other in this order. */
export interface AskedAbout<T, Known extends Given, Answers> {
  readonly id: string
  readonly action: Action
  /** What the questions need to know. An answer instead – nothing is asked at all. */
  readonly given?: (call: OfficeCall, found: T) => Known | Answer | Promise<Known | Answer>
  readonly questions: (from: Questions<Known & Begun>) => Questions<Answers>
  readonly finish: (call: OfficeCall, found: T, answers: Answers) => Answer | Promise<Answer>
}

interface AboutDialog<T, Known extends Given, Answers> extends AskedAbout<T, Known, Answers> {
  readonly subject: Subject<T>
}

/** A dialog about one thing, with the use case that begins it and a way to begin it from another. */
export interface DialogAbout<Known> {
  readonly form: OfficeForm
  readonly begin: OfficeUseCase
  readonly beginAbout: (place: FormPlace, id: string, given: Known) => Promise<Decision>
}

const isAnswer = (given: Given | Answer): given is Answer => 'replies' in given || 'parts' in given

/**
 * A short dialog about one thing, and the use case that begins it: the thing is found when the dialog begins and again when
 * it ends. Its id stands with the answers by the name of its kind.
 * @example
 * export const RENAME = dialogAbout({
 *   id: 'rename',
 *   subject: DISTRICT,
 *   action: 'arrange_districts',
 *   given: (_, district) => ({ old: district.name }),
 *   questions: (from) => from.ask('name', ({ old }) => name(text('office.districts.ask_new_name', { district: old }), FITS)),
 *   finish: (call, district, { name }) => renamed(call, district, name),
 * })
 */
export const dialogAbout = <T, Known extends Given, Answers>({
  id,
  subject,
  action,
  given,
  questions,
  finish,
}: AboutDialog<T, Known, Answers>): DialogAbout<Known> => {
  const asked = questions(begunWith<Known>())
  const form: OfficeForm = {
    form: (place) => ({ id, fields: asked.fieldsFor(place) }),
    finish: ({ answers, ...place }) =>
      ended(place, action, answers, (call, kept) =>
        withSubject(call, subject, action, String(ownEntry(kept, subject.kind) ?? ''), (found) =>
          finish(call, found, asked.answersIn(kept)),
        ),
      ),
  }
  const begun = (place: FormPlace, of: string, known: Given): Promise<Decision> =>
    beginForm(place, form, { ...known, [subject.kind]: of })
  const begin = about(subject, action, async (call, found): Promise<Decision | Answer> => {
    const known = (await given?.(call, found)) ?? {}
    return isAnswer(known) ? known : begun(call, call.args[0] ?? '', known)
  })
  return { form, begin, beginAbout: begun }
}
