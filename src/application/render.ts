import { ownEntry } from '../domain/own-entry.ts'
import type { Param, Params, TextRef } from '../domain/words/text-ref.ts'
import type { CompiledText, Language, TextCatalogue } from './ports/texts.ts'

const SPECIAL = /[&<>]/

/** Escapes a value for Telegram's HTML subset. */
export const escapeHtml = (value: string): string =>
  !SPECIAL.test(value)
    ? value
    : value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** The words of an HTML text without its tags: for recognising typed labels and for button texts. */
export const plainText = (html: string): string =>
  html
    .replace(/<[^>]+>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')

/** Knows values of variables that a text names and its own params lack; undefined – nobody knows the name. */
export interface Variables {
  value(name: string): Param | undefined
  /** Which of `count` wordings of a text is said here; without it the first. */
  wording?(key: string, count: number): number
}

const NONE: Variables = { value: () => undefined }

/** Values of one text: its own params first, then those of the texts around it, then the talk's variables. */
class Scope implements Variables {
  readonly #params: Params | undefined
  readonly #around: Variables

  constructor(params: Params | undefined, around: Variables) {
    this.#params = params
    this.#around = around
  }

  value(name: string): Param | undefined {
    return ownEntry(this.#params, name) ?? this.#around.value(name)
  }

  wording(key: string, count: number): number {
    return this.#around.wording?.(key, count) ?? 0
  }
}

const worded = (text: CompiledText, key: string, variables: Variables): CompiledText => {
  const { wordings } = text
  return wordings?.[variables.wording?.(key, wordings.length) ?? 0] ?? text
}

/** Days that are kept in words, some years of them. */
const MOST_DATES = 2_000

/** Turns references to texts into HTML of one language. Every value from outside is escaped. */
export class Renderer {
  readonly #texts: TextCatalogue
  readonly #language: Language
  /** Plain words of texts without variables: labels of buttons above all. */
  readonly #plain = new Map<string, string>()
  /** Days in words: a talk names the same few again and again. */
  readonly #dates = new Map<string, string>()

  constructor(texts: TextCatalogue, language: Language) {
    this.#texts = texts
    this.#language = language
  }

  /**
   * The HTML of a text.
   * @throws RangeError when the text or one of its variables does not exist; the content check finds both.
   */
  html(ref: TextRef, variables: Variables = NONE): string {
    const text = worded(this.#text(ref.key), ref.key, variables)
    if (text.variables.length === 0) return text.fill(NOTHING)
    const scope = ref.params ? new Scope(ref.params, variables) : variables
    return text.fill((name) => this.#param(this.#valueOf(name, ref.key, scope), scope))
  }

  /** The words of a text without tags. */
  plain(ref: TextRef, variables: Variables = NONE): string {
    const known = this.#plain.get(ref.key)
    if (known !== undefined) return known
    const words = plainText(this.html(ref, variables))
    const { variables: names, wordings } = this.#text(ref.key)
    if (names.length === 0 && !wordings) this.#plain.set(ref.key, words)
    return words
  }

  has(key: string): boolean {
    return this.#texts.find(this.#language, key) !== undefined
  }

  #text(key: string): CompiledText {
    const text = this.#texts.find(this.#language, key)
    if (!text) throw new RangeError(`no text "${key}" in ${this.#language}`)
    return text
  }

  #valueOf(name: string, key: string, scope: Variables): Param {
    const value = scope.value(name)
    if (value === undefined) throw new RangeError(`text "${key}" names "${name}", which nobody knows`)
    return value
  }

  #param(value: Param, scope: Variables): string {
    if (typeof value === 'string') return escapeHtml(value)
    if (typeof value === 'number') return String(value)
    if ('key' in value) return this.html(value, scope)
    if ('list' in value) return value.list.map((each) => this.#param(each, scope)).join(', ')
    if ('date' in value) return this.#date(value.date)
    if ('time' in value) return escapeHtml(value.time)
    if ('amount' in value) return this.#amount(value.amount)
    return this.#duration(value.duration)
  }

  /** «25 ноября 2026 года, среда»: dates are said in full with the weekday (promises.md 9). */
  #date(date: string): string {
    const known = this.#dates.get(date)
    if (known !== undefined) return known
    if (this.#dates.size >= MOST_DATES) this.#dates.clear()
    const words = this.#dateAnew(date)
    this.#dates.set(date, words)
    return words
  }

  #dateAnew(date: string): string {
    const at = Date.parse(`${date}T00:00:00Z`)
    const parts = Object.fromEntries(
      dayFormat(this.#language)
        .formatToParts(at)
        .map(({ type, value }) => [type, value]),
    )
    const { day = '', month = '', year = '', weekday = '' } = parts
    return this.html({ key: 'format.date', params: { day, month, year, weekday } })
  }

  /** «1 500»: groups of three with a space that does not break. */
  #amount(value: number): string {
    return new Intl.NumberFormat(this.#language).format(value).replaceAll(',', '\u00a0')
  }

  #duration({ n, unit }: { n: number; unit: string }): string {
    return this.html({ key: `format.durations.${unit}`, params: { n } })
  }
}

const NOTHING = (): string => ''

const dayFormats = new Map<string, Intl.DateTimeFormat>()
const dayFormat = (language: string): Intl.DateTimeFormat => {
  const known = dayFormats.get(language)
  if (known) return known
  const format = new Intl.DateTimeFormat(language === 'ru' ? 'ru-RU' : 'en-GB', {
    timeZone: 'UTC',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    weekday: 'long',
  })
  dayFormats.set(language, format)
  return format
}
