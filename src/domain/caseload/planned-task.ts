import { z } from 'zod'
import { addDays, addMonths, daysBetween, type LocalDate } from '../calendar/local-date.ts'
import { addWorkingDays, type WorkingCalendar } from '../calendar/working-calendar.ts'
import type { CaseState } from './case-state.ts'
import { DEADLINE_NAMES, type DeadlineName } from './deadline-name.ts'
import { DEED_KINDS, type DeedKind } from './deed.ts'
import { Repeats, type TaskTemplate } from './task-template.ts'
import { Track } from './track.ts'

/** From which day a task is due, and by what: a rule of requirements.md D, or a term of its own. */
export type Deadline =
  | { readonly rule: DeadlineName; readonly base: LocalDate }
  | { readonly workingDays: number; readonly base: LocalDate }
  | { readonly months: number; readonly base: LocalDate }

/** Where the words of a task stand: with its stage, its case, the district's duties, or with what all cases share. */
export type TaskOrigin = 'stage' | 'case' | 'duty' | 'common'

/** A task to be put into somebody's day. Plain JSON. */
export interface PlannedTask {
  readonly template: string
  readonly origin: TaskOrigin
  readonly stage: string | null
  readonly track: Track | null
  readonly deadline: Deadline | null
  readonly due: LocalDate | null
  /** Nothing done before this day closes it. */
  readonly from: LocalDate
  readonly closedBy: DeedKind | null
  readonly required: boolean
  readonly repeats: Repeats | null
  /** The letter or the plan's entry that it is about; null for the person as a whole. */
  readonly about: string | null
}

const Day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)

/** A planned task as it is read back from where it was stored. */
export const StoredTask: z.ZodType<PlannedTask> = z.strictObject({
  template: z.string(),
  origin: z.enum(['stage', 'case', 'duty', 'common']),
  stage: z.string().nullable(),
  track: Track.nullable(),
  deadline: z
    .union([
      z.strictObject({ rule: z.enum(DEADLINE_NAMES), base: Day }),
      z.strictObject({ workingDays: z.int(), base: Day }),
      z.strictObject({ months: z.int(), base: Day }),
    ])
    .nullable(),
  due: Day.nullable(),
  from: Day,
  closedBy: z.enum(DEED_KINDS).nullable(),
  required: z.boolean(),
  repeats: Repeats.nullable(),
  about: z.string().nullable(),
})

/** A planned task that was stored and is not closed. */
export interface OpenTask extends PlannedTask {
  readonly id: string
}

/** What due days are counted with: the rules of requirements.md D, and the production calendar for terms of a task's own. */
export interface DueDays {
  readonly dueOf: (rule: string, base: LocalDate) => LocalDate
  readonly calendar: WorkingCalendar
}

/** The due day of a deadline. */
export const dueDay = (deadline: Deadline, { dueOf, calendar }: DueDays): LocalDate => {
  if ('rule' in deadline) return dueOf(deadline.rule, deadline.base)
  if ('months' in deadline) return addMonths(deadline.base, deadline.months)
  return addWorkingDays(calendar, deadline.base, deadline.workingDays).date
}

const deadlineOf = ({ deadline }: TaskTemplate, base: LocalDate): Deadline | null => {
  if (deadline === undefined) return null
  if (typeof deadline === 'string') return { rule: deadline, base }
  return 'months' in deadline
    ? { months: deadline.months, base }
    : { workingDays: deadline.working_days, base }
}

/** Makes a task of a template, its deadline counted from `base`. */
export const planTask = (
  template: TaskTemplate,
  base: LocalDate,
  { origin, stage }: { origin: TaskOrigin; stage: string | null },
  days: DueDays,
): PlannedTask => {
  const deadline = deadlineOf(template, base)
  return {
    template: template.id,
    origin,
    stage,
    track: template.track ?? null,
    deadline,
    due: deadline && dueDay(deadline, days),
    from: base,
    closedBy: template.closed_by === 'none' ? null : template.closed_by,
    required: template.required,
    repeats: template.repeats ?? null,
    about: null,
  }
}

/** On which day a repeating task was closed, and whether by its deed: then the period of that day is served. */
export interface Closed {
  readonly on: LocalDate
  readonly served: boolean
}

/** The longest that a due day is moved back from the end of its period. */
const MOST_MOVED_BACK = 14

/** How many months ahead of its base day an anniversary is looked for. */
const MOST_MONTHS = 60

/**
 * The day of the calendar that an anniversary fell due on, before it was moved off a day that is not worked: the next one
 * counts from it, so that the day does not wander. A day that somebody chose far from it is the new beginning.
 */
const anniversary = (base: LocalDate, due: LocalDate): LocalDate => {
  for (let months = 1; months <= MOST_MONTHS; months += 1) {
    const day = addMonths(base, months)
    if (Math.abs(daysBetween(day, due)) <= MOST_MOVED_BACK) return day
  }
  return due
}

/** The next due day, with the day that it counts from; a due day moved back leaves days of its own period behind it. */
const afterwards = (
  deadline: Deadline,
  repeats: Repeats,
  due: LocalDate,
  days: DueDays,
): { deadline: Deadline; due: LocalDate } | null => {
  const first = repeats === 'period' ? addDays(due, 1) : anniversary(deadline.base, due)
  for (let ahead = 0; ahead <= MOST_MOVED_BACK; ahead += 1) {
    const coming = { ...deadline, base: addDays(first, ahead) }
    const next = dueDay(coming, days)
    if (next > due) return { deadline: coming, due: next }
  }
  return null
}

/**
 * The task as it comes again, or null when it does not: for the next period from the day after its due day, as an
 * anniversary from the due day itself. What passed while it lay open is not made up for.
 * @example a contact of October made on 10 November: the next one is December's, since that contact was November's
 */
export const nextTask = (task: PlannedTask, { on, served }: Closed, days: DueDays): PlannedTask | null => {
  if (!task.repeats || !task.deadline || !task.due) return null
  let deadline: Deadline = task.deadline
  let due: LocalDate = task.due
  const isPast = (): boolean => (served && task.repeats === 'period' ? deadline.base <= on : due < on)
  do {
    const coming = afterwards(deadline, task.repeats, due, days)
    if (!coming) return null
    ;({ deadline, due } = coming)
  } while (isPast())
  const { template, origin, stage, track, closedBy, required, repeats, about } = task
  const from = deadline.base
  return { template, origin, stage, track, deadline, due, from, closedBy, required, repeats, about }
}

/**
 * Text key of a task's words: `.name`, and where it is written `.why`.
 * @example taskKey('mentoring', task) === 'technologies.mentoring.stages.match.tasks.family_consent'
 */
export const taskKey = (
  technology: CaseState['technology'],
  { template, origin, stage }: Pick<PlannedTask, 'template' | 'origin' | 'stage'>,
): string => {
  if (origin === 'common') return `cases.tasks.${template}`
  if (origin === 'duty') return `technologies.${technology}.duties.${template}`
  if (origin === 'case') return `technologies.${technology}.tasks.${template}`
  return `technologies.${technology}.stages.${stage}.tasks.${template}`
}
