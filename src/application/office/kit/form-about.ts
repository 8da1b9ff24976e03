import type { Action } from '../../../domain/access/action.ts'
import { may } from '../../../domain/access/can.ts'
import type { Decision } from '../../decision.ts'
import type { FormAnswers, FormField } from '../../ports/office/dialogs.ts'
import { about, type Subject, withSubject } from './about.ts'
import { refuse } from './audited.ts'
import { answerOf, dayWords } from './fields.ts'
import type { OfficeCall } from './office-call.ts'
import { beginForm, type FormEnd, type FormPlace, type OfficeForm } from './office-form.ts'
import { type Answer, answered, unknownButton } from './screen.ts'
import type { OfficeUseCase } from './use-case.ts'

/** The end of a dialog as a call: it answers as after a press. Null – whoever answered is no employee. */
const callOf = ({ answers, ...place }: FormEnd): OfficeCall | null =>
  place.actor === null ? null : { ...place, actor: place.actor, args: [] }

/** The end of an employee's dialog that is about nothing in particular. */
export const endedBy =
  (
    action: Action,
    finish: (call: OfficeCall, answers: FormAnswers) => Answer | Promise<Answer>,
  ): OfficeForm['finish'] =>
  async (end) => {
    const call = callOf(end)
    if (!call) return unknownButton(end)
    // A role may have changed while the questions were asked.
    if (!may(call.actor.role, action)) return refuse(call, action, `dialog:${action}`)
    return answered(call, action, await finish(call, end.answers))
  }

/** The end of a dialog about one thing: it is looked up anew. Its id stands in the answers by the name of its kind. */
export const endedAbout = <T>(
  subject: Subject<T>,
  action: Action,
  finish: (call: OfficeCall, found: T, answers: FormAnswers) => Answer | Promise<Answer>,
): OfficeForm['finish'] =>
  endedBy(action, (call, answers) =>
    withSubject(call, subject, action, answerOf(answers, subject.kind) ?? '', (found) =>
      finish(call, found, answers),
    ),
  )

/** A dialog about one thing. */
export interface AboutForm<T> {
  readonly id: string
  readonly subject: Subject<T>
  readonly action: Action
  readonly fields: readonly FormField[] | ((place: FormPlace) => readonly FormField[])
  /** What the questions need to know. An answer instead – nothing is asked at all. */
  readonly given?: (call: OfficeCall, found: T) => FormAnswers | Answer | Promise<FormAnswers | Answer>
  readonly finish: (call: OfficeCall, found: T, answers: FormAnswers) => Answer | Promise<Answer>
}

const isAnswer = (given: FormAnswers | Answer): given is Answer => 'replies' in given || 'parts' in given

/**
 * A short dialog about one thing, and the use case that begins it: the thing is found when the dialog begins and again when
 * it ends.
 * @example
 * export const RENAME = formAbout({ id: 'rename', subject: DISTRICT, action: 'arrange', fields: [name], finish: renamed })
 */
export const formAbout = <T>({
  id,
  subject,
  action,
  fields,
  given,
  finish,
}: AboutForm<T>): { readonly form: OfficeForm; readonly begin: OfficeUseCase } => {
  const form: OfficeForm = {
    form: typeof fields === 'function' ? (place) => ({ id, fields: fields(place) }) : { id, fields },
    finish: endedAbout(subject, action, finish),
  }
  const begin = about(subject, action, async (call, found): Promise<Decision | Answer> => {
    const known = (await given?.(call, found)) ?? {}
    if (isAnswer(known)) return known
    return beginForm(call, form, { [subject.kind]: call.args[0] ?? '', ...dayWords(call), ...known })
  })
  return { form, begin }
}
