import type { Provenance } from '../facts/fact.ts'
import { factLine } from '../facts/fact-line.ts'
import type { TextRef } from '../words/text-ref.ts'
import type { Talk } from './talk.ts'

/** The word on how sure facts are: the oldest day of verification, or that nobody compared them with an official site. */
export const checked = (
  { situation: { now } }: Pick<Talk, 'situation'>,
  facts: readonly { fact: Provenance }[],
): TextRef =>
  factLine(
    facts.map(({ fact }) => fact),
    now.date,
  )
