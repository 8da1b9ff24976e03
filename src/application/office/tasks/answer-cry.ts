import { isCry } from '../../../domain/caseload/cry.ts'
import { text } from '../../../domain/words/text-ref.ts'
import { type Decision, decide } from '../../decision.ts'
import type { OfficeChange } from '../../ports/office/changes.ts'
import type { TaskLine } from '../../ports/office/task-desk.ts'
import { cryAnswered, cryRead } from '../cries/cry-changes.ts'
import { allowed } from '../kit/audited.ts'
import { answerOf, wordsField } from '../kit/fields.ts'
import { noticeFor } from '../kit/notice-for.ts'
import type { OfficeCall } from '../kit/office-call.ts'
import { inPlace, type OfficeUseCase } from '../kit/use-case.ts'
import { noTask, overAlready, taskAtHand } from './task-at-hand.ts'
import { taskForm } from './task-form.ts'

/** What a head answers by a press; words have a short dialog. */
const ANSWERS = ['going', 'by_phone'] as const

/** Chats of whoever works on it: the district's, the case's curator, whoever reported or took it. */
const chatsAbout = async ({ desks, actor, today, moment }: OfficeCall, task: TaskLine): Promise<string[]> => {
  const workers = task.district === null ? [] : await desks.staff.workersOf(task.district, today)
  const found = task.case === null ? null : await desks.cases.find(actor, task.case, today, moment.at)
  const named = [task.params['by'], task.params['taken_by'], task.assignee, found?.curator]
  const others = await Promise.all(
    named.map((id) => (typeof id === 'string' ? desks.staff.find(id, today) : null)),
  )
  const all = [...workers, ...others].filter((each) => each !== null && each.id !== actor.id)
  return [...new Set(all.flatMap((each) => each?.person ?? []))]
}

const answered = async (
  call: OfficeCall,
  task: TaskLine,
  how: (typeof ANSWERS)[number] | 'wrote',
  words: string | null = null,
): Promise<Decision> => {
  const { moment } = call
  const nth = `${how}${moment.at.toString(36)}`
  const chats = await chatsAbout(call, task)
  const told = chats.map((to) => noticeFor(call, { rule: 'head_answered', to, subject: task.id, nth }))
  const office: OfficeChange[] = [
    ...(await cryRead(call, task)),
    cryAnswered(call, task, how, words),
    ...told,
    allowed(call, 'answer_urgent', `task:${task.id}`),
  ]
  const key = chats.length > 0 ? 'office.cries.answered' : 'office.cries.answered_nobody'
  const message = call.words.message(
    [text(key, { what: text(`office.cries.how.${how}`) })],
    [
      ...(how === 'wrote' ? [] : [[text('office.cries.buttons.write'), 'cry_words', task.id] as const]),
      [text('office.tasks.buttons.card'), 'task', task.id],
    ],
  )
  return decide(moment, { replies: [inPlace(call, message)], office })
}

/** «Принято, еду», «Принято, по телефону»: the head answers an urgent thing; whoever works on it sees it at once. */
export const answerCry: OfficeUseCase = {
  action: 'answer_urgent',
  run: async (call) => {
    const [id, said] = call.args
    const how = ANSWERS.find((each) => each === said)
    const task = await taskAtHand(call, 'answer_urgent', id)
    if (!task || !isCry(task) || !how) return noTask(call, 'answer_urgent', id)
    return task.state === 'open' ? answered(call, task, how) : overAlready(call, task)
  },
}

/** «Написать»: the answer in the head's own words. */
export const CRY_WORDS = taskForm({
  id: 'cry_words',
  action: 'answer_urgent',
  fields: [wordsField('words', () => text('office.cries.ask_words'))],
  finish: (call, task, answers) =>
    isCry(task)
      ? answered(call, task, 'wrote', answerOf(answers, 'words'))
      : noTask(call, 'answer_urgent', task.id),
})
