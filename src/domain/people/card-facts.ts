import type { z } from 'zod'
import { CARD_FIELDS } from './card-fields.ts'

type Fields = typeof CARD_FIELDS

/** A field of a card, by the name that code calls it. */
export type CardFieldName = keyof Fields

/** What the register holds of a person. */
export type CardFacts = { readonly [Name in CardFieldName]: z.output<Fields[Name]['shape']> }

/** Fields of a card, in their order. */
export const CARD_FIELD_NAMES = Object.keys(CARD_FIELDS) as CardFieldName[]

/** The columns of `citizens` in which the fields stand. */
export const CARD_COLUMNS: readonly string[] = CARD_FIELD_NAMES.map((name) => CARD_FIELDS[name].column)

/** A card of which nothing is said. */
export const EMPTY_CARD = Object.fromEntries(
  CARD_FIELD_NAMES.map((name) => [name, CARD_FIELDS[name].blank]),
) as CardFacts

/** A heading of a list that tells a field of the card. */
export type CardHeading = Fields[CardFieldName]['headings'][number]

/** Headings of all fields. */
export const CARD_HEADINGS: readonly CardHeading[] = CARD_FIELD_NAMES.flatMap(
  (name): readonly CardHeading[] => CARD_FIELDS[name].headings,
)

/** A question of «Изменить». */
export type CardQuestion = Fields[CardFieldName]['question']

/** The questions of «Изменить», each once. */
export const CARD_QUESTIONS: readonly CardQuestion[] = [
  ...new Set(CARD_FIELD_NAMES.map((name) => CARD_FIELDS[name].question)),
]

/** A field of words, which is treated as any other of them. */
export type WordsField = {
  [Name in CardFieldName]: Fields[Name]['rule'] extends 'words' ? Name : never
}[CardFieldName]

/** The column of a field of words: its heading, question and texts are called so. */
export type WordsColumn = Fields[WordsField]['column']

/** The fields of words, in their order. */
export const WORDS_FIELDS = CARD_FIELD_NAMES.filter(
  (name): name is WordsField => CARD_FIELDS[name].rule === 'words',
)

/** Whether something is a field of words. */
export const isWordsField = (name: string | null): name is WordsField =>
  WORDS_FIELDS.some((each) => each === name)

/** The columns of {@link WORDS_FIELDS}. */
export const WORDS_COLUMNS: readonly WordsColumn[] = WORDS_FIELDS.map((name) => CARD_FIELDS[name].column)

/** The field of words that is called so in lists, questions and changes; undefined – it is another thing. */
export const wordsFieldOf = (column: string): WordsField | undefined =>
  WORDS_FIELDS.find((name) => CARD_FIELDS[name].column === column)

/** A field that a list does not replace unasked where an employee typed it, by its column. */
export type TypedPart = {
  [Name in CardFieldName]: Fields[Name]['staysTyped'] extends true ? Fields[Name]['column'] : never
}[CardFieldName]
