import type { Role } from '../../../domain/access/role.ts'
import { isRefused } from '../../../domain/caseload/change.ts'
import { handOverTask } from '../../../domain/caseload/settle-task.ts'
import { shortName } from '../../../domain/people/short-name.ts'
import { text } from '../../../domain/words/text-ref.ts'
import { type Decision, decide } from '../../decision.ts'
import type { OfficeChange } from '../../ports/office/changes.ts'
import type { Employee } from '../../ports/office/staff-desk.ts'
import type { TaskLine } from '../../ports/office/task-desk.ts'
import { actOf, changesAtHand, workOf } from '../cases/case-at-hand.ts'
import { allowed } from '../kit/audited.ts'
import { answerOf, wordsField } from '../kit/fields.ts'
import { noticeFor } from '../kit/notice-for.ts'
import type { OfficeCall } from '../kit/office-call.ts'
import type { OfficeButton } from '../kit/office-words.ts'
import { inPlace, type OfficeUseCase } from '../kit/use-case.ts'
import { caseOfTask, noTask, overAlready, taskAtHand } from './task-at-hand.ts'
import { taskForm } from './task-form.ts'

/** Who takes tasks over. */
const TAKES: readonly Role[] = ['psychologist', 'lawyer', 'assistant', 'mentor', 'specialist', 'head']

const colleagues = async ({ desks, actor, today }: OfficeCall): Promise<Employee[]> => {
  const all = await desks.staff.colleagues(actor.department, today)
  return all.filter(({ id, state, role }) => id !== actor.id && state === 'active' && TAKES.includes(role))
}

/** «Передать»: to whom. */
export const chooseColleague: OfficeUseCase = {
  action: 'hand_over_task',
  run: async (call) => {
    const task = await taskAtHand(call, 'hand_over_task', call.args[0])
    if (!task) return noTask(call, 'hand_over_task', call.args[0])
    if (task.state !== 'open') return overAlready(call, task)
    const others = await colleagues(call)
    const buttons = others.map(
      ({ id, name, role }): OfficeButton => [
        text('office.tasks.colleague', { name: shortName(name), role: text(`office.role_buttons.${role}`) }),
        ...(['task_hand_to', task.id, id] as const),
      ],
    )
    const question = text(others.length > 0 ? 'office.tasks.to_whom' : 'office.tasks.nobody')
    const back: OfficeButton = [text('office.tasks.buttons.card'), 'task', task.id]
    return decide(call.moment, {
      replies: [inPlace(call, call.words.message([question], [...buttons, back]))],
    })
  },
}

/** What handing over means to the task, to the history of its case and to the colleague. */
const changesOf = async (
  call: OfficeCall,
  task: TaskLine,
  to: Employee | null,
  reason: string,
): Promise<OfficeChange[]> => {
  const { actor, moment } = call
  const hand = to === null ? null : await caseOfTask(call, task)
  const answer =
    hand && to && handOverTask(workOf(call, hand), { ...actOf(call), task: task.id, to: to.id, reason })
  const inCase = hand && answer && !isRefused(answer) ? changesAtHand(call, hand, answer) : []
  const nth = String(task.revision)
  return [
    ...inCase,
    {
      type: 'hand_over_task',
      task: task.id,
      revision: task.revision,
      by: actor.id,
      at: moment.at,
      to: to?.id ?? null,
      reason: to === null ? 'given_back' : 'handed',
      words: reason,
    },
    ...(to?.person ? [noticeFor(call, { rule: 'task_handed', to: to.person, subject: task.id, nth })] : []),
  ]
}

/** Why, in own words: the colleague reads it. */
export const HAND_OVER = taskForm({
  id: 'hand_over',
  action: 'hand_over_task',
  given: ({ args }) => ({ to: args[1] ?? '' }),
  fields: [wordsField('reason', () => text('office.tasks.why_hand'))],
  finish: async (call, task, answers): Promise<Decision> => {
    const to = (await colleagues(call)).find(({ id }) => id === answers['to'])
    if (!to) return noTask(call, 'hand_over_task', task.id)
    const reason = answerOf(answers, 'reason') ?? ''
    const message = call.words.message(
      [text('office.tasks.is_handed', { name: to.name })],
      [[text('office.menu.entries.today'), 'today']],
    )
    return decide(call.moment, {
      replies: [message],
      office: [
        ...(await changesOf(call, task, to, reason)),
        allowed(call, 'hand_over_task', `task:${task.id}`),
      ],
    })
  },
})

/** Whoever works the district of a task hears that it came back. */
const tellWorkers = async (call: OfficeCall, task: TaskLine): Promise<OfficeChange[]> => {
  if (task.district === null) return []
  const workers = await call.desks.staff.workersOf(task.district, call.today)
  const nth = String(task.revision)
  return workers.flatMap(({ person, id }) =>
    person === null || id === call.actor.id
      ? []
      : [noticeFor(call, { rule: 'task_handed', to: person, subject: task.id, nth })],
  )
}

/** «Вернуть»: the task goes back to whoever works the district. */
export const GIVE_BACK = taskForm({
  id: 'give_back',
  action: 'postpone_task',
  fields: [wordsField('reason', () => text('office.tasks.why_back'))],
  finish: async (call, task, answers): Promise<Decision> => {
    if (task.assignee !== call.actor.id || task.district === null) return overAlready(call, task)
    const reason = answerOf(answers, 'reason') ?? ''
    const message = call.words.message(
      [text('office.tasks.is_back')],
      [[text('office.menu.entries.today'), 'today']],
    )
    return decide(call.moment, {
      replies: [message],
      office: [
        ...(await changesOf(call, task, null, reason)),
        ...(await tellWorkers(call, task)),
        allowed(call, 'postpone_task', `task:${task.id}`),
      ],
    })
  },
})
