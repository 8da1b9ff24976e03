import { z } from 'zod'
import type { LocalDate } from '../calendar/local-date.ts'
import type { CaseRules } from './case-rules.ts'
import { type DueDays, dueDay, type PlannedTask } from './planned-task.ts'

const Day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)

/** Who is responsible for an action: somebody of the family, the curator, or another (seed 001, step 5). */
export const Responsible = z.strictObject({
  side: z.enum(['family', 'curator', 'other']),
  name: z.string(),
})
export type Responsible = z.infer<typeof Responsible>

/** One line of a family's plan. An unfinished draft may lack what `inspectPlan` then names. */
export const PlanEntry = z.strictObject({
  id: z.string().min(1),
  problem: z.string(),
  goal: z.string(),
  action: z.string(),
  responsible: Responsible.nullable(),
  begins: Day,
  due: Day.nullable(),
  /** Days on which the curator looks how it goes. */
  monitoring: z.array(Day),
})
export type PlanEntry = z.infer<typeof PlanEntry>

/** What a plan lacks. Words: `cases.plan_faults.<id>`. */
export const PLAN_FAULTS = [
  'empty_plan',
  'no_problem',
  'no_goal',
  'no_action',
  'no_responsible',
  'no_due',
  'due_before_beginning',
  'no_monitoring',
  'monitoring_outside',
  'too_many_at_once',
] as const
export type PlanFaultKind = (typeof PLAN_FAULTS)[number]

/** A fault of a plan: of one entry, or, with null, of the plan as a whole. */
export interface PlanFault {
  readonly entry: string | null
  readonly fault: PlanFaultKind
}

const isBlank = (words: string): boolean => words.trim() === ''

const faultsOf = ({ id, ...entry }: PlanEntry): PlanFault[] => {
  const { begins, due, monitoring, responsible } = entry
  const found: Partial<Record<PlanFaultKind, boolean>> = {
    no_problem: isBlank(entry.problem),
    no_goal: isBlank(entry.goal),
    no_action: isBlank(entry.action),
    no_responsible: responsible === null || isBlank(responsible.name),
    no_due: due === null,
    due_before_beginning: due !== null && due < begins,
    no_monitoring: monitoring.length === 0,
    monitoring_outside: monitoring.some((day) => day < begins),
  }
  return PLAN_FAULTS.filter((fault) => found[fault]).map((fault) => ({ entry: id, fault }))
}

/** How many actions the family carries on the day that an entry begins. */
const carriedOn = (day: LocalDate, entries: readonly PlanEntry[]): number =>
  entries.filter(
    ({ responsible, begins, due }) =>
      responsible?.side === 'family' && begins <= day && (due === null || day <= due),
  ).length

/**
 * What is wrong with a plan: no entry without responsible and dates, and the family is not overloaded (seed 001,
 * steps 5 and 6). `too_many_at_once` names the entry whose beginning makes it too much.
 */
export const inspectPlan = (
  entries: readonly PlanEntry[],
  { most_actions_at_once: most }: Pick<CaseRules, 'most_actions_at_once'>,
): PlanFault[] => [
  ...(entries.length === 0 ? [{ entry: null, fault: 'empty_plan' as const }] : []),
  ...entries.flatMap(faultsOf),
  ...entries
    .filter(({ responsible }) => responsible?.side === 'family')
    .filter(({ begins }) => carriedOn(begins, entries) > most)
    .map(({ id }) => ({ entry: id, fault: 'too_many_at_once' as const })),
]

/** Tasks of a plan without faults: each action by its day, each monitoring day (D-plan). `about` is the entry. */
export const planTasks = (entries: readonly PlanEntry[], days: DueDays): PlannedTask[] =>
  entries.flatMap(({ id, begins, due, monitoring }) =>
    [
      ...(due === null ? [] : [{ template: 'plan_action', day: due }]),
      ...monitoring.map((day) => ({ template: 'plan_monitoring', day })),
    ].map(({ template, day }): PlannedTask => {
      const deadline = { rule: 'plan', base: day } as const
      return {
        template,
        origin: 'common',
        stage: null,
        track: null,
        deadline,
        due: dueDay(deadline, days),
        from: begins,
        closedBy: null,
        required: false,
        repeats: null,
        about: id,
      }
    }),
  )
