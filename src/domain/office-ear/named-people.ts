import { comparableName } from '../people/same-person.ts'
import { splitSurname } from '../people/surname.ts'
import { cutText } from '../text/cut-text.ts'
import { differByOne } from '../text/differ-by-one.ts'
import { comparable } from '../text/plain-words.ts'
import { type NameEndings, nameForms } from './name-forms.ts'

/** Somebody of the register. */
export interface Registered {
  readonly id: string
  /** In one line, surname first. */
  readonly name: string
}

interface Known extends Registered {
  /** A surname of two words has both. */
  readonly surnames: readonly (readonly string[])[]
  readonly given: readonly (readonly string[])[]
}

/** A person named in words: everybody whom the name may mean, and how many words of the message it takes. */
export interface Mention {
  readonly people: readonly Registered[]
  readonly from: number
  readonly until: number
}

/** People by the beginnings of their names, so that a word is compared with a few of thousands. */
export interface NameIndex {
  readonly bySurname: ReadonlyMap<string, readonly Known[]>
  readonly byGiven: ReadonlyMap<string, readonly Known[]>
  /** Words behind which a name with a number is an address. */
  readonly streets: readonly string[]
}

const BEGINNING = 3
/** Shorter words are names only with a capital: «Ли» is one, «ли» is none. */
const SURELY_NAMES = 4
/** A slip is borne in words of so many letters. */
const SLIPS_FROM = 6

const plain = (word: string): string => comparableName(word)

const knownOf = (person: Registered, forms: (name: string) => readonly string[]): Known => {
  const { surname, others } = splitSurname(person.name)
  return {
    ...person,
    surnames: surname.split(/[\s-]+/).map((part) => forms(plain(part))),
    given: others.filter((word) => !word.includes('.')).map((word) => forms(plain(word))),
  }
}

const add = (index: Map<string, Known[]>, forms: readonly string[], known: Known): void => {
  const key = cutText(forms[0] ?? '', BEGINNING)
  const alike = index.get(key)
  if (alike) alike.push(known)
  else index.set(key, [known])
}

/** Names come again and again: their forms are made once. */
const formsOf = (endings: NameEndings): ((name: string) => readonly string[]) => {
  const known = new Map<string, readonly string[]>()
  return (name) => {
    const forms = known.get(name) ?? nameForms(name, endings)
    known.set(name, forms)
    return forms
  }
}

/** Makes the people of a register ready to be heard in words. */
export const nameIndex = (people: readonly Registered[], endings: NameEndings): NameIndex => {
  const bySurname = new Map<string, Known[]>()
  const byGiven = new Map<string, Known[]>()
  const forms = formsOf(endings)
  for (const known of people.map((person) => knownOf(person, forms))) {
    for (const surname of known.surnames) add(bySurname, surname, known)
    if (known.given[0]) add(byGiven, known.given[0], known)
  }
  return { bySurname, byGiven, streets: endings.streets }
}

const beginningLike = (index: ReadonlyMap<string, readonly Known[]>, word: string): readonly Known[] =>
  index.get(cutText(word, BEGINNING)) ?? []

/** A word with a hyphen is a surname of two: «Мамин-Сибиряк». */
const partsOf = (word: string): string[] => comparable(word).split(' ').filter(Boolean)

const isSurname = ({ surnames }: Known, parts: readonly string[]): boolean =>
  parts.length > 0 && parts.every((part) => surnames.some((forms) => forms.includes(part)))

const isGiven = ({ given }: Known, word: string): boolean => {
  const [said = ''] = partsOf(word)
  return given.some((forms) => forms.includes(said) || (said.length === 1 && forms[0]?.startsWith(said)))
}

/** Words behind a name that are given names or initials of those whom it may mean. */
const narrowed = (
  people: readonly Known[],
  words: readonly string[],
  at: number,
  step: 1 | -1,
): { readonly people: readonly Known[]; readonly at: number } => {
  const named = people.filter((person) => isGiven(person, words[at] ?? ''))
  return words[at] === undefined || named.length === 0
    ? { people, at }
    : narrowed(named, words, at + step, step)
}

const bySurname = (index: NameIndex, words: readonly string[], at: number): Mention | null => {
  const word = words[at] ?? ''
  const parts = partsOf(word)
  if (word.length < SURELY_NAMES && !/^\p{Lu}/u.test(word)) return null
  const found = beginningLike(index.bySurname, parts[0] ?? '').filter((each) => isSurname(each, parts))
  if (found.length === 0) return null
  const behind = narrowed(found, words, at + 1, 1)
  const before = narrowed(behind.people, words, at - 1, -1)
  return { people: before.people, from: before.at + 1, until: behind.at }
}

/** «Анна Петровна», without the surname. */
const byGiven = (index: NameIndex, words: readonly string[], at: number): Mention | null => {
  const [first = ''] = partsOf(words[at] ?? '')
  const [second = ''] = partsOf(words[at + 1] ?? '')
  const people = beginningLike(index.byGiven, first).filter(
    ({ given }) => given[0]?.includes(first) && given[1]?.includes(second),
  )
  return people.length === 0 ? null : { people, from: at, until: at + 2 }
}

/** A surname with a slip of the finger, where nobody is named without one. */
const bySlip = (index: NameIndex, words: readonly string[], at: number): Mention | null => {
  const [said = '', ...more] = partsOf(words[at] ?? '')
  if (said.length < SLIPS_FROM || more.length > 0) return null
  const people = beginningLike(index.bySurname, said).filter(({ surnames }) =>
    surnames.some((forms) => forms.some((form) => form.length >= SLIPS_FROM && differByOne(form, said))),
  )
  return people.length === 0 ? null : { people, from: at, until: at + 1 }
}

/** «на Лесную 3» is an address, «Лесная 1948» a year of birth. */
const isAddress = ({ streets }: NameIndex, words: readonly string[], { from, until }: Mention): boolean =>
  streets.includes(comparable(words[from - 1] ?? '')) && /^\d{1,3}\p{Ll}?[,.;]?$/u.test(words[until] ?? '')

type Way = (index: NameIndex, words: readonly string[], at: number) => Mention | null

const mentionsBy = (ways: readonly Way[], index: NameIndex, words: readonly string[]): Mention[] => {
  const found: Mention[] = []
  let end = 0
  for (let at = 0; at < words.length; at += 1) {
    const mention = at < end ? null : (ways.map((way) => way(index, words, at)).find(Boolean) ?? null)
    if (mention === null || isAddress(index, words, mention)) continue
    found.push({ ...mention, from: Math.max(mention.from, end) })
    end = mention.until
  }
  return found
}

/** The people whom words name, in their order: by a surname in any case, with given names, or by name and patronymic. */
export const mentionsIn = (index: NameIndex, words: readonly string[]): readonly Mention[] =>
  mentionsBy([bySurname, byGiven], index, words)

/** {@link mentionsIn} with a slip of the finger: looked for where nobody is named without one. */
export const nearMentionsIn = (index: NameIndex, words: readonly string[]): readonly Mention[] =>
  mentionsBy([bySlip], index, words)
