import { birthsAgree, writtenBirth } from '../../../domain/people/birth.ts'
import { type TypedPart, WORDS_COLUMNS, wordsFieldOf } from '../../../domain/people/card-facts.ts'
import type { CellDoubt } from '../../../domain/people/import-doubt.ts'
import { joinEntries, type RegisterEntry } from '../../../domain/people/register-entry.ts'
import { personKey } from '../../../domain/people/same-person.ts'
import type { OfficeChange } from '../../ports/office/changes.ts'
import type { CitizenFacts } from '../../ports/office/register-change.ts'
import type { CitizenCard } from '../../ports/office/register-desk.ts'
import { allowed } from '../kit/audited.ts'
import type { OfficeCall } from '../kit/office-call.ts'
import { entryOfFacts, factsOfEntry } from '../people/citizen-facts.ts'
import { changedTo } from '../people/undo-change.ts'
import { partName } from './import-words.ts'

/** Nothing that the card says is replaced: what the double says otherwise is asked about. */
const KEPT: ReadonlySet<TypedPart> = new Set(['disability', 'sex', 'phone', ...WORDS_COLUMNS])

/** A card as one of two: what it does not say is not said, and contradicts nothing. */
const saidBy = ({ facts, district }: CitizenCard): RegisterEntry => {
  const entry = entryOfFacts(facts, district)
  const said = Object.entries(entry.circumstances).filter(([, holds]) => holds)
  return { ...entry, disability: facts.disability, circumstances: Object.fromEntries(said) }
}

/** What of two cards is asked about, in the words of a list. */
const DIFFERING = ['birth_date', ...WORDS_COLUMNS, 'disability'] as const
type Differing = (typeof DIFFERING)[number]

const wordsOf = (facts: CitizenFacts, part: Differing): string => {
  if (part === 'birth_date') return facts.birthDate === null ? '' : writtenBirth(facts.birthDate)
  return facts[wordsFieldOf(part) ?? 'disability'] ?? ''
}

/** What the double says otherwise and somebody has to choose. */
const differences = (
  { words }: OfficeCall,
  double: CitizenCard,
  other: CitizenCard,
  held: readonly string[],
) =>
  DIFFERING.filter((field) =>
    field === 'birth_date'
      ? !birthsAgree(double.facts.birthDate, other.facts.birthDate)
      : held.includes(field),
  ).map((field): CellDoubt => {
    const heading = words.plain(partName(field))
    return { field, what: 'by_hand', heading, said: wordsOf(double.facts, field) }
  })

/** What a card says once a double is joined to it, and what the double says otherwise and somebody has to choose. */
export interface JoinedFacts {
  readonly facts: CitizenFacts
  readonly doubts: readonly CellDoubt[]
}

/** Nothing that the card says is replaced: what it does not say yet is taken from the double. */
export const joinedFacts = (call: OfficeCall, double: CitizenCard, other: CitizenCard): JoinedFacts => {
  const { entry, held } = joinEntries(saidBy(other), saidBy(double), KEPT)
  return {
    facts: factsOfEntry({ ...entry, district: other.district }),
    doubts: differences(call, double, other, held),
  }
}

/**
 * Two cards are one person's: what the other does not say yet is taken from the double, what is said differently is asked,
 * and the double goes.
 */
export const joinCards = (call: OfficeCall, double: CitizenCard, other: CitizenCard): OfficeChange[] => {
  const { facts, doubts } = joinedFacts(call, double, other)
  const key = personKey(double.facts.name, double.facts.birthDate)
  return [
    changedTo(call, other, facts),
    ...doubts.map((doubt): OfficeChange => ({ type: 'ask_doubt', citizen: other.id, doubt, on: call.today })),
    { type: 'join_cards', double: double.id, into: other.id, key, on: call.today },
    allowed(call, 'change_person', `citizen:${other.id}`, 'joined'),
  ]
}
