import { CURATOR_REASONS } from './case-event.ts'
import type { CaseRules } from './case-rules.ts'
import { REFUSALS } from './change.ts'
import { DEED_KINDS } from './deed.ts'
import { HISTORY_TEXTS } from './history-line.ts'
import type { Stage, Technology } from './technology.ts'
import { TRACKS } from './track.ts'
import { URGENCIES } from './urgency.ts'
import { PLAN_FAULTS } from './work-plan.ts'

const idsOf = (entries: readonly { id: string }[]): string[] => entries.map(({ id }) => id)

const under = (base: string, ids: readonly string[]): string[] => ids.map((id) => `${base}.${id}`)

const ofStage = ({ id, tasks, outcomes, back }: Stage): string[] =>
  [
    'name',
    'why',
    ...idsOf(tasks).map((task) => `tasks.${task}.name`),
    ...under('outcomes', idsOf(outcomes)),
    ...under('back', idsOf(back)),
  ].map((part) => `stages.${id}.${part}`)

const named = (base: string, ids: readonly string[]): string[] => ids.map((id) => `${base}.${id}.name`)

/** Text keys that a technology cannot do without. */
export const textsOfTechnology = (technology: Technology): string[] => {
  const { mentoring, closing } = technology
  return [
    'name',
    'about',
    ...under('attention', technology.for.attention),
    ...technology.stages.flatMap(ofStage),
    ...named('tasks', idsOf(technology.tasks)),
    ...named('duties', idsOf(technology.duties)),
    ...under('triage', idsOf(technology.triage)),
    ...under('reasons', idsOf(closing)),
    ...under('results', [...new Set(closing.flatMap(({ results }) => results))]),
    ...(mentoring
      ? [
          ...under('replacing', mentoring.replacing),
          ...under('individual', mentoring.individual),
          ...under('group', mentoring.group),
        ]
      : []),
  ].map((part) => `technologies.${technology.id}.${part}`)
}

/** Text keys that may stand: why a task is done, where its name does not say it. */
export const optionalTextsOfTechnology = ({ id, stages, tasks, duties }: Technology): string[] =>
  [
    ...stages.flatMap((stage) => stage.tasks.map((task) => `stages.${stage.id}.tasks.${task.id}`)),
    ...under('tasks', idsOf(tasks)),
    ...under('duties', idsOf(duties)),
  ].map((part) => `technologies.${id}.${part}.why`)

/** Tasks that all technologies share: checks of a letter (A5) and of a plan (W). */
export const COMMON_TASKS = [
  'letter_receipt',
  'letter_result',
  'plan_action',
  'plan_monitoring',
  'booking',
] as const

/** Text keys of what all cases share. */
export const textsOfCaseRules = ({ skipping, pausing, postponing }: CaseRules): string[] =>
  [
    ...under('skipping', skipping),
    ...under('pausing', pausing),
    ...under('postponing', postponing),
    ...under('urgency', URGENCIES),
    ...under('tracks', TRACKS),
    ...under('deeds', DEED_KINDS),
    ...under('refusals', REFUSALS),
    ...under('plan_faults', PLAN_FAULTS),
    ...under('curator_reasons', CURATOR_REASONS),
    ...under('history', HISTORY_TEXTS),
    ...COMMON_TASKS.flatMap((id) => [`tasks.${id}.name`, `tasks.${id}.why`]),
  ].map((part) => `cases.${part}`)
