import type { Danger } from './danger-kind.ts'

/**
 * The bot stays with a person in whose words danger was heard: what they write next belongs to it, e.g.
 * `{ kind: 'suicide', since: 1_790_000_000_000, said: 2 }`.
 */
export interface Distress {
  /** The gravest kind that was heard last. */
  readonly kind: Danger
  /** Milliseconds since the epoch of the last word of the person in it. */
  readonly since: number
  /** How much was said to it: no wording stands twice in a row. */
  readonly said: number
}

/** So long after the last word the next one belongs to it; a night later the person begins anew. */
const STAYS_MS = 6 * 3_600_000

/**
 * Unless the person comes back before: so long after the last word of distress no invitation, poster or lesson is sent. What
 * they have agreed on – a visit, a plan – comes all the same.
 */
export const QUIET_AFTER_CRY_MS = 3 * 24 * 3_600_000

export const isStaying = (distress: Distress | null, at: number): distress is Distress =>
  distress !== null && at - distress.since < STAYS_MS

/** Kinds that the same words are right for, when what had to be done is said. */
export type DistressFamily = 'mind' | 'body' | 'out' | 'hurt' | 'cold' | 'hunger' | 'money'

const FAMILIES: Readonly<Record<Danger, DistressFamily>> = {
  suicide: 'mind',
  overdose: 'body',
  fire: 'out',
  gas: 'out',
  shock: 'body',
  breath: 'body',
  unconscious: 'body',
  bleeding: 'body',
  stroke: 'body',
  heart: 'body',
  poisoning: 'body',
  birth: 'body',
  burn: 'body',
  fall: 'body',
  medical: 'body',
  child: 'hurt',
  violence: 'hurt',
  elder: 'hurt',
  lost: 'cold',
  hunger: 'hunger',
  fraud_after: 'money',
  fraud_now: 'money',
}

export const familyOf = ({ kind }: Pick<Distress, 'kind'>): DistressFamily => FAMILIES[kind]

/** Wordings of what is said while staying, in turn (`screens.staying.<family>.<wording>`). */
export const STAYING_WORDINGS = ['one', 'two', 'three', 'four'] as const

export const wordingOf = ({ said }: Pick<Distress, 'said'>): (typeof STAYING_WORDINGS)[number] =>
  STAYING_WORDINGS[said % STAYING_WORDINGS.length] ?? 'one'

/** Whether a matter with papers may begin in the middle of it: what has to be done now is done by then. */
export const leadsOn = (distress: Distress): boolean => ['hunger', 'money'].includes(familyOf(distress))
