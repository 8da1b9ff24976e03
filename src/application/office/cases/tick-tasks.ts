import { closeTasks } from '../../../domain/caseload/settle-task.ts'
import { text } from '../../../domain/words/text-ref.ts'
import { about } from '../kit/about.ts'
import type { OfficeButton } from '../kit/office-words.ts'
import { toast } from '../kit/screen.ts'
import { actOf, CASE, carryOut, workOf } from './case-at-hand.ts'
import { taskLine, taskName, tasksByHand, toCase } from './case-card.ts'

/** What a press says when all that is listed is done; after it the stage that the list was of, and how many stood there. */
const ALL = 'all'

/**
 * «Отметить сделанное»: tasks of the stage that are done by saying so, each closed by one press, or all of them at once. What a
 * deed closes is not among them: there something has to be recorded.
 */
export const tickTasks = about(CASE, 'close_task', (call, hand) => {
  const { found } = hand
  const open = tasksByHand(found)
  const [, said, stage, listed] = call.args
  if (said !== undefined && open.length === 0) return toast(call, 'office.cases.noted_already')
  // An older list: of another stage, or of fewer tasks than are open now. What it never showed is not done by it.
  const isOfBefore = said === ALL && (stage !== found.stage || Number(listed) < open.length)
  if (said === undefined || isOfBefore)
    return {
      parts: [
        ...(isOfBefore ? [text('office.cases.listed_before'), text('talk.blank')] : []),
        ...open.map((task) => taskLine(found, task, call.today)),
        text('office.cases.tick_what'),
      ],
      buttons: [
        ...open.map(
          ({ task }): OfficeButton => [
            call.words.plain(taskName(found, task)),
            'case_tick',
            found.id,
            task.id,
          ],
        ),
        ...(open.length > 1
          ? [
              [
                text('office.cases.buttons.tick_all'),
                'case_tick',
                found.id,
                ALL,
                found.stage,
                String(open.length),
              ] as const,
            ]
          : []),
        toCase(found.id),
      ],
      place: 'in_place',
      object: `case:${found.id}`,
    }
  const done = open.filter(({ task }) => said === ALL || task.id === said)
  if (done.length === 0) return toast(call, 'office.cases.noted_already')
  const answer = closeTasks(workOf(call, hand), {
    ...actOf(call),
    tasks: done.map(({ task }) => task.id),
    result: call.words.phrase('office.tasks.without_words'),
  })
  const screen = carryOut(call, hand, answer, { said: text('office.cases.ticked', { n: done.length }) })
  const [only] = done
  if (done.length > 1 || only === undefined || screen.changes === undefined) return screen
  const undo: OfficeButton = [text('office.monthly.buttons.undo'), 'task_undo', only.task.id]
  return { ...screen, buttons: [...(screen.buttons ?? []), undo] }
})
