import type pg from 'pg'
import type { OfficeChange } from '../../../application/ports/office/changes.ts'
import type { Vault } from '../../../application/ports/vault.ts'

/** What a change is written with: the transaction of its update. */
export interface Writing {
  readonly client: pg.ClientBase
  readonly vault: Vault
  /** The bot's own number: chats of two bots have names of their own. */
  readonly bot: string
}

/** Writes one kind of change. @returns false when its guard does not hold any more: the update is decided anew. */
export type Writer<C extends OfficeChange> = (writing: Writing, change: C) => Promise<boolean>

/** A writer for every kind of change of an area: a change without one does not compile. */
export type Writers<C extends OfficeChange> = {
  readonly [K in C['type']]: Writer<Extract<C, { type: K }>>
}

/** Runs a statement. @returns whether it touched a row. */
export const touches = async (
  { client }: Writing,
  text: string,
  values: readonly unknown[],
): Promise<boolean> => {
  const { rowCount } = await client.query(text, [...values])
  return (rowCount ?? 0) > 0
}

/** Whose occasions are in `changed` is looked at anew by the planner: the end of a statement `with changed as (…)`. */
export const REPLAN_CHANGED = `insert into replans (person_id) select distinct person_id from changed
  on conflict (person_id) do update set seq = excluded.seq`

/** Writes to occasions, and has the planner look at whose they are. `changed` – an insert or an update. */
export const replanned = (changed: string): string =>
  `with changed as (${changed} returning person_id) ${REPLAN_CHANGED}`

/** The wrapped key of a citizen's card. Null – there is no such card. */
export const citizenKey = async ({ client }: Writing, citizen: string): Promise<Buffer | null> => {
  const { rows } = await client.query<{ key: Buffer }>('select key from citizens where id = $1', [citizen])
  return rows[0]?.key ?? null
}

/** Where a sealed cell stands: it opens nowhere else. */
export const cell = (table: string, column: string, id: string): string => `${table}.${column}:${id}`

/** Seals a value of a citizen's; null stays null. */
export const sealed = (
  { vault }: Writing,
  key: Buffer,
  place: string,
  words: string | null,
): Buffer | null => (words === null || words === '' ? null : vault.seal(key, place, words))
