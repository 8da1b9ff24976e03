import { fault, type Issue, quoted, repeated } from '../words/issue.ts'
import type { TaskTemplate } from './task-template.ts'
import { CLOSING, type Stage, type Technology, tracksAt } from './technology.ts'

/** A fault with the place in the file; the file follows from the technology. */
interface Found {
  readonly step?: string
  readonly message: string
}

const idsOf = (entries: readonly { id: string }[]): string[] => entries.map(({ id }) => id)

const twice = (step: string, ids: readonly string[]): Found[] =>
  repeated(ids).map((id) => ({ step, message: `id "${id}" stands here twice: rename one` }))

const duplicates = (technology: Technology): Found[] => [
  ...twice('stages', idsOf(technology.stages)),
  ...twice('tasks', idsOf(technology.tasks)),
  ...twice('duties', idsOf(technology.duties)),
  ...twice('closing', idsOf(technology.closing)),
  ...twice('triage', idsOf(technology.triage)),
  ...technology.stages.flatMap(({ id, tasks, outcomes, back }) => [
    ...twice(`stages.${id}.tasks`, idsOf(tasks)),
    ...twice(`stages.${id}.outcomes`, idsOf(outcomes)),
    ...twice(`stages.${id}.back`, idsOf(back)),
  ]),
  ...technology.closing.flatMap(({ id, results }) => twice(`closing.${id}.results`, results)),
]

const targets = ({ stages, closing }: Technology): Found[] => {
  const known = idsOf(stages)
  const reasons = idsOf(closing)
  return [
    ...stages
      .filter(({ id }) => id === CLOSING)
      .map(({ id }) => ({ step: `stages.${id}`, message: `no stage may be called "${id}": rename it` })),
    ...stages.flatMap(({ id, outcomes, back }) => [
      ...outcomes
        .filter(({ leads_to }) => leads_to !== CLOSING && !known.includes(leads_to))
        .map((outcome) => lost(`stages.${id}.outcomes.${outcome.id}`, outcome.leads_to, known)),
      ...back
        .filter(({ leads_to }) => !known.includes(leads_to))
        .map((way) => lost(`stages.${id}.back.${way.id}`, way.leads_to, known)),
      ...outcomes.flatMap((outcome) =>
        (outcome.reasons ?? [])
          .filter((reason) => !reasons.includes(reason))
          .map((reason) => ({
            step: `stages.${id}.outcomes.${outcome.id}`,
            message: `closes for reason "${reason}", which is not among ${quoted(reasons)}`,
          })),
      ),
    ]),
  ]
}

const lost = (step: string, target: string, known: readonly string[]): Found => ({
  step,
  message: `leads to stage "${target}", which is not among ${quoted(known)}`,
})

const backwards = ({ stages }: Technology): Found[] => {
  const known = idsOf(stages)
  return stages.flatMap(({ id, back }, index) =>
    back
      .filter(({ leads_to }) => known.indexOf(leads_to) >= index)
      .map((way) => ({
        step: `stages.${id}.back.${way.id}`,
        message: `leads to "${way.leads_to}", which is no earlier stage: failure leads back`,
      })),
  )
}

const reachedFrom = (stages: readonly Stage[], start: string): Set<string> => {
  const seen = new Set<string>()
  const walk = (id: string): void => {
    if (seen.has(id)) return
    seen.add(id)
    for (const { leads_to } of stages.find((stage) => stage.id === id)?.outcomes ?? []) walk(leads_to)
  }
  walk(start)
  return seen
}

const unreachable = ({ stages }: Technology): Found[] => {
  const reached = reachedFrom(stages, stages[0]?.id ?? '')
  return stages
    .filter(({ id }) => !reached.has(id))
    .map(({ id }) => ({
      step: `stages.${id}`,
      message: 'no outcome leads here: lead one here or remove the stage',
    }))
}

const withoutWayOut = ({ stages }: Technology): Found[] =>
  stages
    .filter(({ id }) => !reachedFrom(stages, id).has(CLOSING))
    .map(({ id }) => ({
      step: `stages.${id}`,
      message: 'no outcome ever leads to closing from here: give it a way out',
    }))

