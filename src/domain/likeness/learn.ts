import type { Examples } from './example-book.ts'
import { type Lesson, learnChooser } from './learn-chooser.ts'
import { ANSWER, type Learned, OTHER } from './learned.ts'
import { type Stem, traitsOf } from './traits.ts'
import { type Vector, vectorOf } from './vector.ts'

/** Changes whenever the same examples would give other weights: what was learned before is then learned anew. */
export const LEARNING = 7

/** A trait that one example alone has says nothing of others. */
const LEAST = 2
/** Of what is said anywhere every so manyth is shown to a question: enough to know what is none of its answers. */
const EVERY = 8

const numbered = (all: readonly (readonly string[])[]): Map<string, number> => {
  const counts = new Map<string, number>()
  for (const trait of all.flat()) counts.set(trait, (counts.get(trait) ?? 0) + 1)
  const known = [...counts].filter(([, count]) => count >= LEAST)
  return new Map(known.map(([trait], number) => [trait, number]))
}

const distinct = (all: readonly string[]): string[] => [...new Set(all)]

/** An example with what it is compared by. */
interface Shown<Example> {
  readonly example: Example
  readonly said: Vector
}

const lessonsFor = (
  meanings: readonly string[],
  shown: readonly Shown<{ readonly meaning: string }>[],
): Lesson[] => {
  const numbers = new Map(meanings.map((meaning, number) => [meaning, number]))
  return shown.map(({ example, said }) => ({ said, meaning: numbers.get(example.meaning) ?? 0 }))
}

const CAUSES = '.causes'

/** Whoever says what happened names the need, too, wherever it is said: `doctor.causes` is `needs/doctor`; null – another question. */
const needOf = ({ question }: { readonly question: string }): string | null =>
  question.endsWith(CAUSES) ? `needs/${question.slice(0, -CAUSES.length)}` : null

/** Learns from the examples of one language what tells meanings apart. Pure; takes seconds. */
export const learn = ({ answers, anywhere }: Examples, stem: Stem): Learned => {
  const traitsBy = (words: string): readonly string[] => traitsOf(words, stem).all
  const answerTraits = answers.map(({ words }) => traitsBy(words))
  const anywhereTraits = anywhere.map(({ words }) => traitsBy(words))
  const traits = numbered([...answerTraits, ...anywhereTraits])
  const given = answers.map((example, at) => ({ example, said: vectorOf(answerTraits[at] ?? [], traits) }))
  const said = anywhere.map((example, at) => ({ example, said: vectorOf(anywhereTraits[at] ?? [], traits) }))

  const asAnswers = given.map((each) => ({ ...each, example: { meaning: ANSWER } }))
  const asNeeds = given.flatMap(({ example, said }) => {
    const need = needOf(example)
    return need === null ? [] : [{ example: { meaning: need }, said }]
  })
  const general = [
    ANSWER,
    ...distinct([...anywhere, ...asNeeds.map(({ example }) => example)].map(({ meaning }) => meaning)),
  ]
  const questions = distinct(answers.map(({ question }) => question))
  const at = questions.map((question, place) => {
    const own = given.filter(({ example }) => example.question === question)
    const others = said
      .filter((_, index) => index % EVERY === place % EVERY)
      .map((each) => ({ ...each, example: { meaning: OTHER } }))
    const meanings = [OTHER, ...distinct(own.map(({ example }) => example.meaning))]
    return [question, learnChooser(meanings, lessonsFor(meanings, [...own, ...others]), traits.size)] as const
  })
  return {
    traits,
    anywhere: learnChooser(general, lessonsFor(general, [...asAnswers, ...asNeeds, ...said]), traits.size),
    at: new Map(at),
  }
}
