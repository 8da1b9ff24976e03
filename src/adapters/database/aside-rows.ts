import type pg from 'pg'
import { z } from 'zod'
import type { AsideStore, Fault } from '../../application/ports/aside-store.ts'
import type { Incoming, Outgoing } from '../../application/ports/messenger.ts'
import type { Vault } from '../../application/ports/vault.ts'
import { sealReplies } from './turn-rows.ts'

interface Deps {
  readonly pool: pg.Pool
  readonly vault: Vault
  readonly bot: string
  /** This process, as `holdOwner` holds it. */
  readonly owner: bigint
}

/** $1 bot, $2 update, $3 chat, $4 kind, $5 sealed, $6 at, $7 owner. */
const KEEP = `
insert into set_aside_updates (bot, update_id, chat_key, kind, state, sealed, at, owner)
values ($1, $2, $3, $4, 'waiting', $5, $6, $7)
on conflict (bot, update_id) do update set owner = excluded.owner where set_aside_updates.state = 'waiting'`

/** The name is taken first: an update that was handled meanwhile has it. $8 reason, $9 tries, $10 replies. */
const SET_ASIDE = `
with turn as (
  insert into turns (bot, update_id, at, outgoing, owner, events)
  values ($1, $2, $6, $10, case when $10::bytea is null then null else $7::bigint end, '[]')
  on conflict do nothing returning update_id)
insert into set_aside_updates (bot, update_id, chat_key, kind, state, sealed, at, reason, tries)
select $1, update_id, $3, $4, 'aside', $5, $6, $8, $9 from turn
on conflict (bot, update_id) do update
set state = 'aside', at = excluded.at, reason = excluded.reason, owner = null,
  tries = set_aside_updates.tries + excluded.tries`

/** $1 bot, $2 this process. */
const TAKE_OVER = `
with gone as (
  select owner from (
    select distinct owner from set_aside_updates where bot = $1 and state = 'waiting' and owner <> $2) o
  where pg_try_advisory_xact_lock(owner))
update set_aside_updates set owner = $2, state = 'waiting'
where bot = $1 and (state = 'retry' or (state = 'waiting' and owner in (select owner from gone)))
returning id::int, update_id, sealed`

const Kept = z.object({
  sender: z.object({ address: z.string(), language: z.string() }),
  body: z.looseObject({ type: z.string() }),
})

/** What is sealed stands in its own row only; the row's name may be another than the update's. */
const sealingPlace = (bot: string): string => `set_aside_updates.sealed:${bot}`

/** Sealed by another master key than the one in use. $1 its number. */
const OLDER = 'length(sealed) > 2 and (get_byte(sealed, 0) = 1 or get_byte(sealed, 1) <> $1)'

/** Seals anew what an older master key sealed. @returns how many */
export const resealAsides = async (pool: pg.Pool, vault: Vault, current: number): Promise<number> => {
  const { rows } = await pool.query<{ id: string; bot: string; sealed: Buffer }>(
    `select id::text as id, bot, sealed from set_aside_updates where ${OLDER}`,
    [current],
  )
  for (const { id, bot, sealed } of rows) {
    const place = sealingPlace(bot)
    const anew = vault.seal(null, place, vault.open(null, place, sealed))
    await pool.query('update set_aside_updates set sealed = $3 where id = $1 and sealed = $2', [
      id,
      sealed,
      anew,
    ])
  }
  return rows.length
}

/** Set-aside updates of a person as plain data for «Мои данные»: when they came and what they say. */
export const openAsides = (
  rows: readonly { readonly at: Date; readonly sealed: Uint8Array }[],
  vault: Vault,
  bot: string,
): object[] =>
  rows.map(({ at, sealed }) => {
    const { body } = Kept.parse(JSON.parse(vault.open(null, sealingPlace(bot), Buffer.from(sealed))))
    return { at: at.toISOString(), set_aside: body }
  })

/** Set-aside updates in PostgreSQL. */
export class PostgresAsideStore implements AsideStore {
  readonly #deps: Deps

  constructor(deps: Deps) {
    this.#deps = deps
  }

  async keep(incoming: Incoming, at: number): Promise<void> {
    const { pool, owner } = this.#deps
    await pool.query(KEEP, [...this.#row(incoming, at), owner])
  }

  async settle(update: string): Promise<void> {
    const { pool, bot } = this.#deps
    await pool.query(
      `delete from set_aside_updates where bot = $1 and update_id = $2 and state = 'waiting'`,
      [bot, update],
    )
  }

  async setAside(incoming: Incoming, fault: Fault, replies: readonly Outgoing[]): Promise<boolean> {
    const { pool, vault, owner } = this.#deps
    const { update, sender } = incoming
    const outgoing = sealReplies({ update, address: sender.address, replies }, vault)
    const values = [...this.#row(incoming, fault.at), owner, fault.reason, fault.tries, outgoing]
    const { rowCount } = await pool.query(SET_ASIDE, values)
    return (rowCount ?? 0) > 0
  }

  async takeOver(): Promise<readonly Incoming[]> {
    const { pool, vault, bot, owner } = this.#deps
    const { rows } = await pool.query<{ id: number; update_id: string; sealed: Buffer }>(TAKE_OVER, [
      bot,
      owner,
    ])
    return rows
      .sort((a, b) => a.id - b.id)
      .map(({ update_id, sealed }) => {
        const kept = Kept.parse(JSON.parse(vault.open(null, sealingPlace(bot), sealed)))
        return { ...(kept as Pick<Incoming, 'sender' | 'body'>), update: update_id }
      })
  }

  /** Parameters 1 to 6. */
  #row({ update, sender, body }: Incoming, at: number): unknown[] {
    const { vault, bot } = this.#deps
    const chatKey = vault.pseudonym(`${bot}:${sender.address}`)
    const sealed = vault.seal(null, sealingPlace(bot), JSON.stringify({ sender, body }))
    return [bot, update, chatKey, body.type, sealed, new Date(at).toISOString()]
  }
}
