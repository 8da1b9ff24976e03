import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { needFinder } from '../../src/adapters/content/find-needs.ts'
import { loadContent } from '../../src/adapters/content/load-content.ts'
import { readPhrases } from '../../src/adapters/content/read-phrases.ts'
import type { Language } from '../../src/application/ports/texts.ts'
import { findingShares, isHeldApart } from '../../src/domain/finding/phrase-set.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const find = needFinder(loadContent(ROOT))
const phrases = readPhrases(ROOT)

const first = (words: string, language: Language = 'ru'): string | undefined => find(words, language)[0]?.need

describe('the labelled phrases', () => {
  it.each([
    ['ru', 400, 120],
    ['en', 100, 30],
  ] as const)('in %s are at least %i with a need and %i without', (language, needs, none) => {
    expect(phrases[language].filter((phrase) => phrase.needs.length > 0).length).toBeGreaterThanOrEqual(needs)
    expect(phrases[language].filter((phrase) => phrase.needs.length === 0).length).toBeGreaterThanOrEqual(
      none,
    )
    expect(new Set(phrases[language].map(({ words }) => words)).size).toBe(phrases[language].length)
  })

  it('fall into two halves of much the same size, whatever stands beside them', () => {
    for (const language of ['ru', 'en'] as const) {
      const apart = phrases[language].filter(({ words }) => isHeldApart(words)).length
      expect(apart / phrases[language].length).toBeGreaterThan(0.4)
      expect(apart / phrases[language].length).toBeLessThan(0.6)
    }
    expect(isHeldApart('Паспорт!')).toBe(isHeldApart('паспорт'))
  })

  it.each(['ru', 'en'] as const)('of the half held apart are found in %s', (language) => {
    const apart = phrases[language].filter(({ words }) => isHeldApart(words))
    const shares = findingShares(apart, (words) => find(words, language).map(({ need }) => need))
    expect(shares.first).toBeGreaterThanOrEqual(0.85)
    expect(shares.topThree).toBeGreaterThanOrEqual(0.95)
    expect(shares.none).toBeGreaterThanOrEqual(0.9)
  })
})

/** One slip in each long word: left out, swapped with the next, taken for another; which one follows from the word. */
const slipped = (words: string): string =>
  words
    .split(' ')
    .map((word, at) => {
      if (word.length < 7) return word
      const place = 2 + ((word.length + at) % (word.length - 4))
      const [before, here, next, after] = [
        word.slice(0, place),
        word[place],
        word[place + 1],
        word.slice(place + 2),
      ]
      return at % 2 === 0 ? `${before}${next}${here}${after}` : `${before}${next}${after}`
    })
    .join(' ')

describe('mistakes of the hand', () => {
  it('of one letter in every long word leave most needs findable', () => {
    const tuned = phrases.ru.filter(({ words }) => !isHeldApart(words))
    const broken = tuned.map((phrase) => ({ ...phrase, words: slipped(phrase.words) }))
    expect(broken.filter(({ words }, at) => words !== tuned[at]?.words).length).toBeGreaterThan(150)
    const shares = findingShares(broken, (words) => find(words, 'ru').map(({ need }) => need))
    expect(shares.first).toBeGreaterThanOrEqual(0.8)
    expect(shares.none).toBeGreaterThanOrEqual(0.9)
  })

  it.each([
    ['another keyboard', 'gjnthzk gfcgjhn', 'passport'],
    ['another keyboard with its signs', 'gjcj,bt yf ht,tyrf', 'family_benefit'],
    ['Latin letters', 'ne mogu zapisatsya k terapevtu', 'doctor'],
    ['words joined', 'бесплатныйадвокат', 'legal_aid'],
    ['ё and е', 'приём у терапёвта', 'doctor'],
    ['as it is heard', 'инволиднасть прадлить', 'disability'],
    ['capitals', 'СУБСИДИЯ НА КВАРТИРУ', 'utilities'],
    ['another language than the telephone speaks', 'lost my passport', 'passport'],
  ])('%s: «%s»', (_, words, need) => {
    expect(first(words)).toBe(need)
  })

  it('an English telephone understands Russian, and a Russian keyboard', () => {
    expect(first('потерял паспорт', 'en')).toBe('passport')
    expect(first('дщые зфыызщке', 'en')).toBe('passport')
  })
})

describe('what decides between needs', () => {
  it.each([
    ['купила коляску для новорождённого', 'equipment'],
    ['зубной протез сломался', 'equipment'],
    ['интернет не работает', 'job'],
    ['в огороде сад зацвёл, яблони красивые', 'school'],
  ])('«%s» does not begin %s', (words, need) => {
    const [best] = find(words, 'ru')
    expect(best?.need === need && best.sureness >= 0.6).toBe(false)
  })

  it('finds nothing in what says nothing', () => {
    for (const words of ['', '...', 'а', 'ну', '1234567890', '🙂', 'ы'.repeat(4000)])
      expect(find(words, 'ru')).toEqual([])
  })

  it('a long story is read in a moment', () => {
    const story = phrases.ru
      .slice(0, 60)
      .map(({ words }) => words)
      .join(', ')
    const started = performance.now()
    find(story, 'ru')
    expect(performance.now() - started).toBeLessThan(2_000)
  })
})
