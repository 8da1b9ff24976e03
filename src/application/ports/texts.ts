/** Languages that are complete: keys and variables are the same in all of them. */
export const LANGUAGES = ['ru', 'en'] as const
export type Language = (typeof LANGUAGES)[number]

/** A text of `locales/`, ready to be filled. Its own words may hold `<b>`; filled values must be escaped before. */
export interface CompiledText {
  /** Names of the variables in it, each once, e.g. `['goal', 'phone']`. */
  readonly variables: readonly string[]
  /** The text with values put in; a plural form is chosen by a value that is a number. */
  fill(value: (name: string) => string): string
}

/** All texts by language and key. */
export interface TextCatalogue {
  /** A text by its key (`talk.buttons.go_on`), or undefined: the content check makes sure that this never happens. */
  find(language: Language, key: string): CompiledText | undefined
  keys(language: Language): Iterable<string>
}
