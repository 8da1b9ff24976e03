import { personFactsOf } from '../../../application/office/people/citizen-facts.ts'
import type { LocalDate } from '../../../domain/calendar/local-date.ts'
import { categoriesOn } from '../../../domain/people/categories.ts'
import { FactsRow, SELECT_FACTS } from './citizen-columns.ts'
import type { Writing } from './writing.ts'

/** What a deed keeps of its person, so that what is counted later is what held on its day. */
export interface PersonOnDay {
  readonly key: Buffer
  readonly district: string
  /** Names of groups, e.g. `senior`, `living_alone`. */
  readonly categories: readonly string[]
}

/** A citizen as the card stands now, in the groups of a day; null – there is no such card. */
export const personOnDay = async (
  { client }: Pick<Writing, 'client'>,
  citizen: string,
  day: LocalDate,
): Promise<PersonOnDay | null> => {
  const { rows } = await client.query<{ district: string }>(
    `select c.id, c.district_id as district, ${SELECT_FACTS} from citizens c where c.id = $1`,
    [citizen],
  )
  const [row] = rows
  if (!row) return null
  const facts = FactsRow.parse(row)
  return { key: facts.key, district: row.district, categories: categoriesOn(personFactsOf(facts), day) }
}
