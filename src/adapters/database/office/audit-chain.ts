import { createHash } from 'node:crypto'

/** An entry of the record as it is chained. */
export interface AuditEntry {
  readonly id: number
  /** Milliseconds since the epoch. */
  readonly at: number
  readonly actor: string
  readonly action: string
  readonly object: string
  readonly outcome: string
  readonly reason: string
}

/** What stands before the first entry. */
export const CHAIN_START = Buffer.alloc(32)

/**
 * The canonical form of an entry: the text of a JSON array as PostgreSQL writes `jsonb`, a space behind each comma. The
 * database makes it by `audit_words`; here it is made a second time, so that neither has to be believed.
 */
const wordsOf = ({ at, actor, action, object, outcome, reason }: AuditEntry): string => {
  const words = [actor, action, object, outcome, reason].map((each) => JSON.stringify(each))
  return `[${[String(at), ...words].join(', ')}]`
}

/** The hash of an entry: of the one before it and of its own words (requirements.md P). */
export const auditHash = (before: Buffer, entry: AuditEntry): Buffer =>
  createHash('sha256').update(before).update(wordsOf(entry), 'utf8').digest()
