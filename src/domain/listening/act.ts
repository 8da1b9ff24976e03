import type { Command } from '../conversation/input.ts'
import type { Paper } from '../documents/judge.ts'
import type { Danger } from '../hearing/danger-kind.ts'
import type { AnswerValue } from '../scenario/condition.ts'

/** What a side question may be about, at any step. */
export const TOPICS = [
  'cost',
  'where',
  'way',
  'hours',
  'open_now',
  'phone',
  'papers',
  'term',
  'free',
  'online',
  'proxy',
  'meaning',
  'why',
  'next',
  'refusal',
  'privacy',
  'said_before',
  'when_mine',
  'what_to_say',
  'law',
] as const
export type Topic = (typeof TOPICS)[number]

/** What a side question names besides its topic; null – nothing. */
export interface AskedOf {
  /** A paper of the need: `photos`. */
  readonly paper: string | null
  /** A word of the glossary: `mfc`. */
  readonly word: string | null
  /** An office that can help, by the id of its candidate. */
  readonly office: string | null
  /** Facts of the need that words ask for outright, by group and id: `laws.half`, `terms.court_month`. */
  readonly facts: readonly string[]
}

export const OF_NOTHING: AskedOf = { paper: null, word: null, office: null, facts: [] }

/** What is said to whoever speaks, and is about no matter. */
export const SOCIAL_KINDS = [
  'greeting',
  'thanks',
  'farewell',
  'fear',
  'tired',
  'doubt',
  'anger',
  'swearing',
  'grief',
  'joy',
  'robot',
  'who_are_you',
  'lonely',
  'small_print',
  'away',
] as const
export type SocialKind = (typeof SOCIAL_KINDS)[number]

/** Messages beside the talk that are answered in words, as `listening/elsewhere.yaml` names them: notices, then questions of ours. */
export const ASKING_MESSAGES = [
  'monthly_ask',
  'appointment_tomorrow',
  'event_invitation',
  'offered_place',
  'fraud_alert',
  'how_did_it_go',
  'planned_deed',
  'consent',
  'which_first',
  'other_matter',
  'open_matter',
  'stop_sure',
  'aim_behind',
] as const
export type AskingMessage = (typeof ASKING_MESSAGES)[number]

/** How papers of a list stand, e.g. `{ photos: 'will_get' }`. */
export type PaperStates = Readonly<Record<string, Paper['state']>>

/** What a person corrects: the press before, or answers by their names, e.g. `{ visit_date: '2026-12-02' }`. */
export type Corrected = 'back' | Readonly<Record<string, AnswerValue>>

/**
 * What a person does with words: a closed set (docs/decisions/acts.md). Whoever reads words gives acts, whoever answers
 * them knows no words.
 */
export type Act =
  | { readonly type: 'danger'; readonly kind: Danger }
  /** An answer to the standing question: an offered choice, or – null – words that the step itself takes. */
  | { readonly type: 'answer'; readonly choice: string | null }
  /** What is said of several papers at once, by their ids: «есть всё, кроме фото». */
  | { readonly type: 'papers'; readonly states: PaperStates }
  /** Answers that leap to a question of this stage that was not asked yet: «дозвонилась» before «что вышло?». */
  | { readonly type: 'told'; readonly step: string; readonly choice: string }
  | { readonly type: 'correction'; readonly of: Corrected }
  /** A side question, what it names, and the offered answer that was given in the same breath. */
  | {
      readonly type: 'question'
      readonly topic: Topic
      readonly of: AskedOf
      readonly answered: string | null
    }
  /** Needs that words name besides the present one, in their order. */
  | { readonly type: 'other_need'; readonly needs: readonly string[] }
  /** `isAgain` – `repeat` in the same words was asked for, and not in simpler ones. */
  | { readonly type: 'command'; readonly name: Command; readonly isAgain?: boolean }
  /** `matter` – what of the grief can be helped with at once: papers after somebody's death. */
  | { readonly type: 'social'; readonly kind: SocialKind; readonly matter?: 'after_death' }
  /** Another language than the talk's is written, e.g. `uz`; `isCry` – help is called for in it. */
  | { readonly type: 'language'; readonly language: string; readonly isCry: boolean }
  /** An answer to a message that came beside the talk: «не приду» to an invitation. */
  | { readonly type: 'elsewhere'; readonly message: AskingMessage; readonly option: string }
  | { readonly type: 'unclear' }

export type ActType = Act['type']

/** One way to read words: what is done, how sure that is from 0 to 1, and which words say so. */
export interface Reading {
  readonly act: Act
  readonly sureness: number
  readonly because: readonly string[]
  /** Only examples of what people say tell it, and no sign. */
  readonly isLikened?: true
}
