import { z } from 'zod'
import { addMonths, type LocalDate } from '../calendar/local-date.ts'
import { DayText, type Provenance } from '../facts/fact.ts'
import type { Need } from '../needs/need.ts'
import type { Region } from './region.ts'

/** A passport of the district is brought up to date every half-year (D-passport); a checked fact lives as long. */
const GOOD_FOR_MONTHS = 6

/** What a corrected fact says: a number to dial, roubles, a length of time, or words (hours, address). */
export const FactValue = z.union([
  z.strictObject({ phone: z.string() }),
  z.strictObject({ amount: z.number().min(0).max(10_000_000) }),
  z.strictObject({ n: z.int().min(0).max(400) }),
  z.strictObject({ hours: z.string().min(2).max(120) }),
  z.strictObject({ address: z.string().min(2).max(120) }),
])
export type FactValue = z.infer<typeof FactValue>

/**
 * A fact as somebody on the spot saw it: confirmed (`value` null) or corrected. `file` and `place` name it as the list of
 * what is to be verified does, e.g. `scenarios/regions/ugra.yaml`, `organisations.clinic_1`.
 */
export const FactCheck = z.strictObject({
  file: z.string(),
  place: z.string(),
  value: FactValue.nullable(),
  /** How it was found out, e.g. a call to the office. */
  source: z.string().min(3).max(200),
  on: DayText,
})
export type FactCheck = z.infer<typeof FactCheck>

/** The day after which a fact that was checked on a day is to be looked at again. */
export const checkedUntil = (on: LocalDate): LocalDate => addMonths(on, GOOD_FOR_MONTHS)

const provenanceOf = ({ source, on }: FactCheck): Provenance => ({
  certainty: 'verified',
  verified_at: on,
  verify_by: checkedUntil(on),
  source,
})

/** An entry as it stands now: with what was said of it last. Words are no part of it: they lie over the texts. */
const checkedEntry = <T extends { id: string; fact: Provenance }>(
  entry: T,
  check: FactCheck | undefined,
): T => {
  if (!check) return entry
  const { value } = check
  const said =
    value === null
      ? {}
      : 'phone' in value && 'kind' in entry
        ? { phone: value.phone }
        : 'amount' in value && 'amount' in entry
          ? { amount: value.amount }
          : 'n' in value && 'n' in entry
            ? { n: value.n }
            : {}
  return { ...entry, ...said, fact: provenanceOf(check) }
}

const GROUPS = ['bodies', 'documents', 'fees', 'terms', 'laws'] as const

/** The newest check of each fact, by file and place. */
export const newestChecks = (checks: readonly FactCheck[]): ReadonlyMap<string, FactCheck> => {
  const newest = new Map<string, FactCheck>()
  for (const check of checks) {
    const key = `${check.file} ${check.place}`
    const known = newest.get(key)
    if (!known || known.on <= check.on) newest.set(key, check)
  }
  return newest
}

/** A need with its facts as they were checked in this region. */
export const checkedNeed = (need: Need, newest: ReadonlyMap<string, FactCheck>): Need => {
  const file = `scenarios/needs/${need.id}.yaml`
  const of = (group: string, id: string): FactCheck | undefined => newest.get(`${file} ${group}.${id}`)
  const groups = GROUPS.map((group) => [
    group,
    (need[group] as readonly { id: string; fact: Provenance }[]).map((entry) =>
      checkedEntry(entry, of(group, entry.id)),
    ),
  ])
  return { ...need, ...(Object.fromEntries(groups) as Pick<Need, (typeof GROUPS)[number]>) }
}

/** A region with its organisations and facts as they were checked. */
export const checkedRegion = (region: Region, newest: ReadonlyMap<string, FactCheck>): Region => {
  const file = `scenarios/regions/${region.id}.yaml`
  const facts = Object.entries(region.facts).map(([name, known]) => {
    const check = newest.get(`${file} facts.${name}`)
    const value = check?.value && 'amount' in check.value ? check.value.amount : known.value
    return [name, check ? { value, fact: provenanceOf(check) } : known] as const
  })
  return {
    ...region,
    organisations: region.organisations.map((each) =>
      checkedEntry(each, newest.get(`${file} organisations.${each.id}`)),
    ),
    facts: Object.fromEntries(facts),
  }
}

/** Words that lie over the texts: hours and addresses as they were corrected, by text key. */
export const checkedWords = (
  region: Region,
  newest: ReadonlyMap<string, FactCheck>,
): ReadonlyMap<string, string> => {
  const words = new Map<string, string>()
  for (const { id } of region.organisations) {
    const value = newest.get(`scenarios/regions/${region.id}.yaml organisations.${id}`)?.value
    if (value && 'hours' in value) words.set(`regions.${region.id}.organisations.${id}.hours`, value.hours)
    if (value && 'address' in value)
      words.set(`regions.${region.id}.organisations.${id}.address`, value.address)
  }
  return words
}
