import { z } from 'zod'
import { comparable } from '../text/plain-words.ts'
import type { Category } from './categories.ts'
import { fitsWord } from './find-name.ts'
import { comparableName } from './same-person.ts'

const Words = z.array(z.string().min(2)).min(1)

/** Groups that the register can be searched for by a word. */
export const SEARCHED_GROUPS = [
  'senior',
  'disabled',
  'disability_1',
  'disability_2',
  'disability_3',
  'disability_child',
  'newly_retired',
  'newly_disabled',
  'newly_arrived',
  'living_alone',
  'lonely',
  'with_children',
  'homeless',
  'no_phone',
  'not_linked',
] as const
export type SearchedGroup = (typeof SEARCHED_GROUPS)[number]

/** By which words each group is searched for, as data: `scenarios/register-search.yaml`. */
export const RegisterSearch = z.strictObject({ groups: z.record(z.enum(SEARCHED_GROUPS), Words) })
export type RegisterSearch = z.infer<typeof RegisterSearch>

/** Somebody of the register as a search looks at them. */
export interface Searched {
  readonly name: string
  /** Null where the one who searches does not see it. */
  readonly phone: string | null
  readonly address: string | null
  readonly birthDate: string | null
  readonly categories: readonly Category[]
  readonly linked: boolean
}

/** What typed words ask for. */
export type Question =
  | { readonly kind: 'group'; readonly group: SearchedGroup }
  | { readonly kind: 'digits'; readonly digits: string }
  | { readonly kind: 'words'; readonly words: readonly string[] }

const FEWEST_DIGITS = 3

/** Reads what is searched for: a group («одинокие»), digits («…4512»), or words of a name and an address. */
export const readQuestion = (typed: string, { groups }: RegisterSearch): Question | null => {
  const said = comparable(typed)
  const group = SEARCHED_GROUPS.find((each) => groups[each].some((word) => comparable(word) === said))
  if (group) return { kind: 'group', group }
  const digits = said.replace(/\s/g, '')
  if (/^\d+$/.test(digits)) return digits.length < FEWEST_DIGITS ? null : { kind: 'digits', digits }
  const words = said.split(' ').filter(Boolean)
  return words.length === 0 ? null : { kind: 'words', words }
}

const isOfGroup = (group: SearchedGroup, { categories, phone, linked }: Searched): boolean => {
  if (group === 'disabled') return categories.some((each) => each.startsWith('disability_'))
  if (group === 'no_phone') return phone === null
  if (group === 'not_linked') return !linked
  return categories.some((each) => each === group)
}

/** A Russian number is typed with 8 or +7 alike. */
const withoutPrefix = (digits: string): string => (digits.length === 11 ? digits.slice(1) : digits)

/** How a number fits that is meant only where no other fits better. */
export const NEARLY = 3

/** So many digits are meant as a whole number: one that is missing or mistyped is forgiven, its end decides. */
const NEARLY_WHOLE = 6
const END = 5

/** Whether a number is meant although a digit is missing or wrong: the last ones agree, or all but one in their order. */
const isNearly = (looked: string, number: string): boolean => {
  const end = number.slice(-looked.length)
  const wrong = [...looked].filter((digit, place) => digit !== end[place]).length
  if (wrong <= 1 && end.length === looked.length) return true
  const longer = number.slice(-looked.length - 1)
  const isMissing = [...longer].some(
    (_, place) => longer.slice(0, place) + longer.slice(place + 1) === looked,
  )
  return isMissing || (looked.length > END && number.endsWith(looked.slice(-END - 1)))
}

const fitsDigits = (digits: string, { phone, birthDate }: Searched): number | null => {
  const numbers = (phone ?? '').split(', ').map((each) => each.replace(/\D/g, ''))
  const looked = withoutPrefix(digits)
  if (numbers.some((each) => each.endsWith(looked))) return 0
  if (birthDate !== null && birthDate.slice(0, 4) === digits) return 1
  if (numbers.some((each) => each.includes(looked))) return 2
  return looked.length >= NEARLY_WHOLE && numbers.some((each) => isNearly(looked, each)) ? NEARLY : null
}

/** How well a word fits a part of an address: whole, or as its beginning; house numbers whole only. */
const fitsAddress = (word: string, parts: readonly string[]): number | null => {
  if (parts.includes(word)) return 0.5
  return word.length >= 3 && parts.some((part) => part.startsWith(word)) ? 1.5 : null
}

/** A search for words reads names and addresses once for all words. */
const fitsWords = (words: readonly string[], person: Searched): number | null => {
  const names = comparableName(person.name.replaceAll('-', ' ')).split(' ')
  let address: readonly string[] | null = null
  let total = 0
  for (const word of words) {
    let least = Number.POSITIVE_INFINITY
    for (const name of names) least = Math.min(least, fitsWord(word, name) ?? Number.POSITIVE_INFINITY)
    if (least > 0 && person.address !== null) {
      address ??= comparable(person.address).split(' ')
      least = Math.min(least, fitsAddress(word, address) ?? Number.POSITIVE_INFINITY)
    }
    if (least === Number.POSITIVE_INFINITY) return null
    total += least
  }
  return total
}

/** How well somebody fits a question; less is better, null – not at all. */
export const fitsQuestion = (question: Question, person: Searched): number | null => {
  if (question.kind === 'group') return isOfGroup(question.group, person) ? 0 : null
  return question.kind === 'digits' ? fitsDigits(question.digits, person) : fitsWords(question.words, person)
}
