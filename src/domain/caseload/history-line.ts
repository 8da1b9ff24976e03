import { type Params, type TextRef, text, textAt } from '../words/text-ref.ts'
import type { CaseEvent } from './case-event.ts'
import { taskKey } from './planned-task.ts'
import type { Technology } from './technology.ts'

/** Texts of a case's history by what happened: `cases.history.<id>`. */
export const HISTORY_TEXTS = [
  'line',
  'line_withdrawn',
  'case_opened',
  'stage_reached',
  'track_chosen',
  'stage_skipped',
  'stage_returned',
  'task_planned',
  'task_planned_undated',
  'task_closed_deed',
  'task_closed_hand',
  'task_closed_stage_left',
  'task_closed_track_left',
  'task_closed_case_closed',
  'task_closed_prolonged',
  'task_closed_replanned',
  'task_closed_head_told',
  'task_reopened',
  'task_postponed',
  'task_handed_over',
  'deed_recorded',
  'deed_noted',
  'letter_sent',
  'receipt_noted',
  'result_noted',
  'case_paused',
  'case_paused_until',
  'case_resumed',
  'case_closed',
  'mentor_attached',
  'mentor_replaced',
  'mentor_left',
  'mentoring_recorded',
  'mentoring_noted',
  'case_prolonged',
  'curator_changed',
  'booking_moved',
  'booking_moved_time',
  'booking_went',
  'booking_failed',
  'booking_cancelled',
  'plan_added',
  'plan_changed',
  'plan_changed_until',
  'plan_removed',
  'head_answered_going',
  'head_answered_by_phone',
  'head_answered_wrote',
] as const
type HistoryText = (typeof HISTORY_TEXTS)[number]

/** What these texts may name. */
export const HISTORY_VARIABLES = [
  'date',
  'who',
  'what',
  'urgency',
  'stage',
  'track',
  'reason',
  'task',
  'result',
  'to',
  'deed',
  'organisation',
  'receipt',
  'answer',
  'until',
  'mentor',
  'next',
  'kind',
  'note',
  'words',
  'line',
  'time',
] as const

/** What a line of the history is told with: `nameOf` gives people and organisations their names by id. */
export interface Telling {
  readonly technology: Technology
  readonly nameOf: (id: string) => string
  /** What was recorded with it: its words, and whether it was taken back since. */
  readonly deed?: { readonly words: string | null; readonly isWithdrawn: boolean } | null
}

type Told = readonly [HistoryText, Params?]

const taskText = (
  { id, tasks }: Technology,
  { template, stage }: { template: string; stage: string | null },
): TextRef => {
  const ofCase = tasks.some((task) => task.id === template) ? 'case' : 'common'
  return textAt(`${taskKey(id, { template, stage, origin: stage === null ? ofCase : 'stage' })}.name`)
}

const onDay = (date: string) => ({ date })

/** What happened to a task. */
const ofTask = (
  event: Extract<CaseEvent, { type: `task_${string}` }>,
  { technology, nameOf }: Telling,
): Told => {
  const task = taskText(technology, event)
  switch (event.type) {
    case 'task_planned':
      return event.due === null
        ? ['task_planned_undated', { task }]
        : ['task_planned', { task, to: onDay(event.due) }]
    case 'task_closed':
      return [
        `task_closed_${event.how}`,
        { task, ...(event.result === null ? {} : { result: event.result }) },
      ]
    case 'task_reopened':
      return ['task_reopened', { task }]
    case 'task_postponed':
      return [
        'task_postponed',
        { task, to: onDay(event.to), reason: text(`cases.postponing.${event.reason}`) },
      ]
    case 'task_handed_over':
      return ['task_handed_over', { task, to: nameOf(event.to), reason: event.reason }]
  }
}

const isOfTask = (event: CaseEvent): event is Extract<CaseEvent, { type: `task_${string}` }> =>
  event.type.startsWith('task_')

