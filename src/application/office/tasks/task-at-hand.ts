import type { Action } from '../../../domain/access/action.ts'
import { can } from '../../../domain/access/can.ts'
import { text } from '../../../domain/words/text-ref.ts'
import { type Decision, decide } from '../../decision.ts'
import type { TaskLine } from '../../ports/office/task-desk.ts'
import { type CaseAtHand, caseAtHand } from '../cases/case-at-hand.ts'
import { refuse } from '../kit/audited.ts'
import type { OfficeCall } from '../kit/office-call.ts'
import { inPlace } from '../kit/use-case.ts'

/** The task that a call is about, if the actor may do this with it; null – there is none such. */
export const taskAtHand = async (
  call: OfficeCall,
  action: Action,
  id: string | undefined,
): Promise<TaskLine | null> => {
  const { desks, actor, today, moment } = call
  const found = await desks.tasks.find(actor, id ?? '', today, moment.at)
  if (!found) return null
  const { department, district, assignee } = found
  const target = {
    department: department === '' ? actor.department : department,
    ...(district === null ? {} : { district }),
    // What is one's own is in reach whatever the district.
    lent: found.lent || assignee === actor.id,
  }
  return can(actor, action, target) ? found : null
}

export const noTask = (call: OfficeCall, action: Action, id: string | undefined): Decision =>
  refuse(call, action, `task:${id ?? ''}`)

/** A task that was closed meanwhile: what became of it, no button to do it again. */
export const overAlready = (call: OfficeCall, task: TaskLine): Decision =>
  decide(call.moment, {
    replies: [
      inPlace(
        call,
        call.words.message(
          [text(`office.tasks.over.${task.state}`)],
          [[text('office.menu.entries.today'), 'today']],
        ),
      ),
    ],
  })

/** The case that a task belongs to, as far as it is in sight. */
export const caseOfTask = async (call: OfficeCall, task: TaskLine): Promise<CaseAtHand | null> => {
  const hand = task.case === null ? null : await caseAtHand(call, 'see_case', task.case)
  return hand?.found.tasks.some((each) => each.task.id === task.id) ? hand : null
}
