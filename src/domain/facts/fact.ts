import { z } from 'zod'

/** A calendar day as written in data files: `2027-06-01`. */
export const DayText = z.iso.date()

/**
 * How sure we are of a fact (promises.md 4): `verified` – seen in a stored source, `weak` – a second-rate source,
 * `memory` – no source found. A weak or remembered fact is said to people as such.
 */
export const Certainty = z
  .enum(['verified', 'weak', 'memory'])
  .describe('verified – seen in a good source that is named; weak – a second-rate source; memory – none.')

/**
 * What every fact that can go stale carries (promises.md 4). Past `verify_by` the bot says that it may have changed.
 * @example { certainty: 'verified', verified_at: '2026-11-22', verify_by: '2027-01-01', source: 'tass.ru, 21.01.2026' }
 */
export const Provenance = z.strictObject({
  certainty: Certainty,
  verified_at: DayText.describe('The day on which it was looked at: "2026-11-30".'),
  verify_by: DayText.describe('The day by which it has to be looked at again.'),
  source: z.string().min(3).optional().describe('Where it was seen; "verified" must have one.'),
})
export type Provenance = z.infer<typeof Provenance>

/** Whether a fact may have changed: `day` is past its `verify_by`. Days compare as text (`2026-11-22`). */
export const isStale = (fact: Provenance, day: string): boolean => day > fact.verify_by

/**
 * How facts are told: `verified` – seen in a good source and still fresh; `stale` – verified once, may have changed since;
 * `unverified` – one of them was never seen in a good source, so that nothing here is called verified.
 */
export type Standing = 'verified' | 'stale' | 'unverified'

/** How these facts are told on `day`; null – there are none, and nothing is said of verification. */
export const standingOf = (facts: readonly Provenance[], day: string): Standing | null => {
  if (facts.length === 0) return null
  if (facts.some(({ certainty }) => certainty !== 'verified')) return 'unverified'
  return facts.some((fact) => isStale(fact, day)) ? 'stale' : 'verified'
}

/** Whether a fact has to be said with a word of caution: stale on `day`, or never seen in a good source. */
export const isUncertain = (fact: Provenance, day: string): boolean =>
  isStale(fact, day) || fact.certainty !== 'verified'
