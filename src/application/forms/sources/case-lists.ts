import type { CaseEvent } from '../../../domain/caseload/case-event.ts'
import type { PlanEntry } from '../../../domain/caseload/work-plan.ts'
import type { KnownRow } from '../../../domain/forms/known.ts'
import { writtenDay } from '../../../domain/forms/paper.ts'
import type { ListSource } from '../../../domain/forms/source-name.ts'
import { text } from '../../../domain/words/text-ref.ts'
import type { PaperGround } from '../paper-ground.ts'
import type { ListOf } from './list-of.ts'

const planRow = (entry: PlanEntry, n: number): KnownRow => ({
  n,
  problem: entry.problem,
  goal: entry.goal,
  action: entry.action,
  responsible: entry.responsible?.name ?? null,
  begins: { date: entry.begins },
  due: entry.due === null ? null : { date: entry.due },
  monitoring: { list: entry.monitoring.map(writtenDay) },
})

const isMonitoring = (event: CaseEvent): event is Extract<CaseEvent, { type: 'task_closed' }> =>
  event.type === 'task_closed' && event.template === 'plan_monitoring'

const checked = ({ history }: PaperGround): KnownRow[] =>
  (history?.events ?? [])
    .map(({ event }) => event)
    .filter(isMonitoring)
    .map(({ on, result }) => ({ day: { date: on }, what: null, result }))

/** Days on which the curator will look, of the lines of the plan. */
const toCheck = ({ case: found, today }: PaperGround): KnownRow[] =>
  (found?.words.plan ?? [])
    .flatMap(({ action, monitoring }) => monitoring.map((on) => ({ on, action })))
    .filter(({ on }) => on >= today)
    .sort((a, b) => (a.on < b.on ? -1 : 1))
    .map(({ on, action }) => ({ day: { date: on }, what: action, result: null }))

const planEntries = ({ plan, staff }: PaperGround): KnownRow[] =>
  (plan?.plan.entries ?? []).map(({ what, when, done }, index) => ({
    n: index + 1,
    what,
    when: when === null ? null : { date: when },
    responsible: staff.name,
    done: done ? text('office.papers.values.yes') : null,
  }))

/** Tables of a case and of a person's own plan. */
export const CASE_LISTS = {
  'case.plan': ({ case: found }) => (found?.words.plan ?? []).map((entry, at) => planRow(entry, at + 1)),
  'case.monitoring': (ground) => [...checked(ground), ...toCheck(ground)],
  'plan.entries': planEntries,
} as const satisfies Partial<Record<ListSource, ListOf>>
