import type { CryAnswer } from '../../../domain/caseload/cry.ts'
import type { CaseloadChange } from '../../ports/office/caseload-change.ts'
import type { OfficeChange } from '../../ports/office/changes.ts'
import type { TaskLine } from '../../ports/office/task-desk.ts'
import { noticeFor } from '../kit/notice-for.ts'
import type { OfficeCall } from '../kit/office-call.ts'
import { isOwnCry } from './cry-words.ts'

/** An employee's answer to a cry, to be kept beside it. */
export const cryAnswered = (
  { actor, today, moment }: OfficeCall,
  task: TaskLine,
  how: CryAnswer,
  words: string | null = null,
): CaseloadChange => ({
  type: 'answer_cry',
  task: task.id,
  by: actor.id,
  day: today,
  at: moment.at,
  how,
  words,
})

/** The chat of whoever cried: of the card, or of the call. */
const crierOf = async (
  { desks, actor, today, moment }: OfficeCall,
  task: TaskLine,
): Promise<string | null> => {
  const call = await desks.talking.ofTask(task.id)
  if (call) return call.person
  const card = task.citizen === null ? null : await desks.register.card(actor, task.citizen, today, moment.at)
  return card?.person ?? null
}

/** An employee read a cry for the first time: that is kept, and whoever cried hears it, once. Else nothing. */
export const cryRead = async (call: OfficeCall, task: TaskLine): Promise<OfficeChange[]> => {
  const isFirst = task.state === 'open' && task.params['read_on'] === undefined
  if (!isOwnCry(task) || !isFirst) return []
  const person = await crierOf(call, task)
  return [
    cryAnswered(call, task, 'read'),
    ...(person === null ? [] : [noticeFor(call, { rule: 'help_read', to: person, subject: task.id })]),
  ]
}
