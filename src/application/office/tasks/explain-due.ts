import { dueOf } from '../../../domain/calendar/deadline.ts'
import type { DeadlineRule } from '../../../domain/calendar/deadline-rule.ts'
import { explainDeadline } from '../../../domain/calendar/explain-deadline.ts'
import type { LocalDate } from '../../../domain/calendar/local-date.ts'
import { type PlannedTask, StoredTask } from '../../../domain/caseload/planned-task.ts'
import { type TextRef, text } from '../../../domain/words/text-ref.ts'
import type { TaskLine } from '../../ports/office/task-desk.ts'
import type { Reckoning } from '../cases/dated-by.ts'

/** The task of a case as its core planned it; null – no case made it. */
export const plannedIn = ({ params }: Pick<TaskLine, 'params'>): PlannedTask | null => {
  const { planned } = params
  return typeof planned === 'string' ? StoredTask.parse(JSON.parse(planned)) : null
}

type Explained = Pick<TaskLine, 'rule' | 'base' | 'due' | 'params'>

/** A term of a technology's own, as a rule: it explains itself like the others, only its source is the technology. */
const ownTerm = (task: Explained): { rule: DeadlineRule; base: LocalDate; isOwn: boolean } | null => {
  const deadline = plannedIn(task)?.deadline ?? null
  if (deadline === null || 'rule' in deadline) return null
  const counting: DeadlineRule['counting'] =
    'months' in deadline
      ? { kind: 'months', months: deadline.months, moved: 'none' }
      : { kind: 'working_days', days: deadline.workingDays }
  const source = { document: 'case_work', item: '', quote: ' ' } as const
  const rule: DeadlineRule = { id: 'own_term', source, counting, warn: [1], tell: 'specialist' }
  return { rule, base: deadline.base, isOwn: true }
}

const termOf = (task: Explained, { content }: Reckoning) => {
  const rule = task.rule === null ? undefined : content.deadlines.get(task.rule)
  return rule && task.base !== null ? { rule, base: task.base, isOwn: false } : ownTerm(task)
}

/** The day that the rule sets, wherever the task was put off to; null – somebody chose the day. */
export const lawfulDay = (task: Explained, reckoning: Reckoning): LocalDate | null => {
  const term = termOf(task, reckoning)
  return term && dueOf(term.rule, term.base, reckoning.calendar).due
}

/** Why a task is due on its day: one sentence, the source, and what putting it off did (D; issue «Deadlines»). */
export const explainDue = (task: Explained, reckoning: Reckoning, today: LocalDate): TextRef[] => {
  const term = termOf(task, reckoning)
  if (!term) return []
  const deadline = dueOf(term.rule, term.base, reckoning.calendar)
  const { sentence, source, caution } = explainDeadline(deadline, today)
  return [
    sentence,
    ...(term.isOwn ? [] : [source]),
    ...(caution === null ? [] : [caution]),
    ...(task.due !== null && task.due !== deadline.due
      ? [text(term.isOwn ? 'office.tasks.put_off' : 'office.tasks.put_off_law', { date: { date: task.due } })]
      : []),
  ]
}
