import type { LocalDate } from '../calendar/local-date.ts'
import { type BirthDate, fullerBirth } from './birth.ts'
import { type TypedPart, WORDS_FIELDS, type WordsColumn, type WordsField } from './card-facts.ts'
import { CARD_FIELDS } from './card-fields.ts'
import { Circumstance, type Disability, type PersonFacts, type Sex, Turn } from './categories.ts'
import type { PersonName } from './person-name.ts'
import { withoutRepeats } from './phone-list.ts'

/**
 * What one row of a register says of a person. What it does not say is null or absent and means «nobody said», so that
 * an import never wipes out what is known. Fields of words stand here as in a card.
 */
export interface RegisterEntry extends Readonly<Record<WordsField, string | null>> {
  readonly name: PersonName
  /** A day, a month or only a year; null – nobody said. */
  readonly birthDate: BirthDate | null
  /** Since when the person is said to be 55+; null – nobody said. */
  readonly saidSenior: LocalDate | null
  readonly sex: Sex | null
  /** `patronymic`: nobody stated it; it is proposed and stays to be confirmed. */
  readonly sexFrom: 'stated' | 'patronymic' | null
  /** `+79001234567`, `+79001234567 (дочь)`, `2-39-59 (дом)`: each once, the main one first. */
  readonly phones: readonly string[]
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
  | 'birth_date'
  | 'senior'
  | 'sex'
  | 'phone'
  | WordsColumn
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

const isInitial = (word: string | null): boolean => word === null || word === '' || word.endsWith('.')

/** Two spellings of one name differ in «ё», signs and initials; the one that tells more is kept. */
const fullerName = (known: PersonName, said: PersonName): PersonName => {
  if (isInitial(known.first) && !isInitial(said.first)) return said
  if (isInitial(said.first)) return known
  if (isInitial(known.patronymic) && !isInitial(said.patronymic)) return said
  if (isInitial(said.patronymic) && !isInitial(known.patronymic)) return known
  const tells = (name: PersonName) => /ё/i.test(`${name.surname} ${name.first} ${name.patronymic ?? ''}`)
  return tells(said) && !tells(known) ? said : known
}

/** A group that is known is not forgotten because a list says only «инвалид». */
const joinedDisability = (known: RegisterEntry, said: RegisterEntry): RegisterEntry['disability'] =>
  said.disability === 'unknown' && known.disability !== null && known.disability !== 'none'
    ? known.disability
    : (said.disability ?? known.disability)

/** Words of a list are added to those that a card has; what it holds already is not said twice. */
const joinedNote = (known: string | null, said: string | null): string | null => {
  if (known === null || said === null) return known ?? said
  const fresh = said.split('; ').filter((piece) => !known.includes(piece))
  return fresh.length === 0 ? known : `${known}; ${fresh.join('; ')}`
}

/** Numbers of the list first, as the newer ones; none is taken away. */
const joinedPhones = (known: RegisterEntry, said: RegisterEntry): readonly string[] => {
  const all = withoutRepeats([...said.phones, ...known.phones])
  return all.length === known.phones.length && all.every((each) => known.phones.includes(each))
    ? known.phones
    : all
}

/** Fields that hold one thing, which a list replaces. */
const REPLACED = ['disability', 'sex'] as const

/** What of a card a list says otherwise. Numbers are no such thing: they are added. */
export type HeldPart = Exclude<TypedPart, 'phone'>

const NOTHING_TYPED: ReadonlySet<TypedPart> = new Set()

/** What a list would replace although an employee typed it. */
const heldParts = (known: RegisterEntry, said: RegisterEntry, byHand: ReadonlySet<TypedPart>): HeldPart[] =>
  [
    ...WORDS_FIELDS.filter((field) => isOtherwise(known[field], said[field])).map(
      (field) => CARD_FIELDS[field].column,
    ),
    ...REPLACED.filter(
      (part) => isOtherwise(known[part], said[part]) && (part !== 'sex' || said.sexFrom === 'stated'),
    ),
    ...(['living_alone', 'lonely'] as const).filter((each) => {
      const value = said.circumstances[each]
      return value !== undefined && value !== known.circumstances[each]
    }),
  ].filter((part) => byHand.has(part))

const isOtherwise = (known: string | null, said: string | null): boolean =>
  said !== null && known !== null && known !== said

/** Words of a list take the place of those of the card, but for what an employee typed. */
const joinedWords = (
  known: RegisterEntry,
  said: RegisterEntry,
  isHeld: (part: TypedPart) => boolean,
): Record<WordsField, string | null> =>
  Object.fromEntries(
    WORDS_FIELDS.map((field) => [
      field,
      isHeld(CARD_FIELDS[field].column) ? known[field] : (said[field] ?? known[field]),
    ]),
  ) as Record<WordsField, string | null>

/**
 * What is known of a person after a file has said its part. Empty cells change nothing, a proposed sex never replaces a
 * stated one, phones are added and never taken away. What an employee typed stays: `held` names what the file says
 * otherwise.
 */
export const joinEntries = (
  known: RegisterEntry,
  said: RegisterEntry,
  byHand: ReadonlySet<TypedPart> = NOTHING_TYPED,
): { entry: RegisterEntry; changed: EntryPart[]; held: HeldPart[] } => {
  const held = heldParts(known, said, byHand)
  const isHeld = (part: TypedPart): boolean => held.some((each) => each === part)
  const alone = isHeld('living_alone') ? { living_alone: known.circumstances.living_alone === true } : {}
  const lonely = isHeld('lonely') ? { lonely: known.circumstances.lonely === true } : {}
  const entry: RegisterEntry = {
    name: fullerName(known.name, said.name),
    birthDate: fullerBirth(known.birthDate, said.birthDate),
    saidSenior: known.saidSenior ?? said.saidSenior,
    ...(isHeld('sex') ? { sex: known.sex, sexFrom: known.sexFrom } : joinedSex(known, said)),
    phones: byHand.has('phone')
      ? withoutRepeats([...known.phones, ...said.phones])
      : joinedPhones(known, said),
    ...joinedWords(known, said, isHeld),
    disability: isHeld('disability') ? known.disability : joinedDisability(known, said),
    circumstances: { ...known.circumstances, ...said.circumstances, ...alone, ...lonely },
    since: { ...said.since, ...known.since },
    note: joinedNote(known.note, said.note),
    district: said.district ?? known.district,
  }
  return { entry, changed: changesBetween(known, entry), held }
}

const isRenamed = (before: PersonName, after: PersonName): boolean =>
  before.surname !== after.surname || before.first !== after.first || before.patronymic !== after.patronymic

const changesBetween = (before: RegisterEntry, after: RegisterEntry): EntryPart[] => [
  ...(isRenamed(before.name, after.name) ? (['name'] as const) : []),
  ...(before.birthDate === after.birthDate ? [] : (['birth_date'] as const)),
  ...(before.saidSenior === after.saidSenior ? [] : (['senior'] as const)),
  ...(before.sex !== after.sex || before.sexFrom !== after.sexFrom ? (['sex'] as const) : []),
  ...(before.phones.join() === after.phones.join() ? [] : (['phone'] as const)),
  ...WORDS_FIELDS.filter((field) => before[field] !== after[field]).map((field) => CARD_FIELDS[field].column),
  ...(['disability', 'note', 'district'] as const).filter((part) => before[part] !== after[part]),
  ...Circumstance.options.filter((each) => before.circumstances[each] !== after.circumstances[each]),
  ...Turn.options.filter((turn) => before.since[turn] !== after.since[turn]),
]

/** An entry as categories are told from it. */
export const factsOf = (entry: RegisterEntry): PersonFacts => ({
  sex: entry.sex,
  birthDate: entry.birthDate,
  saidSenior: entry.saidSenior,
  disability: entry.disability === 'none' ? null : entry.disability,
  circumstances: Circumstance.options.filter((each) => entry.circumstances[each] === true),
  since: entry.since,
})
