import { z } from 'zod'
import type { AnswerValue } from './condition.ts'

/** How much help a step took (C-measure). */
export const Support = z.enum(['alone', 'hints', 'with_specialist', 'by_specialist'])
export type Support = z.infer<typeof Support>

/** Before several could be named a talk kept one meaning alone. */
const Meant = z.preprocess((kept) => (typeof kept === 'string' ? [kept] : kept), z.array(z.string()))

/**
 * One talk about one need. Plain JSON that the caller stores between inputs; it does not grow with the number of steps
 * behind (answers are kept by name, `trail` is bounded).
 */
export const Session = z.strictObject({
  scenario: z.string(),
  /** Hash of the definition that the talk began with. */
  definition: z.string(),
  need: z.string(),
  region: z.string(),
  /** Makes clerks differ between people and tries, and repeat in tests. */
  seed: z.int(),
  /** Rises with every accepted input; a press carries the version that it answers. */
  version: z.int(),
  status: z.enum(['active', 'paused', 'finished', 'stopped', 'failed']),
  /** Full name of the step that waits for an answer, e.g. `contact.outcome`. */
  step: z.string(),
  /** Where inside a step of several turns; its shape is the step type's own. */
  cursor: z.record(z.string(), z.unknown()).nullable(),
  answers: z.record(z.string(), z.unknown()),
  trail: z.array(z.string()),
  /** Names of answers that hold the person's own words: stored only with consent, sealed (requirements.md P). */
  own: z.array(z.string()),
  /** Help taken in the present stage. */
  support: Support,
  /** Answers as they were before the last one was put right: of another `version` they say nothing. Never own words. */
  was: z.strictObject({ version: z.int(), answers: z.record(z.string(), z.unknown()) }).optional(),
  /** How often nothing was made of an answer to the question that stands; of another `version` it says nothing. `meant` – «Вы хотите сказать …?» was asked of these meanings, in this order. */
  misses: z.strictObject({ version: z.int(), count: z.int(), meant: Meant.optional() }).optional(),
  /** How often something was asked beside the matter, by topic and thing, `papers/photos`, and by a short sum of the answer, `said/1f00ab3c`. No words. */
  asked: z.record(z.string(), z.int()).optional(),
  /** How many lines of each kind were said in answer to thanks, fear, anger: none is said twice in a row. */
  warmth: z.record(z.string(), z.int()).optional(),
  /** How often the talk was taken up after a pause: each time it is said in other words. */
  returns: z.int().optional(),
})
type Stored = z.infer<typeof Session>
export type Session = Omit<Stored, 'answers' | 'cursor' | 'was'> & {
  was?: { version: number; answers: Readonly<Record<string, AnswerValue>> } | undefined
  answers: Record<string, AnswerValue>
  cursor: Readonly<Record<string, unknown>> | null
}

/** Whether a talk can go on: neither finished nor stopped. */
export const isOpenTalk = ({ status }: Pick<Session, 'status'>): boolean =>
  status !== 'finished' && status !== 'stopped'
