import type { Retention, RetentionKind } from '../../domain/people/retention.ts'
import type { RetentionDesk } from '../ports/retention-desk.ts'

const DAY_MS = 86_400_000

/** What went of a kind, or would go. */
export interface Retained {
  readonly kind: RetentionKind
  /** Whatever is older than this moment, in milliseconds since the epoch. */
  readonly before: number
  readonly rows: number
  readonly why: string
}

/**
 * Takes away what was kept long enough, kind by kind.
 * @param isDry only says what would go
 * @returns the account
 */
export const retain = async (
  desk: RetentionDesk,
  { kinds }: Retention,
  now: number,
  isDry: boolean,
): Promise<readonly Retained[]> => {
  const account: Retained[] = []
  for (const { kind, days, why } of kinds) {
    const before = now - days * DAY_MS
    const rows = isDry ? await desk.count(kind, before) : await desk.take(kind, before)
    account.push({ kind, before, rows, why })
  }
  return account
}
