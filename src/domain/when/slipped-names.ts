import { differByOne } from '../text/differ-by-one.ts'

/** Shorter names are other words with one letter changed: «среда», «среди». */
const BEARS_FROM = 6

/** No name of a month or a weekday is longer, slip included. */
const LONGEST = 14
/** So many words are remembered with what they may be. */
const MOST_REMEMBERED = 2_000

/** Names with their numbers, each known with one slip of the pen too: «четверк», «декобря». */
export class SlippedNames {
  readonly #names: ReadonlyMap<string, number>
  readonly #isOther: (word: string) => boolean
  readonly #slipped = new Map<string, number | undefined>()

  /** `isOther` – whether a word means something else, and so is no slip. */
  constructor(names: ReadonlyMap<string, number>, isOther: (word: string) => boolean) {
    this.#names = names
    this.#isOther = isOther
  }

  get(word: string): number | undefined {
    const exact = this.#names.get(word)
    if (exact !== undefined || word.length < BEARS_FROM - 1 || word.length > LONGEST) return exact
    if (!this.#slipped.has(word)) this.#slipped.set(word, this.#nearTo(word))
    const found = this.#slipped.get(word)
    if (this.#slipped.size >= MOST_REMEMBERED) this.#slipped.clear()
    return found
  }

  has(word: string): boolean {
    return this.get(word) !== undefined
  }

  /** The number of the names that are one slip away; names of several numbers are none. */
  #nearTo(word: string): number | undefined {
    if (this.#isOther(word)) return undefined
    const near = new Set<number>()
    for (const [name, number] of this.#names) if (isNear(word, name)) near.add(number)
    return near.size === 1 ? [...near][0] : undefined
  }
}

/** A letter behind makes another word: «завтрак» is not «завтра». */
const isNear = (word: string, name: string): boolean =>
  name.length >= BEARS_FROM && !word.startsWith(name) && differByOne(word, name)
