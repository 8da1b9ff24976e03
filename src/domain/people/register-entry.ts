import type { LocalDate } from '../calendar/local-date.ts'
import { Circumstance, type Disability, type PersonFacts, type Sex, Turn } from './categories.ts'
import type { PersonName } from './person-name.ts'

/**
 * What one row of a register says of a person. What it does not say is null or absent and means «nobody said», so that
 * an import never wipes out what is known.
 */
export interface RegisterEntry {
  readonly name: PersonName
  readonly birthDate: LocalDate
  readonly sex: Sex | null
  /** `patronymic`: nobody stated it; it is proposed and stays to be confirmed. */
  readonly sexFrom: 'stated' | 'patronymic' | null
  /** `+79001234567`, each once. */
  readonly phones: readonly string[]
  readonly address: string | null
  /** `none`: stated that there is none. */
  readonly disability: Disability | 'none' | null
  readonly circumstances: Readonly<Partial<Record<Circumstance, boolean>>>
  readonly since: Readonly<Partial<Record<Turn, LocalDate>>>
  /** Long numbers are masked. */
  readonly note: string | null
  /** Id of the district; null – the file does not say. */
  readonly district: string | null
}

/** A part of an entry that an import may change. */
export type EntryPart =
  | 'name'
  | 'sex'
  | 'phone'
  | 'address'
  | 'disability'
  | 'note'
  | 'district'
  | Circumstance
  | Turn

const joinedSex = (known: RegisterEntry, said: RegisterEntry): Pick<RegisterEntry, 'sex' | 'sexFrom'> => {
  const better = said.sexFrom === 'stated' || (said.sexFrom === 'patronymic' && known.sexFrom === null)
  const { sex, sexFrom } = better ? said : known
  return { sex, sexFrom }
}

/** Two spellings of one name differ in «ё» and signs; the one that tells «ё» from «е» is kept. */
const fullerName = (known: PersonName, said: PersonName): PersonName => {
  const tells = (name: PersonName) => /ё/i.test(`${name.surname} ${name.first} ${name.patronymic ?? ''}`)
  return tells(said) && !tells(known) ? said : known
}

/**
 * What is known of a person after a file has said its part. Empty cells change nothing, a proposed sex never replaces a
 * stated one, phones are added and never taken away.
 */
export const joinEntries = (
  known: RegisterEntry,
  said: RegisterEntry,
): { entry: RegisterEntry; changed: EntryPart[] } => {
  const entry: RegisterEntry = {
    name: fullerName(known.name, said.name),
    birthDate: known.birthDate,
    ...joinedSex(known, said),
    phones: [...new Set([...known.phones, ...said.phones])],
    address: said.address ?? known.address,
    disability: said.disability ?? known.disability,
    circumstances: { ...known.circumstances, ...said.circumstances },
    since: { ...known.since, ...said.since },
    note: said.note ?? known.note,
    district: said.district ?? known.district,
  }
  return { entry, changed: changesBetween(known, entry) }
}

const changesBetween = (before: RegisterEntry, after: RegisterEntry): EntryPart[] => {
  const { name } = before
  const isRenamed =
    name.surname !== after.name.surname ||
    name.first !== after.name.first ||
    name.patronymic !== after.name.patronymic
  return [
    ...(isRenamed ? (['name'] as const) : []),
    ...(before.sex !== after.sex || before.sexFrom !== after.sexFrom ? (['sex'] as const) : []),
    ...(before.phones.length === after.phones.length ? [] : (['phone'] as const)),
    ...(['address', 'disability', 'note', 'district'] as const).filter(
      (part) => before[part] !== after[part],
    ),
    ...Circumstance.options.filter((each) => before.circumstances[each] !== after.circumstances[each]),
    ...Turn.options.filter((turn) => before.since[turn] !== after.since[turn]),
  ]
}

/** An entry as categories are told from it. */
export const factsOf = (entry: RegisterEntry): PersonFacts => ({
  sex: entry.sex,
  birthDate: entry.birthDate,
  disability: entry.disability === 'none' ? null : entry.disability,
  circumstances: Circumstance.options.filter((each) => entry.circumstances[each] === true),
  since: entry.since,
})
