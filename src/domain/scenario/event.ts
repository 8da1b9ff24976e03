import type { TextRef } from '../words/text-ref.ts'
import type { AnswerValue } from './condition.ts'
import type { Competence } from './definition.ts'
import type { Support } from './session.ts'

/** One answer on offer: pressed by id, recognised when its label is typed. */
export interface Choice {
  readonly id: string
  readonly label: TextRef
}

/** A message to the person: parts stand one below the other. Choices, if any, belong to the waiting step. */
export interface Said {
  readonly type: 'said'
  readonly step: string
  readonly parts: readonly TextRef[]
  readonly choices: readonly Choice[]
}

/** What happened in a talk, in past tense; the caller turns it into messages and rows. */
export type TalkEvent =
  | Said
  | {
      type: 'answer_recorded'
      step: string
      name: string
      value: AnswerValue
      words: boolean
      support: Support
    }
  | { type: 'answer_refused'; step: string; reason: string }
  | { type: 'competence_rated'; competence: Competence; moment: 'before' | 'after'; value: number }
  | { type: 'stage_started'; stage: string }
  | { type: 'stage_finished'; stage: string; competence: Competence | null; support: Support }
  | { type: 'stage_skipped'; stage: string; reason: string }
  | { type: 'action_planned'; what: string; who: string; by: string; own: boolean }
  | { type: 'appointment_made'; date: string; time: string; organisation: string; place: string | null }
  | { type: 'retry_planned'; date: string }
  | { type: 'fact_disputed'; organisation: string; fact: string }
  | { type: 'outcome_noted'; outcome: string }
  | { type: 'home_task_taken'; task: string }
  | { type: 'human_called'; step: string; reason: string }
  /** Something was asked beside the matter that no fact of the need covers. No words: authors are told what is missing. */
  | { type: 'question_unanswered'; step: string; need: string; topic: string }
  | { type: 'talk_paused' }
  | { type: 'talk_resumed' }
  | { type: 'talk_finished' }
  | { type: 'talk_stopped' }
  | { type: 'talk_failed'; step: string; reason: string }
  | { type: 'definition_changed'; step: string }
  /** What a reminder's button was pressed for, e.g. `declined` because it is `hard`; `reminder` is its row. */
  | { type: 'reminder_answered'; reminder: number; rule: string; answer: string; reason: string | null }
