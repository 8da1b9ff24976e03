import { type Chooser, choose, weightOf } from './chooser.ts'
import { ANSWER, type Learned, OTHER } from './learned.ts'
import { type CutWords, cutterOf, type Stem, type TraitedWord, traitsOf } from './traits.ts'
import { type Vector, vectorOf } from './vector.ts'

/** What words may mean where a question stands. */
export interface LikeMeaning {
  /** `answer/<id>` – an answer to the question, `answer` – one of which the examples know no more; else `topics/cost`. */
  readonly meaning: string
  /** How like examples of that meaning they are beside all others: shares that make one together. */
  readonly share: number
}

/** What words are like, most like first, and which of them say that they mean something. */
export interface Likeness {
  readonly meanings: readonly LikeMeaning[]
  readonly because: (meaning: string) => readonly string[]
}

/**
 * What words are like where a question stands. The question goes by several names, the narrowest first (`contact.before`,
 * `rate`): the first one of which there are examples is taken.
 */
export type LikenedAt = (questions: readonly string[]) => Likeness

/**
 * Likens words to examples of what may be said; what of them is the same at every question is looked at once.
 * @example liken('гудки и всё')(['contact.reached']).meanings[0] → { meaning: 'answer/no_answer', share: 0.97 }
 */
export type Liken = (said: string) => LikenedAt

const shareBy = ({ meanings }: Chooser, shares: Float64Array, name: string): number =>
  shares[meanings.indexOf(name)] ?? 0

/** The answers to a question: each is as likely as that it is an answer at all, and that one of them. */
const answersIn = (chooser: Chooser, shares: Float64Array, isAnswer: number): LikeMeaning[] =>
  chooser.meanings.flatMap((name, number) =>
    name === OTHER ? [] : [{ meaning: `${ANSWER}/${name}`, share: (shares[number] ?? 0) * isAnswer }],
  )

const normal = (meanings: readonly LikeMeaning[]): LikeMeaning[] => {
  const all = meanings.reduce((sum, { share }) => sum + share, 0) || 1
  return meanings
    .map(({ meaning, share }) => ({ meaning, share: share / all }))
    .sort((a, b) => b.share - a.share)
}

/** More words than these say nothing new of why. */
const MOST_WORDS = 3
/** A word that speaks for a meaning by less does not tell it. */
const SAYS = 0.2

const speakingFor = (
  words: readonly TraitedWord[],
  { traits }: Learned,
  chooser: Chooser,
  name: string,
): readonly string[] => {
  const meaning = chooser.meanings.indexOf(name)
  const points = words.map(({ word, traits: own }) => ({
    word,
    points: own.reduce((sum, trait) => {
      const number = traits.get(trait)
      return number === undefined ? sum : sum + weightOf(chooser, number, meaning)
    }, 0),
  }))
  return points
    .filter((each) => each.points >= SAYS)
    .sort((a, b) => b.points - a.points)
    .slice(0, MOST_WORDS)
    .map(({ word }) => word)
}

/** What of words is the same at every question. */
interface Looked {
  readonly vector: Vector
  readonly byWord: readonly TraitedWord[]
  /** Shares of what may be said anywhere. */
  readonly anywhere: Float64Array
}

const lookAt = (said: string, learned: Learned, cut: CutWords): Looked => {
  const { all, byWord } = traitsOf(said, cut)
  const vector = vectorOf(all, learned.traits)
  return { vector, byWord, anywhere: choose(learned.anywhere, vector) }
}

const likenessAt = ({ vector, byWord, anywhere }: Looked, learned: Learned, question: string): Likeness => {
  const isAnswer = shareBy(learned.anywhere, anywhere, ANSWER)
  const own = learned.at.get(question)
  const shares = own && choose(own, vector)
  const isOther = own && shares ? shareBy(own, shares, OTHER) : 1
  const others = learned.anywhere.meanings.flatMap((meaning, number) =>
    meaning === ANSWER ? [] : [{ meaning, share: (anywhere[number] ?? 0) * isOther }],
  )
  const answers = own && shares ? answersIn(own, shares, isAnswer) : [{ meaning: ANSWER, share: isAnswer }]
  return {
    meanings: normal([...answers, ...others]),
    because: (meaning) =>
      own && meaning.startsWith(`${ANSWER}/`)
        ? speakingFor(byWord, learned, own, meaning.replace(`${ANSWER}/`, ''))
        : speakingFor(byWord, learned, learned.anywhere, meaning),
  }
}

/** Likens words to what was learned, once at each question. Pure; a fraction of a millisecond. */
export const likener = (learned: Learned, stem: Stem): Liken => {
  const cut = cutterOf(stem)
  return (said) => {
    const looked = lookAt(said, learned, cut)
    const known = new Map<string, Likeness>()
    return (questions) => {
      const question = questions.find((name) => learned.at.has(name)) ?? ''
      const found = known.get(question) ?? likenessAt(looked, learned, question)
      known.set(question, found)
      return found
    }
  }
}
