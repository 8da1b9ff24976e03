import { type CompiledText, LANGUAGES, type Language, type TextCatalogue } from '../ports/texts.ts'

/** A text as it was filled, innermost first: who looks for words finds the text that they stand in. */
export interface Filled {
  readonly key: string
  readonly html: string
  /** Facts that it was filled with: a number to ring, a fee, a term, as they are shown. */
  readonly facts: ReadonlyMap<string, string>
}

/** Variables that stand for a fact. */
const FACTS: ReadonlySet<string> = new Set(['phone', 'fee', 'term'])

/** A text that was asked for in vain, or a variable that nobody could give it. */
export interface Gap {
  readonly language: Language
  readonly key: string
  readonly variable: string | null
}

/** Texts that watch how they are used: a gap is noted and bridged, so that one rendering finds all of them. */
export class SpyingTexts implements TextCatalogue {
  readonly gaps = new Map<string, Gap>()
  readonly rendered = new Set<string>()
  #filled: Filled[] = []
  readonly #texts: TextCatalogue
  readonly #watched: Readonly<Record<Language, Map<string, CompiledText>>>

  constructor(texts: TextCatalogue) {
    this.#texts = texts
    this.#watched = Object.fromEntries(LANGUAGES.map((language) => [language, new Map()])) as never
  }

  /** Never undefined; ask the watched catalogue whether a text exists. */
  find(language: Language, key: string): CompiledText {
    const known = this.#watched[language].get(key)
    if (known) return known
    const text = this.#texts.find(language, key)
    const watched = text ? this.#watch(text, language, key) : this.#gap(language, key)
    this.#watched[language].set(key, watched)
    return watched
  }

  keys(language: Language): Iterable<string> {
    return this.#texts.keys(language)
  }

  /** What was filled since the last call. */
  takeFilled(): Filled[] {
    const filled = this.#filled
    this.#filled = []
    return filled
  }

  #watch(text: CompiledText, language: Language, key: string): CompiledText {
    const { variables } = text
    const value = (given: (name: string) => string, facts: Map<string, string>) => (name: string) => {
      try {
        const shown = given(name)
        if (FACTS.has(name)) facts.set(name, shown)
        return shown
      } catch (error) {
        if (!(error instanceof RangeError)) throw error
        this.#note({ language, key, variable: name })
        return name
      }
    }
    return {
      variables,
      ...(text.wordings
        ? { wordings: text.wordings.map((wording) => this.#watch(wording, language, key)) }
        : {}),
      fill: (given) => {
        const facts = new Map<string, string>()
        const html = text.fill(value(given, facts))
        this.rendered.add(key)
        this.#filled.push({ key, html, facts })
        return html
      },
    }
  }

  #gap(language: Language, key: string): CompiledText {
    this.#note({ language, key, variable: null })
    return { variables: [], fill: () => '…' }
  }

  #note(gap: Gap): void {
    this.gaps.set(`${gap.language} ${gap.key} ${gap.variable}`, gap)
  }
}
