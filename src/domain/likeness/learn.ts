import type { Examples } from './example-book.ts'
import { type Lesson, learnChooser } from './learn-chooser.ts'
import { ANSWER, type Learned, OTHER } from './learned.ts'
import { cutterOf, type Stem, traitsOf } from './traits.ts'
import { type Vector, vectorOf } from './vector.ts'

/** Changes whenever the same examples would give other weights: what was learned before is then learned anew. */
export const LEARNING = 10

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

/** A need of which fewer examples were written is no rarer among people: its examples are gone through more often. */
const WRITTEN = 400
const MOST_OFTEN = 4

/** Examples of the same kind of meaning, those of a meaning with few of them repeated. */
const evened = <Example extends { readonly example: { readonly meaning: string } }>(
  all: readonly Example[],
): Example[] => {
  const counts = new Map<string, number>()
  for (const { example } of all) counts.set(example.meaning, (counts.get(example.meaning) ?? 0) + 1)
  return all.flatMap((each) => {
    const often = Math.round(WRITTEN / (counts.get(each.example.meaning) ?? WRITTEN))
    return Array<Example>(Math.max(1, Math.min(MOST_OFTEN, often))).fill(each)
  })
}

const CAUSES = '.causes'

/** Whoever says what happened names the need, too, wherever it is said: `doctor.causes` is `needs/doctor`; null – another question. */
const needOf = ({ question }: { readonly question: string }): string | null =>
  question.endsWith(CAUSES) ? `needs/${question.slice(0, -CAUSES.length)}` : null

/** Learns from the examples of one language what tells meanings apart. Pure; takes seconds. */
export const learn = ({ answers, anywhere }: Examples, stem: Stem): Learned => {
  const cut = cutterOf(stem)
  const traitsBy = (words: string): readonly string[] => traitsOf(words, cut).all
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
  const isNeed = ({ example: { meaning } }: { readonly example: { readonly meaning: string } }): boolean =>
    meaning.startsWith('needs/')
  const needs = evened([...asNeeds, ...said.filter(isNeed)])
  const others = said.filter((each) => !isNeed(each))
  const general = [ANSWER, ...distinct([...needs, ...others].map(({ example: { meaning } }) => meaning))]
  const questions = distinct(answers.map(({ question }) => question))
  const at = questions.map((question, place) => {
    const own = given.filter(({ example }) => example.question === question)
    const beside = said
      .filter((_, index) => index % EVERY === place % EVERY)
      .map((each) => ({ ...each, example: { meaning: OTHER } }))
    const meanings = [OTHER, ...distinct(own.map(({ example }) => example.meaning))]
    return [question, learnChooser(meanings, lessonsFor(meanings, [...own, ...beside]), traits.size)] as const
  })
  return {
    traits,
    anywhere: learnChooser(general, lessonsFor(general, [...asAnswers, ...needs, ...others]), traits.size),
    at: new Map(at),
  }
}
