import { text } from '../../../domain/words/text-ref.ts'
import type { TaskLine } from '../../ports/office/task-desk.ts'
import { cryAnswered, cryRead } from '../cries/cry-changes.ts'
import { about } from '../kit/about.ts'
import { refuse } from '../kit/audited.ts'
import { note } from '../kit/field.ts'
import { noticeFor } from '../kit/notice-for.ts'
import type { OfficeCall } from '../kit/office-call.ts'
import type { Screen } from '../kit/screen.ts'
import { CRY, taskDialog, toTask, whileOpen } from './task-at-hand.ts'

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
): Promise<Screen> => {
  const { moment } = call
  const nth = `${how}${moment.at.toString(36)}`
  const chats = await chatsAbout(call, task)
  const told = chats.map((to) => noticeFor(call, { rule: 'head_answered', to, subject: task.id, nth }))
  const key = chats.length > 0 ? 'office.cries.answered' : 'office.cries.answered_nobody'
  return {
    parts: [text(key, { what: text(`office.cries.how.${how}`) })],
    buttons: [
      ...(how === 'wrote' ? [] : [[text('office.cries.buttons.write'), 'cry_words', task.id] as const]),
      toTask(task.id),
    ],
    place: 'in_place',
    changes: [...(await cryRead(call, task)), cryAnswered(call, task, how, words), ...told],
    object: `task:${task.id}`,
  }
}

/** «Принято, еду», «Принято, по телефону»: the head answers an urgent thing; whoever works on it sees it at once. */
export const answerCry = about(
  CRY,
  'answer_urgent',
  whileOpen((call, task) => {
    const how = ANSWERS.find((each) => each === call.args[1])
    return how ? answered(call, task, how) : refuse(call, 'answer_urgent', `task:${task.id}`)
  }),
)

/** «Написать»: the answer in the head's own words. */
export const CRY_WORDS = taskDialog({
  id: 'cry_words',
  action: 'answer_urgent',
  subject: CRY,
  given: () => ({}),
  questions: (from) => from.ask('words', () => note(text('office.cries.ask_words'))),
  finish: (call, task, { words }) => answered(call, task, 'wrote', words),
})

/** «Прочитано, займусь»: who sees to it stands beside the cry; the person hears that it is read, the head sees whose it is. */
export const takeCry = about(
  CRY,
  'close_task',
  whileOpen(async (call, task) => {
    return {
      parts: [text('office.cries.taken', { name: task.name ?? text('office.talking.citizen') })],
      buttons: [
        toTask(task.id),
        ...(task.citizen === null
          ? []
          : [[text('office.tasks.buttons.person'), 'person', task.citizen] as const]),
      ],
      place: 'in_place',
      object: `task:${task.id}`,
      changes: [...(await cryRead(call, task)), cryAnswered(call, task, 'taken')],
    }
  }),
)
