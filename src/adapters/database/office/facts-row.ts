import { z } from 'zod'
import type { CitizenFacts } from '../../../application/ports/office/register-change.ts'
import type { Vault } from '../../../application/ports/vault.ts'
import { Circumstance, Disability, Sex, Turn } from '../../../domain/people/categories.ts'
import { cell } from './writing.ts'

const Sealed = z.instanceof(Buffer).nullable()

const NOTED = [
  ...Circumstance.options.filter((each) => each !== 'living_alone' && each !== 'lonely'),
  ...Turn.options.map((turn) => `newly_${turn}` as const),
  'senior',
] as const

/** What is noted by name, with its day where it has one. Names that are not known any more are left out. */
const Categories = z
  .record(z.string(), z.union([z.string(), z.literal(true)]))
  .transform((noted): CitizenFacts['categories'] =>
    Object.fromEntries(NOTED.flatMap((name) => (noted[name] === undefined ? [] : [[name, noted[name]]]))),
  )

/** A card's facts as they stand in `citizens`. */
export const FactsRow = z.object({
  id: z.string(),
  key: z.instanceof(Buffer),
  name: z.instanceof(Buffer),
  phone: Sealed,
  address: Sealed,
  note: Sealed,
  sex: Sex.nullable(),
  birthDate: z.string().nullable(),
  disability: Disability.nullable(),
  livingAlone: z.boolean(),
  lonely: z.boolean(),
  categories: Categories,
})

/** Opens the facts of a row. */
export const openedFacts = (row: unknown, vault: Vault): CitizenFacts => {
  const { id, key, name, phone, address, note, ...facts } = FactsRow.parse(row)
  const open = (column: string, sealed: Buffer | null): string | null =>
    sealed === null ? null : vault.open(key, cell('citizens', column, id), sealed)
  return {
    ...facts,
    name: open('name', name) ?? '',
    phone: open('phone', phone),
    address: open('address', address),
    note: open('note', note),
  }
}
