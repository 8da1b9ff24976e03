import type { LocalDate } from '../../../domain/calendar/local-date.ts'
import {
  CARD_FIELD_NAMES,
  type TypedPart,
  WORDS_FIELDS,
  type WordsField,
} from '../../../domain/people/card-facts.ts'
import { CARD_FIELDS } from '../../../domain/people/card-fields.ts'
import {
  Circumstance,
  type NotedCategory,
  type PersonFacts,
  Turn,
} from '../../../domain/people/categories.ts'
import { phonesOf } from '../../../domain/people/phone-list.ts'
import type { RegisterEntry } from '../../../domain/people/register-entry.ts'
import { fullName, nameParts } from '../../../domain/people/same-person.ts'
import type { CitizenFacts } from '../../ports/office/register-change.ts'

const NOTED: readonly Exclude<Circumstance, 'living_alone' | 'lonely'>[] = Circumstance.options.filter(
  (each) => each !== 'living_alone' && each !== 'lonely',
)

/** What of a card categories are told from. */
type CategoryFacts = Pick<
  CitizenFacts,
  'sex' | 'birthDate' | 'disability' | 'livingAlone' | 'lonely' | 'categories'
>

const circumstancesOf = ({
  livingAlone,
  lonely,
  categories,
}: CategoryFacts): Record<Circumstance, boolean> => ({
  ...(Object.fromEntries(NOTED.map((each) => [each, categories[each] !== undefined])) as Record<
    Circumstance,
    boolean
  >),
  living_alone: livingAlone,
  lonely,
})

const turnsOf = ({ categories }: CategoryFacts): Partial<Record<Turn, LocalDate>> => {
  const since: Partial<Record<Turn, LocalDate>> = {}
  for (const turn of Turn.options) {
    const day = categories[`newly_${turn}`]
    if (typeof day === 'string') since[turn] = day
  }
  return since
}

const saidSeniorIn = ({ categories }: CategoryFacts): LocalDate | null =>
  typeof categories.senior === 'string' ? categories.senior : null

/** A card as categories are told from it. */
export const personFactsOf = (facts: CategoryFacts): PersonFacts => {
  const said = circumstancesOf(facts)
  return {
    sex: facts.sex,
    birthDate: facts.birthDate,
    disability: facts.disability,
    since: turnsOf(facts),
    saidSenior: saidSeniorIn(facts),
    circumstances: Circumstance.options.filter((each) => said[each]),
  }
}

/** Fields of words stand in a card as in a list. */
const wordsOf = (said: Pick<CitizenFacts, WordsField>): Pick<CitizenFacts, WordsField> =>
  Object.fromEntries(WORDS_FIELDS.map((field) => [field, said[field]])) as Pick<CitizenFacts, WordsField>

/** A card as an import compares it: what the card says is said, so that a file with the same in it changes nothing. */
export const entryOfFacts = (facts: CitizenFacts, district: string): RegisterEntry => ({
  name: nameParts(facts.name),
  birthDate: facts.birthDate,
  saidSenior: saidSeniorIn(facts),
  sex: facts.sex,
  sexFrom: facts.sex === null ? null : 'stated',
  phones: phonesOf(facts.phone),
  ...wordsOf(facts),
  disability: facts.disability ?? 'none',
  circumstances: circumstancesOf(facts),
  since: turnsOf(facts),
  note: facts.note,
  district,
})

/** Facts that an employee typed, as an import knows them. */
export const typedParts = (names: readonly string[]): ReadonlySet<TypedPart> => {
  const typed = CARD_FIELD_NAMES.filter((name) => names.includes(name)).map((name) => CARD_FIELDS[name])
  return new Set(typed.flatMap((field) => (field.staysTyped ? [field.column] : [])))
}

const categoriesOfEntry = ({
  circumstances,
  since,
  saidSenior,
}: RegisterEntry): CitizenFacts['categories'] => {
  const noted: Partial<Record<NotedCategory, LocalDate | true>> = {}
  for (const each of NOTED) if (circumstances[each]) noted[each] = true
  for (const turn of Turn.options) {
    const day = since[turn]
    if (day !== undefined) noted[`newly_${turn}`] = day
  }
  if (saidSenior !== null) noted.senior = saidSenior
  return noted
}

/** An entry as a card keeps it. */
export const factsOfEntry = (entry: RegisterEntry): CitizenFacts => ({
  name: fullName(entry.name),
  birthDate: entry.birthDate,
  sex: entry.sex,
  phone: entry.phones.join(', ') || null,
  ...wordsOf(entry),
  note: entry.note,
  disability: entry.disability === 'none' ? null : entry.disability,
  livingAlone: entry.circumstances.living_alone === true,
  lonely: entry.circumstances.lonely === true,
  categories: categoriesOfEntry(entry),
})
