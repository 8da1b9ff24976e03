import { plainWords } from '../tables/layout.ts'
import type { DirectoryEntry, DirectoryOffice } from './directory-office.ts'
import { officeKey } from './read-directory.ts'

/** What a row of a table is to the directory: `checked` – the same as before, but made sure of on a later day. */
export type EntryFate = 'new' | 'changed' | 'checked' | 'same'

export interface ComparedEntry {
  readonly entry: DirectoryEntry
  /** The office that it is about; null – it is new. */
  readonly office: DirectoryOffice | null
  readonly fate: EntryFate
}

const PARTS = ['kind', 'name', 'address', 'phone', 'hours', 'floor', 'lift', 'bus'] as const

const nameKey = ({ kind, name }: Pick<DirectoryEntry, 'kind' | 'name'>): string =>
  `${kind}\n${plainWords(name)}`

/** Those that one key names alone. */
const alone = <T>(all: readonly T[], keyOf: (each: T) => string): ReadonlyMap<string, T> => {
  const found = new Map<string, T[]>()
  for (const each of all) found.set(keyOf(each), [...(found.get(keyOf(each)) ?? []), each])
  return new Map([...found].flatMap(([key, same]) => (same.length === 1 ? [[key, same[0] as T]] : [])))
}

/** Parts that a table leaves empty stay as they are known: a table without a column takes nothing away. */
const joined = (entry: DirectoryEntry, office: DirectoryOffice): DirectoryEntry => ({
  ...entry,
  phone: entry.phone ?? office.phone,
  hours: entry.hours ?? office.hours,
  floor: entry.floor ?? office.floor,
  lift: entry.lift ?? office.lift,
  bus: entry.bus ?? office.bus,
  checkedOn: [entry.checkedOn, office.checkedOn].toSorted()[1] as string,
})

const fateOf = (entry: DirectoryEntry, office: DirectoryOffice): EntryFate => {
  if (PARTS.some((part) => entry[part] !== office[part])) return 'changed'
  return entry.checkedOn === office.checkedOn ? 'same' : 'checked'
}

/**
 * Every row against the directory as it stands: the same kind, name and address; else the same kind and name where only one
 * is called so on either side – then it has moved.
 */
export const comparedWith = (
  entries: readonly DirectoryEntry[],
  known: readonly DirectoryOffice[],
): readonly ComparedEntry[] => {
  const byKey = new Map(known.map((office) => [officeKey(office), office]))
  const [onlyKnown, onlyNew] = [alone(known, nameKey), alone(entries, nameKey)]
  return entries.map((entry) => {
    const moved = onlyNew.get(nameKey(entry)) === entry ? onlyKnown.get(nameKey(entry)) : undefined
    const office = byKey.get(officeKey(entry)) ?? moved
    if (!office) return { entry, office: null, fate: 'new' }
    const whole = joined(entry, office)
    return { entry: whole, office, fate: fateOf(whole, office) }
  })
}

export const countOf = (all: readonly ComparedEntry[], fate: EntryFate): number =>
  all.filter((each) => each.fate === fate).length

/** Whether there is anything to take. */
export const canTake = (all: readonly ComparedEntry[]): boolean => all.some(({ fate }) => fate !== 'same')
