import type { LocalMoment } from '../calendar/local-date.ts'
import type { WorkingCalendar } from '../calendar/working-calendar.ts'
import type { Vocabulary } from '../conversation/vocabulary.ts'
import type { Need } from '../needs/need.ts'
import type { Region } from '../organisations/region.ts'
import { ownEntry } from '../own-entry.ts'
import type { TextRef } from '../words/text-ref.ts'
import type { CompiledScenario, CompiledStep } from './compiled.ts'
import type { AnswerValue, Lookup } from './condition.ts'
import type { StepType } from './definition.ts'
import type { Said, TalkEvent } from './event.ts'
import type { SceneDefinition } from './scene.ts'
import type { Session } from './session.ts'

/** Everything about the world that a step may look at. Read-only; nothing here reads a clock or a store. */
export interface Situation {
  readonly now: LocalMoment
  readonly need: Need
  readonly region: Region
  readonly calendar: WorkingCalendar
  readonly scenes: Readonly<Record<string, SceneDefinition>>
  readonly vocabulary: Vocabulary
  /** The words of a text in the person's language, plain: to recognise a typed label. */
  label(ref: TextRef): string
  /** Whether a text exists: a step may have its own «зачем это?», else its stage's is used. */
  has(key: string): boolean
  /** Told of every step that a talk comes to and whether it stood under a condition that did not hold: for checks. */
  watch?(step: string, isPassedOver: boolean): void
}

/** A talk at one moment: what a step type works on. */
export interface Talk {
  readonly scenario: CompiledScenario
  readonly session: Session
  readonly situation: Situation
}

/** An answer as a step sees it: commands and non-answers are dealt with before. */
export type Answer =
  | { readonly type: 'press'; readonly choice: string }
  | { readonly type: 'words'; readonly words: string }

type Cursor = Session['cursor']

/**
 * What a step does with entering or an answer.
 * `wait` – stay here for an answer (with a new `cursor` when inside a step of several turns);
 * `next` – go on (`to` names the step or stage, otherwise the definition decides);
 * `refuse` – the answer does not fit: say why, nothing changes.
 */
export type Outcome =
  | { move: 'wait'; events: TalkEvent[]; cursor?: Cursor; answers?: Record<string, AnswerValue> }
  | { move: 'next'; events: TalkEvent[]; to?: string; answers?: Record<string, AnswerValue> }
  | { move: 'leave'; events: TalkEvent[]; to?: string }
  | { move: 'refuse'; reason: string; said: TextRef }

/** A step type: one file each under `steps/`, registered by its name in definitions. */
export interface StepKind<T extends StepType> {
  /** The messages of the present point of the step, the question last; none for steps that say nothing. */
  show(step: CompiledStep<T>, talk: Talk): readonly Said[]
  /** What happens when the talk reaches the step. Without it: the message is shown, an answer awaited. */
  enter?(step: CompiledStep<T>, talk: Talk): Outcome
  receive(step: CompiledStep<T>, answer: Answer, talk: Talk): Outcome
  /** One turn back inside the step; null when it is at its beginning. */
  back?(step: CompiledStep<T>, talk: Talk): Outcome | null
  /** Answer names that it records, for the checks on definitions. */
  records?(step: CompiledStep<T>): string[]
}

/** Where conditions of this talk look: answers by name first, then facts of the situation. */
export const lookupIn =
  ({ session, situation }: Talk): Lookup =>
  (name) => {
    const answer = ownEntry(session.answers, name)
    if (answer !== undefined) return answer
    if (name === 'need') return session.need
    if (name === 'support') return session.support
    if (name === 'invented') return situation.region.invented
    return undefined
  }

/** A step as messages and records name it. */
type StepPoint = { readonly name: string }

/** A message of a step. */
export const said = (step: StepPoint, parts: readonly TextRef[], choices: Said['choices'] = []): Said => ({
  type: 'said',
  step: step.name,
  parts,
  choices,
})

/** An answer that is kept; `words` marks a person's own words, which are stored only with consent. */
export const recorded = (
  step: StepPoint,
  talk: Talk,
  name: string,
  value: AnswerValue,
  words = false,
): TalkEvent => ({
  type: 'answer_recorded',
  step: step.name,
  name,
  value,
  words,
  support: talk.session.support,
})
