import { comparable } from '../text/plain-words.ts'

/** How a language writes numbers and months out. */
export interface WrittenOut {
  /** Beginnings of words for 0, 1, 2 …, by value. */
  readonly numbers: readonly (readonly string[])[]
  /** Words for January … December. */
  readonly months: readonly (readonly string[])[]
}

/** Facts that a text states: what two languages may not say differently. */
export interface StatedFacts {
  /** Figures as they are compared: phones, sums, terms, days, numbers of laws and articles, addresses of sites. */
  readonly figures: ReadonlySet<string>
  /** Numbers that stand there in words, e.g. «два» or “two”. */
  readonly inWords: ReadonlySet<string>
}

const PHONE = /(?<!\d)8[ \u00a0-]?\d{3}[ \u00a0-]?\d{3}[ \u00a0-]?\d{2}[ \u00a0-]?\d{2}(?!\d)/gu
const SITE = /[\p{L}\d-]+(?:\.[\p{L}\d-]+)*\.(?:ru|рф|com|org)(?!\p{L})/giu
const HOUR = /(?<!\d)\d{1,2}:\d{2}(?!\d)/g
const GROUPED = /(?<![\d.,])\d{1,3}(?:[ \u00a0\u202f,]\d{3})+(?!\d)/g
const NUMBER = /\d+(?:[.,]\d+)*/g

/** Kinds of figures, the longest first: what one took is no part of another. */
const KINDS: readonly { pattern: RegExp; plain(found: string): string }[] = [
  { pattern: SITE, plain: (site) => site.toLowerCase() },
  { pattern: PHONE, plain: (phone) => phone.replace(/\D/g, '') },
  { pattern: HOUR, plain: (hour) => hour.padStart(5, '0') },
  { pattern: GROUPED, plain: (sum) => sum.replace(/\D/g, '') },
  { pattern: NUMBER, plain: (number) => number.replaceAll(',', '.') },
]

const monthAt = (word: string, months: WrittenOut['months']): number =>
  months.findIndex((names) => names.includes(word))

/** Months before a figure or after a day: “may” alone is no month. */
const datedMonths = (words: readonly string[], { months }: WrittenOut): string[] =>
  words.flatMap((word, at) => {
    const month = monthAt(word, months)
    const isDated = /^\d{1,2}(?!\d)/.test(words[at - 1] ?? '') || /^\d/.test(words[at + 1] ?? '')
    return month >= 0 && isDated ? [`month ${month + 1}`] : []
  })

/**
 * Figures of a text without its variables, e.g. of «до 15 числа, 8 800 100 00 01» – `15` and `88001000001`. Tags and
 * formats fall away: `1 500`, `1,500` and `1500` are one figure.
 */
export const factsIn = (text: string, written: WrittenOut): StatedFacts => {
  let rest = text.replace(/<[^>]*>/g, '').normalize('NFKC')
  const words = comparable(rest).split(' ')
  const figures = new Set(datedMonths(words, written))
  for (const { pattern, plain } of KINDS)
    rest = rest.replace(pattern, (found) => {
      figures.add(plain(found))
      return ' · '
    })
  const inWords = written.numbers.flatMap((beginnings, value) =>
    words.some((word) => beginnings.some((beginning) => word.startsWith(beginning))) ? [String(value)] : [],
  )
  return { figures, inWords: new Set(inWords) }
}

/** Figures of one text that the other states neither in figures nor in words. */
export const unmatched = (facts: StatedFacts, other: StatedFacts): string[] =>
  [...facts.figures].filter((figure) => !other.figures.has(figure) && !other.inWords.has(figure))
