import { z } from 'zod'
import { personFactsOf } from '../../../application/office/people/citizen-facts.ts'
import type { CitizenFacts } from '../../../application/ports/office/register-change.ts'
import type { Vault } from '../../../application/ports/vault.ts'
import { seesField } from '../../../domain/access/fields.ts'
import type { Role } from '../../../domain/access/role.ts'
import { CARD_FIELD_NAMES, type CardFieldName, EMPTY_CARD } from '../../../domain/people/card-facts.ts'
import { CARD_FIELDS } from '../../../domain/people/card-fields.ts'
import { seniorSince } from '../../../domain/people/categories.ts'
import { personKey } from '../../../domain/people/same-person.ts'
import { cell, sealed, type Writing } from './writing.ts'

/** The facts of a card in the order of their columns; what they are is declared once, in `card-fields.ts`. */
const FACTS = CARD_FIELD_NAMES.map((name) => ({ name, ...CARD_FIELDS[name] }))

/** PostgreSQL's type of a column. */
const typeOf = (kept: (typeof FACTS)[number]['kept']): string => (kept === 'sealed' ? 'bytea' : kept)

const Sealed = z.instanceof(Buffer).nullable()

/** The shape in which a row gives each fact: what is sealed comes as bytes. */
type Shapes = {
  readonly [Name in CardFieldName]: (typeof CARD_FIELDS)[Name]['kept'] extends 'sealed'
    ? typeof Sealed
    : (typeof CARD_FIELDS)[Name]['shape']
}
const SHAPES = Object.fromEntries(
  FACTS.map(({ name, kept, shape }) => [name, kept === 'sealed' ? Sealed : shape]),
) as unknown as Shapes

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

const WRITTEN = [
  ...FACTS.map(({ column, kept }) => ({ column, type: typeOf(kept) })),
  ...WORKED_OUT.map(({ column, type }) => ({ column, type })),
]

/** Columns that a writer of facts fills, in the order of {@link factValues}. */
export const FACT_COLUMNS: readonly string[] = WRITTEN.map(({ column }) => column)

/** Types of {@link FACT_COLUMNS}. */
export const FACT_TYPES: readonly string[] = WRITTEN.map(({ type }) => type)

/** What a statement selects so that {@link FactsRow} reads it; the table is called `c`. */
export const SELECT_FACTS = [
  'c.key',
  ...FACTS.map(({ name, column }) => `c.${column}${column === name ? '' : ` as "${name}"`}`),
].join(', ')

/** Values of {@link FACT_COLUMNS}, words sealed with the key of the card. */
export const factValues = (writing: Writing, id: string, key: Buffer, facts: CitizenFacts): unknown[] => [
  ...FACTS.map(({ name, column, kept }) => {
    if (kept === 'sealed')
      return sealed(writing, key, cell('citizens', column, id), facts[name] as string | null)
    return kept === 'jsonb' ? JSON.stringify(facts[name]) : facts[name]
  }),
  ...WORKED_OUT.map(({ of }) => of(writing.vault, facts)),
]

/** Opens the facts of a row; a sealed fact that is empty is null, a name never is. */
export const openedFacts = (row: unknown, vault: Vault): CitizenFacts => {
  const { id, key, ...facts } = FactsRow.parse(row)
  const opened = FACTS.map(({ name, column, kept }) => {
    const said = facts[name]
    const isClosed = kept === 'sealed' && said !== null
    return [name, isClosed ? vault.open(key, cell('citizens', column, id), said as Buffer) : said]
  })
  return Object.fromEntries(opened)
}

/** What a role sees of a card: no more than its work needs. What tells of a disability is told with the disability only. */
export const factsSeenBy = (role: Role, facts: CitizenFacts): CitizenFacts => {
  const hidden = FACTS.filter(({ seenAs }) => seenAs !== null && !seesField(role, seenAs))
  const blank = Object.fromEntries(hidden.map(({ name }) => [name, EMPTY_CARD[name]]))
  const told = Object.entries(facts.categories).filter(
    ([name]) => seesField(role, 'disability') || !name.includes('disabled'),
  )
  return { ...facts, categories: Object.fromEntries(told), ...blank }
}
