import type { Role } from '../../../domain/access/role.ts'
import { isRefused } from '../../../domain/caseload/change.ts'
import { handOverTask } from '../../../domain/caseload/settle-task.ts'
import { shortName } from '../../../domain/people/short-name.ts'
import { text } from '../../../domain/words/text-ref.ts'
import type { OfficeChange } from '../../ports/office/changes.ts'
import type { Employee } from '../../ports/office/staff-desk.ts'
import type { TaskLine } from '../../ports/office/task-desk.ts'
import { actOf, changesAtHand, workOf } from '../cases/case-at-hand.ts'
import { about } from '../kit/about.ts'
import { refuse } from '../kit/audited.ts'
import { note } from '../kit/field.ts'
import { noticeFor } from '../kit/notice-for.ts'
import type { OfficeCall } from '../kit/office-call.ts'
import type { OfficeButton } from '../kit/office-words.ts'
import { caseOfTask, overAlready, TASK, TO_TODAY, taskDialog, toTask, whileOpen } from './task-at-hand.ts'

/** Who takes tasks over. */
const TAKES: readonly Role[] = ['psychologist', 'lawyer', 'assistant', 'mentor', 'specialist', 'head']

const colleagues = async ({ desks, actor, today }: OfficeCall): Promise<Employee[]> => {
  const all = await desks.staff.colleagues(actor.department, today)
  return all.filter(({ id, state, role }) => id !== actor.id && state === 'active' && TAKES.includes(role))
}

/** «Передать»: to whom. */
export const chooseColleague = about(
  TASK,
  'hand_over_task',
  whileOpen(async (call, task) => {
    const others = await colleagues(call)
    const buttons = others.map(
      ({ id, name, role }): OfficeButton => [
        text('office.tasks.colleague', { name: shortName(name), role: text(`office.role_buttons.${role}`) }),
        ...(['task_hand_to', task.id, id] as const),
      ],
    )
    const question = text(others.length > 0 ? 'office.tasks.to_whom' : 'office.tasks.nobody')
    const back = toTask(task.id)
    return { parts: [question], buttons: [...buttons, back], place: 'in_place' }
  }),
)

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
export const HAND_OVER = taskDialog({
  id: 'hand_over',
  action: 'hand_over_task',
  given: ({ args }) => ({ to: args[1] ?? '' }),
  questions: (from) => from.ask('reason', () => note(text('office.tasks.why_hand'))),
  finish: async (call, task, { to: chosen, reason }) => {
    const to = (await colleagues(call)).find(({ id }) => id === chosen)
    if (!to) return refuse(call, 'hand_over_task', `task:${task.id}`)
    return {
      parts: [text('office.tasks.is_handed', { name: to.name })],
      buttons: [TO_TODAY],
      changes: await changesOf(call, task, to, reason),
      object: `task:${task.id}`,
    }
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
export const GIVE_BACK = taskDialog({
  id: 'give_back',
  action: 'postpone_task',
  given: () => ({}),
  questions: (from) => from.ask('reason', () => note(text('office.tasks.why_back'))),
  finish: async (call, task, { reason }) => {
    if (task.assignee !== call.actor.id || task.district === null) return overAlready(task)
    return {
      parts: [text('office.tasks.is_back')],
      buttons: [TO_TODAY],
      changes: [...(await changesOf(call, task, null, reason)), ...(await tellWorkers(call, task))],
      object: `task:${task.id}`,
    }
  },
})
