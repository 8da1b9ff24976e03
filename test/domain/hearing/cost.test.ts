import { expect, it } from 'vitest'
import { loadContent } from '../../../src/adapters/content/load-content.ts'
import { fitWords, type Lexicon } from '../../../src/domain/hearing/fit-words.ts'
import { makeEvidence } from '../../../src/domain/hearing/make-evidence.ts'
import { type HeardWords, heardWords, matchesIn } from '../../../src/domain/hearing/match-sign.ts'
import { saidWords } from '../../../src/domain/hearing/said.ts'
import { ROOT } from '../../../src/root.ts'

const { hearing, vocabulary } = loadContent(ROOT)
const made = makeEvidence(hearing.ru.danger, hearing.ru.words, vocabulary.ru.finding.sounds)

/** A letter of about 4,000 signs in which many different things are told. */
const LETTER =
  'у мамы болит сердце и нога, муж ушёл на рыбалку, дочь не звонит, в доме холодно, газ дорогой, денег нет. '
    .repeat(38)
    .slice(0, 4_000)

it('a long letter asks for few places: signs of which one part was not said, and words too far away, are given up at once', () => {
  const heard = heardWords(fitWords(saidWords(LETTER), made.lexicon), made.parts)
  let asked = 0
  const counted: HeardWords = {
    ...heard,
    placesAt: (part) => {
      asked += 1
      return heard.placesAt(part)
    },
  }
  matchesIn(made.signs, counted)
  expect(asked).toBeLessThan(10_000)
})

it('what a word may be is looked up once: said again it costs nothing', () => {
  const looked: string[] = []
  const lexicon: Lexicon = {
    ...made.lexicon,
    known: new Map(),
    likenesses: (word) => {
      looked.push(word.written)
      return made.lexicon.likenesses(word)
    },
  }
  fitWords(saidWords(LETTER), lexicon)
  const cold = looked.length
  fitWords(saidWords(LETTER), lexicon)
  expect(cold).toBeLessThanOrEqual(2 * new Set(saidWords(LETTER).map(({ word }) => word)).size)
  expect(looked.length).toBe(cold)
})
