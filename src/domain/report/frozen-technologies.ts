import { z } from 'zod'

/** Parts of what is told of a technology. */
export const TECHNOLOGY_PARTS = [
  'cases',
  'people',
  'stages',
  'results',
  'terms',
  'meetings',
  'effects',
  'methods',
] as const
export type TechnologyPart = (typeof TECHNOLOGY_PARTS)[number]

/** A line of a technology as it is worded and counted. */
export const TechnologyRow = z.object({
  part: z.enum(TECHNOLOGY_PARTS),
  what: z.string(),
  value: z.union([z.int(), z.string()]),
})
export type TechnologyRow = z.infer<typeof TechnologyRow>

/** A technology as papers show it. */
export const TechnologySheet = z.object({
  id: z.string(),
  name: z.string(),
  rows: z.array(TechnologyRow),
})
export type TechnologySheet = z.infer<typeof TechnologySheet>

/** The information on technologies as it was handed in: nobody's name stands in it. */
export const FrozenTechnologies = z.object({
  institution: z.string().nullable(),
  unit: z.string(),
  from: z.string(),
  to: z.string(),
  /** By which technologies and calendar it was counted. */
  rules: z.string(),
  calendar: z.string(),
  /** In each language, as it was worded. */
  sheets: z.record(z.string(), z.array(TechnologySheet)),
})
export type FrozenTechnologies = z.infer<typeof FrozenTechnologies>

/** What is kept sealed beside it: the cases behind each technology, and what the head wrote. */
export const TechnologiesBehind = z.object({
  cases: z.record(z.string(), z.array(z.string())),
  words: z.string().nullable(),
})
export type TechnologiesBehind = z.infer<typeof TechnologiesBehind>
