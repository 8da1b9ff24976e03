import type pg from 'pg'
import { PostgresRetentionDesk } from '../adapters/database/retention-rows.ts'
import { retain } from '../application/operator/retain.ts'
import type { Clock } from '../application/ports/clock.ts'
import type { Log } from '../application/ports/log.ts'
import type { Retention } from '../domain/people/retention.ts'

interface Kept {
  readonly pool: pg.Pool
  readonly retention: Retention
  readonly clock: Clock
  readonly log: Log
}

/** Takes away tonight what was kept long enough, and tells the log of each kind. */
export const takeAway = async ({ pool, retention, clock, log }: Kept): Promise<void> => {
  const account = await retain(new PostgresRetentionDesk(pool), retention, clock.now(), false)
  for (const { kind, rows } of account) if (rows > 0) log.info('taken_away', { kind, rows })
}
