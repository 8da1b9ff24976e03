import { z } from 'zod'
import type { LocalDate } from '../calendar/local-date.ts'

/** What the council of prevention of the institution decides (seeds/002 appendix 2, the family's passport, 12). */
export const CouncilRuling = z.enum([
  'patronage',
  'not_confirmed',
  'declined',
  'preventive_patronage',
  'support',
  'services',
])
export type CouncilRuling = z.infer<typeof CouncilRuling>

/** Something that was decided of a person, on a day. */
export type Ruling =
  /** Recognised as in need of social services: until when the individual programme runs, and whether with social support. */
  | {
      readonly kind: 'in_need'
      readonly day: LocalDate
      readonly until: LocalDate
      readonly withSupport: boolean
    }
  /** Not in need any more. */
  | { readonly kind: 'taken_off'; readonly day: LocalDate }
  /** `number` of the minutes; null – nobody said. */
  | {
      readonly kind: 'council'
      readonly day: LocalDate
      readonly council: CouncilRuling
      readonly number: string | null
    }

/** The recognition that holds: the latest, unless the person was taken off on its day or later. Rulings the latest first. */
export const inNeed = (rulings: readonly Ruling[]): Extract<Ruling, { kind: 'in_need' }> | null => {
  const latest = rulings.find((each) => each.kind === 'in_need')
  if (latest?.kind !== 'in_need') return null
  const isOff = rulings.some(({ kind, day }) => kind === 'taken_off' && day >= latest.day)
  return isOff ? null : latest
}
