import type pg from 'pg'
import type { Conversation } from '../application/conversation.ts'
import { recomputeOpenDeadlines } from '../application/office/duties/recompute.ts'
import type { Vault } from '../application/ports/vault.ts'
import { dutyParts } from '../compose/work.ts'

/** What `npm run admin -- recompute-deadlines` is run with. */
export interface RecomputeParts {
  readonly pool: pg.Pool
  readonly vault: Vault
  /** The bot's own number. */
  readonly bot: string
  readonly conversation: Pick<Conversation, 'content' | 'calendar' | 'region'>
  /** Milliseconds since the epoch. */
  readonly at: number
  /** Only says who would be touched. */
  readonly isDry: boolean
  readonly print: (line: string) => void
}

/**
 * After a decree on the production calendar or a region's day off: prints whose deadlines move, moves them with an event
 * of their task, and lets their owners know with the next digest. Names nobody: ids and days only.
 */
export const recomputeDeadlinesCommand = async (parts: RecomputeParts): Promise<void> => {
  const { pool, vault, bot, conversation, at, isDry, print } = parts
  const found = await recomputeOpenDeadlines(dutyParts(pool, vault, bot, conversation), at, isDry)
  for (const { task, rule, from, to } of found.moved) print(`${task}  ${rule}  ${from} -> ${to}`)
  const said = isDry ? 'would move' : 'moved'
  print(
    `${found.moved.length} ${said}, ${found.unchanged} unchanged, ${found.setByHand} put off by hand and left`,
  )
}