const closings = ({ stages, closing }: Technology): Found[] => {
  const ends = stages.flatMap(({ outcomes }) => outcomes.filter(({ leads_to }) => leads_to === CLOSING))
  const isUsed = (reason: string): boolean => ends.some(({ reasons }) => !reasons || reasons.includes(reason))
  return [
    ...closing
      .filter(({ id, early }) => !early && !isUsed(id))
      .map(({ id }) => ({
        step: `closing.${id}`,
        message: 'no outcome closes for this reason: name it in one or make it early',
      })),
    ...(closing.some(({ early }) => early)
      ? []
      : [{ step: 'closing', message: 'no reason is early: a person may move or decline at any stage' }]),
  ]
}

const onTracks = (technology: Technology): Found[] =>
  technology.stages.flatMap((stage) => {
    const offered = tracksAt(technology, stage)
    const place = `stages.${stage.id}`
    return [
      ...stage.tasks
        .filter(({ track }) => track && !offered.includes(track))
        .map(({ id, track }) => ({
          step: `${place}.tasks.${id}`,
          message: `stands on track "${track}", which this stage does not offer`,
        })),
      ...offered
        .filter((track) => !stage.tasks.some((task) => task.track === undefined || task.track === track))
        .map((track) => ({
          step: place,
          message: `track "${track}" has no task here: write one or take it out`,
        })),
    ]
  })

const faultOfTask = (task: TaskTemplate, isOfStage: boolean): string | null => {
  const { required, repeats, deadline, urgency_only, track } = task
  if (required && repeats)
    return 'it comes again and can never be done with: take "required" or "repeats" out'
  if (required && !isOfStage) return 'it belongs to no stage that could wait for it: take "required" out'
  if (track && !isOfStage) return 'tracks are chosen at a stage: take "track" out'
  if (repeats && deadline === undefined) return 'without a deadline it cannot come again: give it one'
  return urgency_only === 'usual' ? 'every case may be usual: take "urgency_only" out' : null
}

const tasks = ({ stages, tasks: ofCase }: Technology): Found[] => {
  const check = (place: string, templates: readonly TaskTemplate[], isOfStage: boolean): Found[] =>
    templates.flatMap((task) => {
      const message = faultOfTask(task, isOfStage)
      return message === null ? [] : [{ step: `${place}.${task.id}`, message }]
    })
  return [
    ...stages.flatMap((stage) => check(`stages.${stage.id}.tasks`, stage.tasks, true)),
    ...check('tasks', ofCase, false),
  ]
}

const mentoring = ({ mentoring: own, stages, closing }: Technology): Found[] => {
  if (!own) return []
  const order = idsOf(stages)
  const attaches = order.indexOf(own.attaches)
  const returning = stages.slice(attaches + 1).flatMap(({ id, back, outcomes }) =>
    [...back, ...outcomes]
      .filter(({ leads_to }) => order.includes(leads_to) && order.indexOf(leads_to) <= attaches)
      .map(({ leads_to }) => ({
        step: `stages.${id}`,
        message: `leads back to "${leads_to}" with a mentor still there: replacing the mentor does that`,
      })),
  )
  return [
    ...(attaches < 0 ? [lost('mentoring.attaches', own.attaches, idsOf(stages))] : []),
    ...own.ending
      .filter((id) => !idsOf(closing).includes(id))
      .map((id) => ({
        step: 'mentoring.ending',
        message: `"${id}" ends nothing: it is not among ${quoted(idsOf(closing))}`,
      })),
    ...(attaches < 0 ? [] : returning),
  ]
}

const CHECKS = [
  duplicates,
  targets,
  backwards,
  unreachable,
  withoutWayOut,
  closings,
  onTracks,
  tasks,
  mentoring,
]

/**
 * What makes no sense in a technology although every part of it is well formed (promises.md 4): a stage that leads
 * nowhere or is never reached, a reason nobody can close for, a task that can never be done with.
 */
export const inspectTechnology = (technology: Technology): Issue[] => {
  const shape = [duplicates, targets].flatMap((check) => check(technology))
  const found = shape.length > 0 ? shape : CHECKS.flatMap((check) => check(technology))
  return found.map(({ step, message }) =>
    fault(`scenarios/technologies/${technology.id}.yaml`, message, step === undefined ? {} : { step }),
  )
}
