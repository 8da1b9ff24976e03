import { z } from 'zod'

/** In which forms a mentor is ready to work (seeds/004.txt, 5.3 and 5.5). */
export const MENTORING_FORMS = ['individual', 'group', 'both'] as const

/**
 * What a candidate says of themselves in the application and the questionnaire (seeds/004.txt, 3.5 and 3.6). It is stored sealed.
 * Plain JSON; null – not said.
 */
export const MentorFacts = z.strictObject({
  name: z.string(),
  birthDate: z.string(),
  /** Whether they live in the municipality. */
  isLocal: z.boolean(),
  /** The non-profit organisation that they come from. */
  organisation: z.string().nullable(),
  phone: z.string().nullable(),
  address: z.string().nullable().default(null),
  /** Where and as whom they work: a mentor whose work ends or changes may be replaced (3.10.1, 3.10.2). */
  work: z.string().nullable().default(null),
  /** Experience of life and work; what they are like and are fond of; with whom they are ready to work, and when. */
  experience: z.string().nullable().default(null),
  qualities: z.string().nullable().default(null),
  families: z.string().nullable().default(null),
  forms: z.enum(MENTORING_FORMS).nullable().default(null),
})
export type MentorFacts = z.infer<typeof MentorFacts>
