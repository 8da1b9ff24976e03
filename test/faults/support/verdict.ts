/** What a row came to: the judge is the messenger's ledger, set beside the rows of the outbox. */
export interface Verdict {
  /** Owed, never delivered, and not listed with a right reason. */
  readonly lost: number
  /** Messages beyond one a reminder. */
  readonly duplicates: number
  /** So many duplicates the promise allows (promises.md 14). */
  readonly allowed: number
  /** Promises and invariants that were broken besides, as sentences; empty is the good answer. */
  readonly broken: readonly string[]
  readonly detail: Readonly<Record<string, number | string>>
}

/** Several runs of one fault as one verdict; what they allow adds up. */
export const together = (parts: Readonly<Record<string, Verdict>>): Verdict => {
  const sum = (of: (verdict: Verdict) => number) =>
    Object.values(parts).reduce((total, each) => total + of(each), 0)
  const named = Object.entries(parts)
  return {
    lost: sum(({ lost }) => lost),
    duplicates: sum(({ duplicates }) => duplicates),
    allowed: sum(({ allowed }) => allowed),
    broken: named.flatMap(([name, { broken }]) => broken.map((each) => `${name}: ${each}`)),
    detail: Object.fromEntries(
      named.flatMap(([name, { detail }]) =>
        Object.entries(detail).map(([key, value]) => [`${name}_${key}`, value]),
      ),
    ),
  }
}

/** Collects broken promises: each check is one line. */
export class Promises {
  readonly broken: string[] = []

  /** Notes the sentence when the promise does not hold. */
  expect(holds: boolean, sentence: string): void {
    if (!holds) this.broken.push(sentence)
  }
}
