import type { Action } from '../../../domain/access/action.ts'
import { type Decision, decide } from '../../decision.ts'
import type { FormAnswers, FormField } from '../../ports/office/dialogs.ts'
import type { TaskLine } from '../../ports/office/task-desk.ts'
import { callOf, placeOf } from '../cases/case-at-hand.ts'
import { dayWords } from '../kit/fields.ts'
import type { OfficeCall } from '../kit/office-call.ts'
import { beginForm, type OfficeForm } from '../kit/office-form.ts'
import type { OfficeUseCase } from '../kit/use-case.ts'
import { noTask, overAlready, taskAtHand } from './task-at-hand.ts'

interface TaskFormParts {
  readonly id: string
  readonly action: Action
  readonly fields: readonly FormField[]
  readonly given?: (call: OfficeCall, task: TaskLine) => FormAnswers
  readonly finish: (call: OfficeCall, task: TaskLine, answers: FormAnswers) => Promise<Decision> | Decision
}

/** A short dialog about an open task, and the use case that begins it. The task is looked up anew at its end. */
export const taskForm = ({
  id,
  action,
  fields,
  given,
  finish,
}: TaskFormParts): { form: OfficeForm; begin: OfficeUseCase } => {
  const form: OfficeForm = {
    form: { id, fields },
    finish: async (end) => {
      const call = callOf(end)
      if (!call) return decide(end.moment, { toast: end.moment.screens.label('unknown_button') })
      const of = String(end.answers['task'])
      const task = await taskAtHand(call, action, of)
      if (!task) return noTask(call, action, of)
      return task.state === 'open' ? finish(call, task, end.answers) : overAlready(call, task)
    },
  }
  const begin: OfficeUseCase = {
    action,
    run: async (call) => {
      const task = await taskAtHand(call, action, call.args[0])
      if (!task) return noTask(call, action, call.args[0])
      if (task.state !== 'open') return overAlready(call, task)
      return beginForm(placeOf(call), form, { task: task.id, ...dayWords(call), ...given?.(call, task) })
    },
  }
  return { form, begin }
}
