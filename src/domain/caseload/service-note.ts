import { z } from 'zod'

const Day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)

/** Kinds of social services (442-ФЗ, article 20, 1–6 and 8; urgent ones are given without a programme). */
export const SERVICE_KINDS = [
  'domestic',
  'medical',
  'psychological',
  'pedagogical',
  'labour',
  'legal',
  'communicative',
] as const

/** Social support stands in a programme beside the services, in a section of its own (seeds/002, appendix 1, 3.1.7). */
export const SUPPORT = 'support'

/** What a line of a programme is: a service of a kind, or support. */
export const LINE_KINDS = [...SERVICE_KINDS, SUPPORT] as const

/** How often a service is given. */
export const HOW_OFTEN = ['daily', 'weekly', 'monthly', 'once', 'as_needed'] as const

/** Whether a service is what the person needs. */
export const FITS = ['fits', 'in_part', 'fits_not'] as const
export type Fits = (typeof FITS)[number]

/** How content the person is with it. */
export const CONTENTMENT = ['content', 'in_part', 'discontent'] as const
export type Contentment = (typeof CONTENTMENT)[number]

/** A service of a person's individual programme: what it is, who gives it, and what was found at the last look. */
export const ServiceNote = z.strictObject({
  /** Its number in the programme, `s1`: a press names it. */
  id: z.string().regex(/^s\d{1,3}$/),
  kind: z.enum(LINE_KINDS),
  what: z.string(),
  /** Null – the institution itself. */
  provider: z.string().nullable(),
  often: z.enum(HOW_OFTEN).nullable(),
  /** Null – as long as the programme runs. */
  until: Day.nullable(),
  /** The last look; null – nobody looked yet. */
  look: z.strictObject({ on: Day, fits: z.enum(FITS), contentment: z.enum(CONTENTMENT) }).nullable(),
})
export type ServiceNote = z.infer<typeof ServiceNote>

/** More services are none that one specialist keeps an eye on. */
export const MOST_SERVICES = 20

/** The id of the next service: no id is given twice while later ones stand. */
export const nextServiceId = (services: readonly ServiceNote[]): string =>
  `s${Math.max(0, ...services.map(({ id }) => Number(id.replace('s', '')))) + 1}`
