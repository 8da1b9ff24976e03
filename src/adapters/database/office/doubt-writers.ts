import type { DoubtChange } from '../../../application/ports/office/doubt-desk.ts'
import type { Vault } from '../../../application/ports/vault.ts'
import { CellDoubt, type KeptDoubt } from '../../../domain/people/import-doubt.ts'
import { iso } from '../iso.ts'
import { cell, citizenKey, touches, type Writers, type Writing } from './writing.ts'

/** Where the words of a doubt are sealed. */
export const doubtPlace = (id: string): string => cell('register_doubts', 'doubt', id)

/** Finds the words again by which a question was asked. */
export const askedBy = (vault: Vault, citizen: string, { field, what, said }: CellDoubt): Buffer =>
  vault.pseudonym(`doubt:${citizen}.${field}.${what}.${said}`)

/** Finds again that a person of a list was said to be the one of a card. */
export const joinedAs = (vault: Vault, citizen: string, key: string): Buffer =>
  vault.pseudonym(`joined:${citizen}.${key}`)

/** Where it shows that something was done with a person. */
const HISTORY = [
  ...['deeds', 'cases', 'tasks', 'handovers', 'needs_cards', 'individual_plans', 'links'],
  ...[
    'sign_ups',
    'invitations',
    'group_members',
    'welcomes',
    'families',
    'family_members',
    'sheets',
    'rulings',
  ],
]

/** Whether anything was done with the person $1. */
export const HAS_HISTORY = `(
  exists (select 1 from citizens where id = $1 and person_id is not null)
  ${HISTORY.map((table) => `or exists (select 1 from ${table} where citizen_id = $1)`).join('\n  ')})`

/** What is kept of a card beside itself when nothing was done with it yet. */
const BESIDE = ['circumstances', 'register_doubts', 'replaced_facts', 'monthly_contacts', 'month_records']

const ASK = `insert into register_doubts (id, citizen_id, doubt, asked_by, made_on, what) values ($1, $2, $3, $4, $5, $6)
  on conflict (citizen_id, asked_by) do nothing`

const SETTLE = `insert into register_doubts (id, citizen_id, doubt, asked_by, made_on, state)
  values ($1, $2, '', $3, $4, 'settled') on conflict (citizen_id, asked_by) do nothing`

/** What is kept of a doubt, with the key of its person; null – it does not stand so. */
const keptIn = async ({ client, vault }: Writing, id: string, state: 'open' | 'settled') => {
  const { rows } = await client.query<{ key: Buffer; doubt: Buffer }>(
    `select c.key, o.doubt from register_doubts o join citizens c on c.id = o.citizen_id
     where o.id = $1 and o.state = $2 and octet_length(o.doubt) > 0`,
    [id, state],
  )
  const [row] = rows
  if (!row) return null
  return { key: row.key, doubt: CellDoubt.parse(JSON.parse(vault.open(row.key, doubtPlace(id), row.doubt))) }
}

/** Writers of what lists left open. */
export const DOUBT_WRITERS: Writers<DoubtChange> = {
  settle_doubt: async (writing, { id, by, at, press, undo }) => {
    const asked = await keptIn(writing, id, 'open')
    if (asked === null) return false
    const kept: KeptDoubt = { ...asked.doubt, undo }
    return touches(
      writing,
      `update register_doubts set state = 'settled', doubt = $2, settled_by = $3, settled_at = $4, settled_with = $5
       where id = $1 and state = 'open'`,
      [id, writing.vault.seal(asked.key, doubtPlace(id), JSON.stringify(kept)), by, iso(at), press],
    )
  },
  reopen_doubt: async (writing, { id }) => {
    const settled = await keptIn(writing, id, 'settled')
    if (settled === null) return false
    return touches(
      writing,
      `update register_doubts set state = 'open', doubt = $2, settled_by = null, settled_at = null, settled_with = null,
         put_off_at = null where id = $1 and state = 'settled'`,
      [id, writing.vault.seal(settled.key, doubtPlace(id), JSON.stringify(settled.doubt))],
    )
  },
  put_off_doubt: (writing, { id, at }) =>
    touches(writing, "update register_doubts set put_off_at = $2 where id = $1 and state = 'open'", [
      id,
      iso(at),
    ]),
  ask_doubt: async (writing, { citizen, doubt, on }) => {
    const key = await citizenKey(writing, citizen)
    if (key === null) return false
    const asked = askedBy(writing.vault, citizen, doubt)
    const id = asked.toString('hex')
    const words = writing.vault.seal(key, doubtPlace(id), JSON.stringify(doubt))
    await touches(writing, ASK, [id, citizen, words, asked, on, doubt.what])
    return true
  },
  join_cards: async (writing, { double, into, key, on }) => {
    const joined = joinedAs(writing.vault, into, key)
    await touches(writing, SETTLE, [joined.toString('hex'), into, joined, on])
    const { rows } = await writing.client.query<{ kept: boolean }>(`select ${HAS_HISTORY} as kept`, [double])
    if (rows[0]?.kept) return true
    for (const table of BESIDE) await touches(writing, `delete from ${table} where citizen_id = $1`, [double])
    return touches(writing, 'delete from citizens where id = $1', [double])
  },
}
