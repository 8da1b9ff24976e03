import { z } from 'zod'
import { LETTER_CHANNELS, LETTER_KINDS } from './letter-kind.ts'
import { REPORT_SOURCES } from './report-source.ts'
import { ServiceNote } from './service-note.ts'
import { PlanEntry } from './work-plan.ts'

const Day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)

/** A letter of a case (A5): to whom, when it left, what was heard of it. */
export const LetterNote = z.strictObject({
  id: z.string(),
  organisation: z.string(),
  /** Where the organisation is; null – not known. */
  address: z.string().nullable().default(null),
  /** Who leads it; null – not known. */
  leader: z.string().nullable().default(null),
  kind: z.enum(LETTER_KINDS).nullable().default(null),
  /** Under which it went out. */
  number: z.string().nullable().default(null),
  channel: z.enum(LETTER_CHANNELS).nullable().default(null),
  /** What is asked for. */
  request: z.string().nullable().default(null),
  /** Names of what goes with it. */
  annexes: z.array(z.string()).default([]),
  sentOn: Day,
  /** Days on which its receipt and its answer are looked at; null – nothing is awaited. */
  receiptBy: Day.nullable(),
  resultBy: Day.nullable(),
  receivedOn: Day.nullable(),
  answeredOn: Day.nullable(),
  /** What was answered. */
  answer: z.string().nullable().default(null),
})
export type LetterNote = z.infer<typeof LetterNote>

/** How a family stands to its plan (W: made with the family, understood and accepted by it). */
export const FAMILY_MARKS = ['made', 'understood', 'accepted'] as const

/**
 * What of a case identifies somebody: the problem in words, the plan, letters, names. Stored sealed, beside the state.
 * Plain JSON.
 */
export const CaseWords = z.strictObject({
  problem: z.string().nullable(),
  /** Which need of `scenarios/needs` it is about, and its cause; null – nobody said. */
  need: z.string().nullable().default(null),
  cause: z.string().nullable().default(null),
  /** Papers of the need that the person has already. */
  papers: z.array(z.string()).default([]),
  /** From whom it became known; null – nobody said. */
  source: z.enum(REPORT_SOURCES).nullable().default(null),
  plan: z.array(PlanEntry),
  /** What the family said to the plan as it stands now; empty after each change of it. */
  family: z.array(z.enum(FAMILY_MARKS)),
  letters: z.array(LetterNote),
  /** Services of the person's individual programme (ИППСУ). */
  services: z.array(ServiceNote).default([]),
  /** Names by id: of mentors, who are no employees. */
  names: z.record(z.string(), z.string()),
})
export type CaseWords = z.infer<typeof CaseWords>

export const NO_WORDS: CaseWords = {
  problem: null,
  need: null,
  cause: null,
  papers: [],
  source: null,
  plan: [],
  family: [],
  letters: [],
  services: [],
  names: {},
}
