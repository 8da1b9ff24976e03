import type pg from 'pg'
import type { Playground } from '../../../src/adapters/playground/playground.ts'
import type { Owed } from './people.ts'
import { Promises, type Verdict } from './verdict.ts'

/** A row of the outbox, as far as the judge looks at it. */
export interface OutboxRow {
  readonly id: number
  readonly key: string
  readonly rule: string
  readonly state: string
  readonly reason: string | null
  readonly hold: boolean
  readonly attempts: number
  readonly ambiguous: number
  /** By it reminders that were told together are known: the message's number, or its words where that is not known. */
  readonly told: string | null
  readonly overdue: boolean
}

const ROWS = `select id::int, key, rule, state, reason, hold, attempts, ambiguous,
    coalesce(message_id::text, encode(words_hash, 'hex')) as told,
    state in ('claimed', 'dispatching') and lease_until < clock_timestamp() as overdue
  from reminders where due_at <= $1 order by id`

const SETTLED = ['sent', 'failed', 'blocked', 'expired', 'suppressed', 'unknown']

/** All reminders that were due by a moment. */
export const outboxRows = async (pool: pg.Pool, now: number): Promise<OutboxRow[]> =>
  (await pool.query<OutboxRow>(ROWS, [new Date(now).toISOString()])).rows

/** Messages that arrived, by chat; `movedFrom` says which chat another one was before. */
export const arrivedByChat = (
  playground: Playground,
  movedFrom: ReadonlyMap<number, number> = new Map(),
): Map<number, number> => {
  const arrived = new Map<number, number>()
  for (const { chatId = 0, effect } of playground.ledger.of('sendMessage')) {
    if (!effect) continue
    const chat = movedFrom.get(chatId) ?? chatId
    arrived.set(chat, (arrived.get(chat) ?? 0) + 1)
  }
  return arrived
}

/** What is judged. */
export interface Case {
  readonly owed: readonly Owed[]
  readonly rows: readonly OutboxRow[]
  readonly arrived: ReadonlyMap<number, number>
  readonly allowed: number
  /** Ends other than "sent" that are right for a row that did not arrive, e.g. `unknown:ambiguous`. */
  readonly rightly?: (row: OutboxRow) => boolean
}

interface ChatCase {
  readonly keys: readonly string[]
  readonly rows: readonly OutboxRow[]
  readonly messages: number
}

/** Messages that rows of one chat account for: those told together are one. */
const messagesOf = (rows: readonly OutboxRow[], states: readonly string[]): number =>
  new Set(rows.filter(({ state }) => states.includes(state)).map(({ told }) => told)).size

const accountedFor = (rows: readonly OutboxRow[]): number => messagesOf(rows, ['sent', 'unknown'])

const lostIn = ({ keys, rows, messages }: ChatCase, rightly: (row: OutboxRow) => boolean): number => {
  const missing = keys.filter((key) => !rows.some((row) => row.key === key)).length
  const told = messagesOf(rows, ['sent'])
  const open = rows.filter((row) => row.state !== 'sent' && !rightly(row)).length
  return missing + Math.max(0, told - messages) + Math.max(0, open - Math.max(0, messages - told))
}

const byChat = ({ owed, rows, arrived }: Case): Map<number, ChatCase> => {
  const rowOf = new Map(rows.map((row) => [row.key, row]))
  const chats = new Map<number, { keys: string[]; rows: OutboxRow[]; messages: number }>()
  for (const { key, chat } of owed) {
    const known = chats.get(chat) ?? { keys: [], rows: [], messages: arrived.get(chat) ?? 0 }
    chats.set(chat, known)
    known.keys.push(key)
    const row = rowOf.get(key)
    if (row) known.rows.push(row)
  }
  return chats
}

const countsOf = (rows: readonly OutboxRow[]): Record<string, number> => {
  const counts: Record<string, number> = { planned: rows.length }
  for (const { state } of rows) {
    const name = state === 'planned' ? 'waiting' : state
    counts[name] = (counts[name] ?? 0) + 1
  }
  return counts
}

/**
 * The invariants that hold after every row: every reminder that was due is settled – planned = sent + failed + blocked +
 * expired + suppressed + unknown –, nothing is in a sender's hands past its lease, and every message belongs to a
 * reminder that is sent or unknown.
 */
const invariants = ({ rows, arrived, owed }: Case, chats: ReadonlyMap<number, ChatCase>): string[] => {
  const promises = new Promises()
  const open = rows.filter(({ state }) => !SETTLED.includes(state))
  promises.expect(open.length === 0, `${open.length} reminders are not settled: ${JSON.stringify(open[0])}`)
  const overdue = rows.filter(({ overdue: is }) => is).length
  promises.expect(overdue === 0, `${overdue} reminders are in hands past their lease`)
  const strangers = [...arrived.keys()].filter((chat) => !chats.has(chat))
  promises.expect(strangers.length === 0, `${strangers.length} messages went to chats that are owed nothing`)
  const orphans = [...chats].filter(([, { messages, rows: own }]) => messages > 0 && accountedFor(own) === 0)
  promises.expect(orphans.length === 0, `${orphans.length} messages belong to no sent or unknown reminder`)
  const keys = new Set(owed.map(({ key }) => key))
  const unexpected = rows.filter(({ key }) => !keys.has(key))
  promises.expect(
    unexpected.length === 0,
    `${unexpected.length} reminders nobody is owed: ${unexpected[0]?.key}`,
  )
  return promises.broken
}

/** Sets the outbox beside the ledger: what was lost, what came twice, what does not fit. */
export const judge = (given: Case): Verdict => {
  const { rows, allowed, rightly = () => false } = given
  const chats = byChat(given)
  let [lost, duplicates, held] = [0, 0, 0]
  for (const each of chats.values()) {
    lost += lostIn(each, rightly)
    const extra = Math.max(0, each.messages - Math.max(1, accountedFor(each.rows)))
    duplicates += extra
    if (each.rows.some(({ hold }) => hold)) held += extra
  }
  const broken = invariants(given, chats)
  if (held > 0) broken.push(`${held} messages of "hold" reminders came twice`)
  return { lost, duplicates, allowed, broken, detail: countsOf(rows) }
}
