import { z } from 'zod'

/**
 * How people say what they mean: lines by what they answer and by their meaning, as `scenarios/listening/<language>/*.yaml`
 * hold them. Under a question's name – a step's (`contact.reached`), a need's causes (`doctor.causes`), a kind of question
 * (`ask_date`, `rate`), a message (`after:monthly_ask`) – the ids of its answers, `own` for words of one's own and `beside` for
 * what answers nothing; under {@link ANYWHERE} what may be said at any question.
 * @example { 'contact.reached': { no_answer: ['гудки и всё'], beside: ['у нас снег'] }, topics: { cost: ['почём это'] } }
 */
export const ExampleBook = z.record(z.string(), z.record(z.string(), z.array(z.string().min(1)).min(1)))
export type ExampleBook = z.infer<typeof ExampleBook>

/** What is said at any question, by the kind of act. */
export const ANYWHERE = ['topics', 'social', 'commands', 'corrections', 'needs', 'none'] as const

const HEADINGS: ReadonlySet<string> = new Set(ANYWHERE)

/** What answers nothing. */
export const BESIDE = 'beside'

/** An example that has its meaning wherever it is said: `topics/cost`. */
export interface AnywhereExample {
  readonly meaning: string
  readonly words: string
}

/** An example that has its meaning only as the answer to one question. */
export interface AnswerExample {
  readonly question: string
  readonly meaning: string
  readonly words: string
}

/** The examples of a book in two: answers to questions, and what may be said at any of them. */
export interface Examples {
  readonly answers: readonly AnswerExample[]
  readonly anywhere: readonly AnywhereExample[]
}

const NOTHING_SAID = `none/${BESIDE}`

/** All examples of a book in its order. */
export const examplesOf = (book: ExampleBook): Examples => {
  const lines = Object.entries(book).flatMap(([question, meanings]) =>
    Object.entries(meanings).flatMap(([meaning, said]) =>
      said.map((words) => ({ question, meaning, words })),
    ),
  )
  const isAnywhere = ({ question, meaning }: AnswerExample): boolean =>
    HEADINGS.has(question) || meaning === BESIDE
  return {
    answers: lines.filter((line) => !isAnywhere(line)),
    anywhere: lines.filter(isAnywhere).map(({ question, meaning, words }) => ({
      meaning: meaning === BESIDE ? NOTHING_SAID : `${question}/${meaning}`,
      words,
    })),
  }
}
