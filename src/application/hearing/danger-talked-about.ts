import type { HeardDanger } from '../../domain/hearing/hear-danger.ts'
import type { Session } from '../../domain/scenario/session.ts'

/** Kinds of one thing: what a cheat did, and what he does. */
const OF_FRAUD: ReadonlySet<string> = new Set(['fraud_after', 'fraud_now'])

/** In a talk about that very fraud its way tells what to do: what has happened is no new alarm. What happens now is one. */
export const isTalkedAbout = (
  { need, status }: Pick<Session, 'need' | 'status'>,
  dangers: readonly HeardDanger[],
): boolean =>
  need === 'fraud' &&
  status === 'active' &&
  dangers[0]?.kind === 'fraud_after' &&
  dangers.every(({ kind }) => OF_FRAUD.has(kind))
