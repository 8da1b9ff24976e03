import { z } from 'zod'
import type { TableRow } from '../tables/cell.ts'
import { type Headings, headingsOf, type Layout, readHeadings } from '../tables/layout.ts'
import type { DateWords } from '../when/when-words.ts'
import { CARD_HEADINGS, WORDS_COLUMNS } from './card-facts.ts'
import { Circumstance, Disability, Turn } from './categories.ts'

/** What a column of the register may hold: a field of the card, or which district somebody is of. */
export const RegisterField = z.enum([...CARD_HEADINGS, 'district'])
export type RegisterField = z.infer<typeof RegisterField>

/** What words of a column of categories may say. */
export const SaidCategory = z.enum([
  'senior',
  'disability_1',
  'disability_2',
  'disability_3',
  'disability_child',
  'disability_unknown',
  ...Circumstance.options,
  ...Turn.options,
])
export type SaidCategory = z.infer<typeof SaidCategory>

/** What is never stored, whoever sends it (promises.md 10): numbers of documents, and illnesses. */
export const NeverStored = z.enum(['document', 'diagnosis'])
export type NeverStored = z.infer<typeof NeverStored>

const Words = z.array(z.string().min(1)).min(1)
const BySex = z.strictObject({ female: Words, male: Words })

/** The words of a register as data: `scenarios/register-columns.yaml`. All are compared without case, «ё» as «е». */
export const RegisterColumns = z.strictObject({
  /** Headings of each column as people write them; a longer heading that begins with one counts too. */
  headings: z.record(RegisterField, Words),
  /** Headings that are known and of no use here: row numbers, e-mail. */
  ignored: Words,
  /** Beginnings of words by which a column of what is never stored is known. */
  never_stored: z.record(NeverStored, Words),
  values: z.strictObject({
    yes: Words,
    no: Words,
    sex: BySex,
    disability: z.record(Disability, Words),
    no_disability: Words,
    /** What a column of categories says; groups of disability have words of their own. */
    categories: z.record(
      SaidCategory.exclude(Disability.options.map((group) => `disability_${group}` as const)),
      Words,
    ),
    /** Beginnings of words by which an illness is known: such words are not kept. */
    diagnoses: Words,
    /** Beginnings of words by which somebody died, moved away, lives in a home, refuses. */
    gone: z.strictObject({ died: Words, moved: Words, in_care: Words, refused: Words }),
    /** Whoever may be spoken of instead: «муж умер». */
    relatives: Words,
    denials: Words,
    /** First words of rows that are no person: sums and signatures; and of titles between rows. */
    not_people: Words,
    titles: Words,
    no_phone: Words,
    /** Words beside a number that is dialled without the code of the place. */
    home_phone: Words,
    /** Words of an address: by them one is known in a list without headings. */
    address_words: Words,
    /** What follows an age. */
    ages: Words,
    year: Words,
    patronymics: z.strictObject({ particles: BySex, endings: BySex, prefixes: Words }),
  }),
})
/** The headings and words that registers are read with; days are named as wherever they are typed. */
export type RegisterVocabulary = Omit<z.infer<typeof RegisterColumns>, 'values'> & {
  readonly values: z.infer<typeof RegisterColumns>['values'] & DateWords
}

/** What the headings of a sheet say of a register. Several columns are joined for names, addresses, phones and notes. */
export type RegisterLayout = Layout<RegisterField, NeverStored>

/** Recognises the headings of a register. */
export type RegisterHeadings = Headings<RegisterField, NeverStored>

/** Fields that may be spread over several columns. */
const JOINED: readonly RegisterField[] = ['name', 'phone', 'note', 'category', ...WORDS_COLUMNS]

/** Prepares the words of a register once. */
export const registerHeadings = (
  columns: Pick<RegisterVocabulary, 'headings' | 'ignored' | 'never_stored'>,
): RegisterHeadings => headingsOf(columns, JOINED)

const hasName = ({ columns }: RegisterLayout): boolean => columns.has('name') || columns.has('surname')

/**
 * The layout that a row of headings gives; null when the row is none: a name and one more column have to be known,
 * so that a title over the table is not taken for it.
 */
export const registerLayoutOf = (row: TableRow, known: RegisterHeadings): RegisterLayout | null => {
  const layout = readHeadings(row, known)
  return hasName(layout) && layout.columns.size + layout.refused.length >= 2 ? layout : null
}

/** What has to be there and is not. A date of birth need not: many lists know a name, a street and a number. */
export const missingIn = (layout: RegisterLayout): RegisterField[] => (hasName(layout) ? [] : ['name'])
