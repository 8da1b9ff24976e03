import { type Counted, countWords, readingEase } from '../../domain/conversation/plain/reading-ease.ts'
import type { PlainLanguage } from '../../domain/conversation/plain-language.ts'
import type { Language } from '../ports/texts.ts'

/** How easily a stage reads with a need; `bar` is what it must reach. */
export interface WorstStage {
  readonly language: Language
  readonly need: string
  readonly stage: string
  readonly ease: number
  readonly bar: number
}

/** Fewer words than this say nothing of a stage. */
const FEWEST_WORDS = 20
const NOTHING: Counted = { sentences: 0, words: 0, syllables: 0 }

const sum = (a: Counted, b: Counted): Counted => ({
  sentences: a.sentences + b.sentences,
  words: a.words + b.words,
  syllables: a.syllables + b.syllables,
})

/** Collects the messages of every stage with every need, each once, and tells how easily they read together. */
export class StageEase {
  readonly #counted = new Map<string, Counted>()
  readonly #stages = new Map<string, { language: Language; need: string; stage: string; total: Counted }>()
  readonly #read = new Map<string, Set<string>>()
  readonly #plain: PlainLanguage

  constructor(plain: PlainLanguage) {
    this.#plain = plain
  }

  add({ need, name }: { need: string; name: string }, language: Language, message: string): void {
    const id = `${language} ${need} ${name}`
    const read = this.#read.get(id) ?? new Set()
    this.#read.set(id, read)
    if (read.has(message)) return
    read.add(message)
    const known = this.#stages.get(id) ?? { language, need, stage: name, total: NOTHING }
    this.#stages.set(id, { ...known, total: sum(known.total, this.#count(message)) })
  }

  /** The hardest stage of each language. */
  worst(): WorstStage[] {
    const byEase = this.#all().sort((a, b) => a.ease - b.ease)
    return Object.keys(this.#plain.ease).flatMap(
      (language) => byEase.find((each) => each.language === language) ?? [],
    )
  }

  /** Stages below the bar of their language. */
  tooHard(): WorstStage[] {
    return this.#all().filter(({ ease, bar }) => ease < bar)
  }

  #all(): WorstStage[] {
    return [...this.#stages.values()].flatMap(({ total, ...stage }) => {
      const formula = this.#plain.ease[stage.language]
      if (!formula || total.words < FEWEST_WORDS) return []
      return [{ ...stage, ease: readingEase(total, formula), bar: formula.bar }]
    })
  }

  #count(message: string): Counted {
    const known = this.#counted.get(message)
    if (known) return known
    const counted = countWords(message)
    this.#counted.set(message, counted)
    return counted
  }
}
