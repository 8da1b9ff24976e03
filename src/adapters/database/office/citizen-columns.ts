import { z } from 'zod'
import { personFactsOf } from '../../../application/office/people/citizen-facts.ts'
import type { CitizenFacts } from '../../../application/ports/office/register-change.ts'
import type { Vault } from '../../../application/ports/vault.ts'
import { type PersonalField, seesField } from '../../../domain/access/fields.ts'
import type { Role } from '../../../domain/access/role.ts'
import { Circumstance, Disability, Sex, seniorSince, Turn } from '../../../domain/people/categories.ts'
import { personKey } from '../../../domain/people/same-person.ts'
import { cell, sealed, type Writing } from './writing.ts'

/** How a fact of a card stands in `citizens`. */
interface FactColumn {
  /** Its column, e.g. `birth_date`. */
  readonly column: string
  /** PostgreSQL's type: `bytea` where it is sealed with the key of the card. */
  readonly type: 'bytea' | 'text' | 'boolean' | 'jsonb'
  /** The shape in which a row gives it. */
  readonly shape: z.ZodType
  /** The personal field that it is, where not every role that opens a card sees it. */
  readonly seenAs?: PersonalField
}

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

/**
 * The facts of a card, each declared once: from here come the columns that statements read and write, the shape of a row,
 * what is sealed, and what a role does not see. A new fact is written here, in `prisma/schema.prisma` with its migration, and
 * in `CitizenFacts`; a test proves for each that «Мои данные» shows it and a deletion reaches it.
 */
export const FACTS = {
  name: { column: 'name', type: 'bytea', shape: z.instanceof(Buffer), seenAs: 'name' },
  phone: { column: 'phone', type: 'bytea', shape: Sealed, seenAs: 'phone' },
  address: { column: 'address', type: 'bytea', shape: Sealed, seenAs: 'address' },
  note: { column: 'note', type: 'bytea', shape: Sealed, seenAs: 'note' },
  sex: { column: 'sex', type: 'text', shape: Sex.nullable() },
  birthDate: { column: 'birth_date', type: 'text', shape: z.string().nullable(), seenAs: 'birth_date' },
  disability: { column: 'disability', type: 'text', shape: Disability.nullable(), seenAs: 'disability' },
  livingAlone: { column: 'living_alone', type: 'boolean', shape: z.boolean() },
  lonely: { column: 'lonely', type: 'boolean', shape: z.boolean() },
  categories: { column: 'categories', type: 'jsonb', shape: Categories },
} as const satisfies Readonly<Record<keyof CitizenFacts, FactColumn>>

const NAMES = Object.keys(FACTS) as (keyof CitizenFacts)[]

type Shapes = { readonly [Fact in keyof CitizenFacts]: (typeof FACTS)[Fact]['shape'] }
const SHAPES = Object.fromEntries(NAMES.map((name) => [name, FACTS[name].shape])) as Shapes

/** A card's facts as they stand in `citizens`. */
export const FactsRow = z.object({ id: z.string(), key: z.instanceof(Buffer), ...SHAPES })

/** Finds the same person again without saying who it is. */
export const sameAs = (vault: Vault, { name, birthDate }: Pick<CitizenFacts, 'name' | 'birthDate'>): Buffer =>
  vault.pseudonym(`citizen:${personKey(name, birthDate)}`)

/** Finds a phone again. */
const phoneIndex = (vault: Vault, phone: string): Buffer => vault.pseudonym(`phone:${phone}`)

/** The number by which a person is found again, without whose it is. */
const mainNumber = (phone: string): string => phone.split(/, | \(/)[0] ?? ''

/** Columns that are worked out from the facts, so that a statement finds and counts without opening them. */
const WORKED_OUT = [
  { column: 'same_as', type: 'bytea', of: (vault: Vault, facts: CitizenFacts) => sameAs(vault, facts) },
  {
    column: 'phone_index',
    type: 'bytea',
    of: (vault: Vault, { phone }: CitizenFacts) => (phone ? phoneIndex(vault, mainNumber(phone)) : null),
  },
  {
    column: 'senior_from',
    type: 'text',
    of: (_: Vault, facts: CitizenFacts) => seniorSince(personFactsOf(facts)),
  },
] as const

const WRITTEN = [...NAMES.map((name) => FACTS[name]), ...WORKED_OUT]

/** Columns that a writer of facts fills, in the order of {@link factValues}. */
export const FACT_COLUMNS: readonly string[] = WRITTEN.map(({ column }) => column)

/** Types of {@link FACT_COLUMNS}. */
export const FACT_TYPES: readonly string[] = WRITTEN.map(({ type }) => type)

/** What a statement selects so that {@link FactsRow} reads it; the table is called `c`. */
export const SELECT_FACTS = [
  'c.key',
  ...NAMES.map((name) => `c.${FACTS[name].column}${FACTS[name].column === name ? '' : ` as "${name}"`}`),
].join(', ')

/** Values of {@link FACT_COLUMNS}, words sealed with the key of the card. */
export const factValues = (writing: Writing, id: string, key: Buffer, facts: CitizenFacts): unknown[] => [
  ...NAMES.map((name) => {
    const { column, type } = FACTS[name]
    if (type === 'bytea')
      return sealed(writing, key, cell('citizens', column, id), facts[name] as string | null)
    return type === 'jsonb' ? JSON.stringify(facts[name]) : facts[name]
  }),
  ...WORKED_OUT.map(({ of }) => of(writing.vault, facts)),
]

/** Opens the facts of a row; a sealed fact that is empty is null, a name never is. */
export const openedFacts = (row: unknown, vault: Vault): CitizenFacts => {
  const { id, key, ...facts } = FactsRow.parse(row)
  const opened = NAMES.filter((name) => FACTS[name].type === 'bytea').map((name) => {
    const closed = facts[name] as Buffer | null
    return [name, closed && vault.open(key, cell('citizens', FACTS[name].column, id), closed)]
  })
  return { ...facts, ...Object.fromEntries(opened) }
}

/** What a role sees of a card: no more than its work needs. What tells of a disability is told with the disability only. */
export const factsSeenBy = (role: Role, facts: CitizenFacts): CitizenFacts => {
  const hidden = NAMES.filter((name) => {
    const { seenAs } = FACTS[name] as FactColumn
    return seenAs !== undefined && !seesField(role, seenAs)
  })
  const blank = Object.fromEntries(hidden.map((name) => [name, name === 'name' ? '' : null]))
  const told = Object.entries(facts.categories).filter(
    ([name]) => seesField(role, 'disability') || !name.includes('disabled'),
  )
  return { ...facts, categories: Object.fromEntries(told), ...blank }
}
