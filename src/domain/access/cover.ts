import { z } from 'zod'
import { WhenWords } from '../when/when-words.ts'

const Named = z.object({ id: z.string(), name: z.string() })

/** What a dialog about a cover begins with: whose work it is, who could do it, and the words that dates are made of. */
export const CoverGiven = z.object({
  today: z.string(),
  owner: Named,
  colleagues: z.array(Named),
  districts: z.array(Named),
  /** Words that mean «да». */
  yes: z.array(z.string()),
  /** In the language of whoever arranges it. */
  dates: z.object({
    months: z.array(z.array(z.string())),
    weekdays: z.array(z.array(z.string())),
    relative: z.record(z.string(), z.number()),
    when: WhenWords,
  }),
})
export type CoverGiven = z.infer<typeof CoverGiven>

/** All that was answered: who, where (a district's id or `all`), from the first day to the last one. */
export const CoverAnswers = CoverGiven.extend({
  by: z.string(),
  which: z.string().optional(),
  from: z.string(),
  until: z.string(),
})
export type CoverAnswers = z.infer<typeof CoverAnswers>

/** Every district of the owner. */
export const ALL_DISTRICTS = 'all'

/** The districts that an answer means. */
export const coveredDistricts = ({
  districts,
  which = ALL_DISTRICTS,
}: CoverAnswers): CoverGiven['districts'] =>
  districts.filter(({ id }) => which === ALL_DISTRICTS || which === id)
