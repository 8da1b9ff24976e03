import type { OfficeForm } from '../kit/office-form.ts'
import type { UseCases } from '../kit/use-case.ts'
import { ADD_TASK, addTask } from './add-task.ts'
import { answerCry, CRY_WORDS, takeCry } from './answer-cry.ts'
import { finishTask, TASK_RESULT } from './finish-task.ts'
import { chooseColleague, GIVE_BACK, HAND_OVER } from './hand-over-task.ts'
import { listPersonTasks, listTasks } from './list-tasks.ts'
import { POSTPONE_OTHER, postpone } from './postpone-task.ts'
import { openCalendar, openCalendarDay } from './show-calendar.ts'
import { showTask } from './show-task.ts'
import { showTaskHistory } from './task-history.ts'

/** Use cases of tasks and of the calendar by the name in their token. */
export const TASK_USE_CASES = {
  tasks: listTasks,
  person_tasks: listPersonTasks,
  task: showTask,
  task_done: finishTask,
  task_result: TASK_RESULT.begin,
  task_later: postpone,
  task_later_other: POSTPONE_OTHER.begin,
  task_hand: chooseColleague,
  task_hand_to: HAND_OVER.begin,
  task_return: GIVE_BACK.begin,
  task_history: showTaskHistory,
  cry_take: takeCry,
  cry_answer: answerCry,
  cry_words: CRY_WORDS.begin,
  task_new: addTask,
  calendar: openCalendar,
  calendar_day: openCalendarDay,
} satisfies UseCases

/** Short dialogs of tasks by id. */
export const TASK_FORMS: Readonly<Record<string, OfficeForm>> = {
  task_result: TASK_RESULT.form,
  postpone_other: POSTPONE_OTHER.form,
  hand_over: HAND_OVER.form,
  give_back: GIVE_BACK.form,
  cry_words: CRY_WORDS.form,
  add_task: ADD_TASK.form,
}
