import type { ExampleBook } from '../../domain/likeness/example-book.ts'

/** Several files of examples as one: lines of the same meaning of the same question stand together, each once. */
export const joinBooks = (books: readonly ExampleBook[]): ExampleBook => {
  const joined = new Map<string, Map<string, Set<string>>>()
  for (const [question, meanings] of books.flatMap((book) => Object.entries(book))) {
    const known = joined.get(question) ?? new Map<string, Set<string>>()
    joined.set(question, known)
    for (const [meaning, lines] of Object.entries(meanings))
      known.set(meaning, new Set([...(known.get(meaning) ?? []), ...lines]))
  }
  return Object.fromEntries(
    [...joined].map(([question, meanings]) => [
      question,
      Object.fromEntries([...meanings].map(([meaning, lines]) => [meaning, [...lines]])),
    ]),
  )
}
