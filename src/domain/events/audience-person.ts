import type { LocalDate } from '../calendar/local-date.ts'
import type { BirthDate } from '../people/birth.ts'
import type { Category } from '../people/categories.ts'
import type { PresenceFacts } from '../people/monthly/owed.ts'
import type { Point } from './yard-event.ts'

/** A person of the register as events are matched to them. */
export interface AudiencePerson extends PresenceFacts {
  readonly id: string
  readonly district: string
  /** Chosen items of the needs card; empty – nothing was said yet. */
  readonly chosen: ReadonlySet<string>
  readonly home: Point | null
  readonly birthDate: BirthDate | null
  /** On the day of the matching. */
  readonly categories: ReadonlySet<Category>
  /** Interest groups that the person belongs to. */
  readonly groups: ReadonlySet<string>
  /** When the person was invited last to anything; null – never. */
  readonly invitedOn: LocalDate | null
}

/** Whom the yard's work is for without their asking: 55+, a disability, or a life that has just turned (Y-register, Y-new). */
export const isOfTheYard = ({ categories }: AudiencePerson): boolean =>
  categories.has('senior') ||
  [...categories].some((each) => each.startsWith('disability_') || each.startsWith('newly_'))

/** Special attention (Y-register): newly retired, disabled, arrived; living alone; without relatives near. */
export const needsAttention = ({ categories }: AudiencePerson): boolean =>
  categories.has('living_alone') ||
  categories.has('lonely') ||
  [...categories].some((each) => each.startsWith('newly_'))
