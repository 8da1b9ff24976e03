/** Languages that are complete: keys and variables are the same in all of them. */
export const LANGUAGES = ['ru', 'en'] as const
export type Language = (typeof LANGUAGES)[number]

/** Whether a code names a language of the product. */
export const isLanguage = (code: string): code is Language => LANGUAGES.some((language) => language === code)

/** A text of `locales/`, ready to be filled. Its own words may hold `<b>`; filled values must be escaped before. */
export interface CompiledText {
  /** Names of the variables in it, each once, e.g. `['goal', 'phone']`. */
  readonly variables: readonly string[]
  /** The text with values put in; a plural form is chosen by a value that is a number. */
  fill(value: (name: string) => string): string
  /** All wordings of a text that has several, itself the first; a talk keeps to one of them. */
  readonly wordings?: readonly CompiledText[]
}

/** The wordings of a text: several, or the one. */
export const wordingsOf = (text: CompiledText): readonly CompiledText[] => text.wordings ?? [text]

/** All texts by language and key. */
export interface TextCatalogue {
  /** A text by its key (`talk.buttons.go_on`), or undefined: the content check makes sure that this never happens. */
  find(language: Language, key: string): CompiledText | undefined
  keys(language: Language): Iterable<string>
}
