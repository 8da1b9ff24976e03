import { personFactsOf } from '../../../application/office/people/citizen-facts.ts'
import type { LocalDate } from '../../../domain/calendar/local-date.ts'
import { Circumstance, categoriesOn } from '../../../domain/people/categories.ts'
import { FactsRow, SELECT_FACTS } from './citizen-columns.ts'
import type { Writing } from './writing.ts'

/** What a deed keeps of its person, so that what is counted later is what held on its day. */
export interface PersonOnDay {
  readonly key: Buffer
  readonly district: string
  /** Names of groups, e.g. `senior`, `living_alone`. */
  readonly categories: readonly string[]
}

/** What held of a citizen on a day; without a first day it held always, as far as anybody knows. */
const heldOn = async (
  client: Writing['client'],
  citizen: string,
  day: LocalDate,
): Promise<readonly Circumstance[]> => {
  const { rows } = await client.query<{ what: Circumstance }>(
    `select distinct what from circumstances where citizen_id = $1 and what = any($3)
       and (from_day is null or from_day <= $2) and (until_day is null or until_day >= $2)`,
    [citizen, day, Circumstance.options],
  )
  return rows.map(({ what }) => what)
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
  const circumstances = await heldOn(client, citizen, day)
  const categories = categoriesOn({ ...personFactsOf(facts), circumstances }, day)
  return { key: facts.key, district: row.district, categories }
}
