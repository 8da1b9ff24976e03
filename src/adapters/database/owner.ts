import { randomBytes } from 'node:crypto'
import pg from 'pg'
import type { Log } from '../../application/ports/log.ts'

/** This process as the database knows it. */
export interface Owner {
  readonly id: bigint
  release(): Promise<void>
}

/** How long after a lost connection the lock is taken again. */
const AGAIN_MS = 1_000

/**
 * Holds a lock that lives as long as this process: replies that were committed but not sent can be taken over by
 * others as soon as – and only when – it is gone. A lost connection is opened again.
 */
export const holdOwner = async (url: string, log: Log): Promise<Owner> => {
  const id = randomBytes(7).readUIntBE(0, 6)
  let isReleased = false
  let client: pg.Client | null = null
  let timer: NodeJS.Timeout | undefined
  const hold = async (): Promise<void> => {
    const opened = new pg.Client({ connectionString: url, keepAlive: true })
    opened.on('error', () => lost(opened))
    await opened.connect()
    await opened.query('select pg_advisory_lock($1)', [id])
    client = opened
  }
  const lost = (which: pg.Client): void => {
    if (isReleased || (client !== which && client !== null)) return
    client = null
    clearTimeout(timer)
    timer = setTimeout(() => hold().catch((error: Error) => retry(error)), AGAIN_MS)
  }
  const retry = (error: Error): void => {
    log.warn('owner_lock_lost', { fault: error.name })
    clearTimeout(timer)
    if (!isReleased) timer = setTimeout(() => hold().catch(retry), AGAIN_MS)
  }
  await hold()
  return {
    id: BigInt(id),
    release: async () => {
      isReleased = true
      clearTimeout(timer)
      await client?.end()
    },
  }
}