const whatHappened = (event: CaseEvent, telling: Telling): Told => {
  if (isOfTask(event)) return ofTask(event, telling)
  const { technology, nameOf } = telling
  const own = `technologies.${technology.id}`
  const stage = (id: string): TextRef => textAt(`${own}.stages.${id}.name`)
  switch (event.type) {
    case 'case_opened':
      return ['case_opened', { what: textAt(`${own}.name`), urgency: text(`cases.urgency.${event.urgency}`) }]
    case 'stage_reached':
      return ['stage_reached', { stage: stage(event.stage) }]
    case 'track_chosen':
      return ['track_chosen', { stage: stage(event.stage), track: text(`cases.tracks.${event.track}`) }]
    case 'stage_skipped':
      return ['stage_skipped', { stage: stage(event.stage), reason: text(`cases.skipping.${event.reason}`) }]
    case 'stage_returned': {
      const reason = textAt(`${own}.stages.${event.stage}.back.${event.reason}`)
      return ['stage_returned', { stage: stage(event.to), reason }]
    }
    case 'deed_recorded': {
      const deed = text(`cases.deeds.${event.deed}`)
      const words = telling.deed?.words ?? null
      return words === null ? ['deed_recorded', { deed }] : ['deed_noted', { deed, words }]
    }
    case 'letter_sent': {
      const { organisation, receiptBy, resultBy } = event
      const checks = { receipt: onDay(receiptBy), answer: onDay(resultBy) }
      return ['letter_sent', { organisation: nameOf(organisation), ...checks }]
    }
    case 'receipt_noted':
    case 'case_resumed':
      return [event.type]
    case 'result_noted':
      return ['result_noted', { result: event.result }]
    case 'case_paused': {
      const reason = text(`cases.pausing.${event.reason}`)
      return event.until === null
        ? ['case_paused', { reason }]
        : ['case_paused_until', { reason, until: onDay(event.until) }]
    }
    case 'case_closed': {
      const [reason, result] = [
        textAt(`${own}.reasons.${event.reason}`),
        textAt(`${own}.results.${event.result}`),
      ]
      return ['case_closed', { reason, result }]
    }
    case 'mentor_attached':
      return ['mentor_attached', { mentor: nameOf(event.mentor) }]
    case 'mentor_replaced': {
      const told = { mentor: nameOf(event.mentor), reason: textAt(`${own}.replacing.${event.reason}`) }
      return event.next === null
        ? ['mentor_left', told]
        : ['mentor_replaced', { ...told, next: nameOf(event.next) }]
    }
    case 'mentoring_recorded': {
      const kind = textAt(`${own}.${event.form}.${event.kind}`)
      return event.note === null
        ? ['mentoring_recorded', { kind }]
        : ['mentoring_noted', { kind, note: event.note }]
    }
    case 'booking_noted': {
      const { how, day, time } = event
      if (how !== 'moved') return [`booking_${how}`, { until: onDay(day) }]
      return time === ''
        ? ['booking_moved', { until: onDay(day) }]
        : ['booking_moved_time', { until: onDay(day), time: { time } }]
    }
    case 'curator_changed': {
      const reason = text(`cases.curator_reasons.${event.reason}`)
      return ['curator_changed', { who: nameOf(event.from), to: nameOf(event.to), reason }]
    }
    case 'plan_changed': {
      const { how, line, due } = event
      if (how !== 'changed') return [`plan_${how}`, { line }]
      return due === null ? ['plan_changed', { line }] : ['plan_changed_until', { line, until: onDay(due) }]
    }
    case 'head_answered':
      return [`head_answered_${event.how}`, event.words === null ? {} : { words: event.words }]
    case 'case_prolonged':
      return ['case_prolonged', { until: onDay(event.until) }]
  }
}

/**
 * A line of a case's history: on which day, who, what.
 * @example «25 ноября 2026 года, среда. Ольга Петрова. Начат этап «Выбор организации».»
 */
export const historyLine = (event: CaseEvent, telling: Telling): TextRef => {
  const [id, params] = whatHappened(event, telling)
  return text(telling.deed?.isWithdrawn ? 'cases.history.line_withdrawn' : 'cases.history.line', {
    date: onDay(event.on),
    who: telling.nameOf(event.by),
    what: text(`cases.history.${id}`, params),
  })
}
