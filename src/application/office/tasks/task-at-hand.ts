import { can } from '../../../domain/access/can.ts'
import { isCry } from '../../../domain/caseload/cry.ts'
import { text } from '../../../domain/words/text-ref.ts'
import type { FormAnswers } from '../../ports/office/dialogs.ts'
import type { TaskLine } from '../../ports/office/task-desk.ts'
import { CASE, type CaseAtHand } from '../cases/case-at-hand.ts'
import { onlyThose, type Subject } from '../kit/about.ts'
import { type AskedAbout, type DialogAbout, dialogAbout } from '../kit/form.ts'
import type { OfficeCall } from '../kit/office-call.ts'
import type { OfficeButton } from '../kit/office-words.ts'
import type { Answer, Screen } from '../kit/screen.ts'

/** A task in sight with which the actor may do this. */
export const TASK: Subject<TaskLine> = {
  kind: 'task',
  find: async ({ desks, actor, today, moment }, action, id) => {
    const found = await desks.tasks.find(actor, id, today, moment.at)
    if (!found) return null
    const { department, district, assignee } = found
    const target = {
      department: department === '' ? actor.department : department,
      ...(district === null ? {} : { district }),
      // What is one's own is in reach whatever the district.
      lent: found.lent || assignee === actor.id,
    }
    return can(actor, action, target) ? found : null
  },
}

/** A task that somebody in danger stands behind. */
export const CRY = onlyThose(TASK, (_, task) => isCry(task))

/** The way back to a task's card. */
export const toTask = (id: string): OfficeButton => [text('office.tasks.buttons.card'), 'task', id]

/** The way back to the day's list. */
export const TO_TODAY: OfficeButton = [text('office.menu.entries.today'), 'today']

/** A task that was closed meanwhile: what became of it, no button to do it again. */
export const overAlready = ({ state }: TaskLine): Screen => ({
  parts: [text(`office.tasks.over.${state}`)],
  buttons: [TO_TODAY],
  place: 'in_place',
})

/** What is done with a task as long as it is open. */
export const whileOpen =
  <Rest extends readonly unknown[]>(
    run: (call: OfficeCall, task: TaskLine, ...rest: Rest) => Answer | Promise<Answer>,
  ) =>
  (call: OfficeCall, task: TaskLine, ...rest: Rest): Answer | Promise<Answer> =>
    task.state === 'open' ? run(call, task, ...rest) : overAlready(task)

/** What is asked about an open task and done with the answers. */
interface TaskDialog<Known extends FormAnswers, Answers>
  extends Omit<AskedAbout<TaskLine, Known, Answers>, 'given'> {
  /** A task where not every one is meant. */
  readonly subject?: Subject<TaskLine>
  readonly given: (call: OfficeCall) => Known
}

/** A short dialog about an open task, and the use case that begins it. */
export const taskDialog = <Known extends FormAnswers, Answers>({
  subject = TASK,
  given,
  finish,
  ...parts
}: TaskDialog<Known, Answers>): DialogAbout<Known> =>
  dialogAbout({
    ...parts,
    subject,
    given: (call, task): Known | Screen => (task.state === 'open' ? given(call) : overAlready(task)),
    finish: whileOpen(finish),
  })

/** The case that a task belongs to, as far as it is in sight. */
export const caseOfTask = async (call: OfficeCall, task: TaskLine): Promise<CaseAtHand | null> => {
  const hand = task.case === null ? null : await CASE.find(call, 'see_case', task.case)
  return hand?.found.tasks.some((each) => each.task.id === task.id) ? hand : null
}
