import type { MergeChange } from '../../../application/ports/office/merge-desk.ts'
import { ownEntry } from '../../../domain/own-entry.ts'
import { iso } from '../iso.ts'
import { askedBy, DOUBT_WRITERS, joinedAs } from './doubt-writers.ts'
import { forgetEventsOfChat, remindInChat } from './event-chat-writers.ts'
import { memberPlace, registrationPlace } from './family-rows.ts'
import { PLACES_OF_BOTH } from './merge-rows.ts'
import { MergedKept, mergedPlace } from './merged-kept.ts'
import { MOVED_TABLES } from './merged-tables.ts'
import { type Holder, moveRows, resealWithin, type Way } from './move-rows.ts'
import { REGISTER_WRITERS } from './register-writers.ts'
import { cell, replanned, touches, type Writers, type Writing } from './writing.ts'

type Merge = Extract<MergeChange, { type: 'merge_cards' }>
type Part = Extract<MergeChange, { type: 'part_cards' }>
type Row = Readonly<Record<string, unknown>>

interface Locked extends Holder {
  readonly person: string | null
  readonly home: Buffer | null
  readonly registration: Buffer | null
}

/** A card that nobody else changes meanwhile; null – it stands otherwise. */
const lock = async ({ client }: Writing, id: string, revision: number | null): Promise<Locked | null> => {
  const { rows } = await client.query<Locked>(
    `select id, key, person_id as person, home, registration from citizens
     where id = $1 and ($2::int is null or revision = $2) for update`,
    [id, revision],
  )
  return rows[0] ?? null
}

const rowOf = async ({ client }: Writing, id: string): Promise<Row> => {
  const { rows } = await client.query<{ row: Row }>(
    'select to_jsonb(c) as row from citizens c where c.id = $1',
    [id],
  )
  return rows[0]?.row ?? {}
}

/** What a card does not know of the place where somebody lives, the double may. */
const PLACES = [
  ['home', (id: string) => cell('citizens', 'home', id)],
  ['registration', registrationPlace],
] as const

const takePlaces = async ({ client, vault }: Writing, into: Locked, double: Locked): Promise<void> => {
  for (const [column, place] of PLACES) {
    const words = double[column]
    if (words === null || into[column] !== null) continue
    const moved = vault.seal(into.key, place(into.id), vault.open(double.key, place(double.id), words))
    await client.query(`update citizens set ${column} = $2 where id = $1`, [into.id, moved])
  }
}

/** The double's chat is the chat of the card that stays, where that has none; what it was to hear is planned anew. */
const takeChat = async (writing: Writing, into: Locked, double: Locked, at: number): Promise<void> => {
  if (double.person === null) return
  await forgetEventsOfChat(writing, double.person)
  await touches(writing, 'update citizens set person_id = null where id = $1', [double.id])
  await touches(
    writing,
    replanned(
      `update occasions set closed_by = 'withdrawn' where person_id = $1 and id like 'c' || $2 || '.%' and closed_by is null`,
    ),
    [double.person, double.id],
  )
  if (into.person !== null) return
  await touches(writing, 'update citizens set person_id = $2 where id = $1', [into.id, double.person])
  await remindInChat(writing, double.person, iso(at))
}

/** Everybody of the double's family but the double goes to the family of the card that stays, if both have one. */
const takeRelatives = async (writing: Writing, { from, to }: Way): Promise<string[]> => {
  const { rows } = await writing.client.query<{ id: string; name: Buffer }>(
    `update family_members m set family_id = o.id from families f, families o
     where f.citizen_id = $1 and o.citizen_id = $2 and m.family_id = f.id and m.citizen_id is distinct from $1 and m.kin <> 'self'
     returning m.id, m.name`,
    [from.id, to.id],
  )
  for (const { id, name } of rows) {
    const words = writing.vault.open(from.key, memberPlace(id), name)
    await writing.client.query('update family_members set name = $2 where id = $1', [
      id,
      writing.vault.seal(to.key, memberPlace(id), words),
    ])
  }
  return rows.map(({ id }) => id)
}

/** Rows that stayed with the double, as they are written again when the cards are parted. */
const leftOf = async ({ client }: Writing, double: string): Promise<MergedKept['left']> => {
  const left: MergedKept['left'] = []
  for (const { table } of MOVED_TABLES) {
    const { rows } = await client.query<{ row: Row }>(
      `select to_jsonb(t) as row from ${table} t where t.citizen_id = $1`,
      [double],
    )
    if (rows.length > 0) left.push({ table, rows: rows.map(({ row }) => row) })
  }
  const { rows } = await client.query<{ row: Row }>(
    `select to_jsonb(m) as row from family_members m join families f on f.id = m.family_id
     where f.citizen_id = $1 and m.citizen_id is distinct from $1`,
    [double],
  )
  return rows.length === 0 ? left : [...left, { table: 'family_members', rows: rows.map(({ row }) => row) }]
}

/** What the double says otherwise is asked about; whoever a list calls as the double was called is this card. */
const ask = async (writing: Writing, change: Merge): Promise<string[]> => {
  const { into, doubts, doubleKey, on } = change
  for (const doubt of doubts)
    await DOUBT_WRITERS.ask_doubt(writing, { type: 'ask_doubt', citizen: into, doubt, on })
  const joined = joinedAs(writing.vault, into, doubleKey)
  await touches(
    writing,
    `insert into register_doubts (id, citizen_id, doubt, asked_by, made_on, state)
     values ($1, $2, '', $3, $4, 'settled') on conflict (citizen_id, asked_by) do nothing`,
    [joined.toString('hex'), into, joined, on],
  )
  const asked = doubts.map((doubt) => askedBy(writing.vault, into, doubt).toString('hex'))
  return [...asked, joined.toString('hex')]
}

const mergeCards = async (writing: Writing, change: Merge): Promise<boolean> => {
  const { id, into, double, facts, revision, doubleRevision, replaced, by, on, until, at } = change
  const to = await lock(writing, into, revision)
  const from = await lock(writing, double, doubleRevision)
  if (to === null || from === null) return false
  if ((await writing.client.query(PLACES_OF_BOTH, [into, double, on])).rows.length > 0) return false
  const [card, before] = [await rowOf(writing, double), await rowOf(writing, into)]
  const moved: Record<string, string[]> = {}
  for (const table of MOVED_TABLES) moved[table.table] = await moveRows(writing, table, { from, to }, null)
  const relatives = await takeRelatives(writing, { from, to })
  await touches(writing, 'update interest_groups set organiser_id = $2 where organiser_id = $1', [
    double,
    into,
  ])
  await takeChat(writing, to, from, at)
  await takePlaces(writing, to, from)
  const isChanged = await REGISTER_WRITERS.change_citizen(writing, {
    type: 'change_citizen',
    id: into,
    facts,
    revision,
    replaced: { facts: replaced, on },
  })
  if (!isChanged) return false
  await touches(writing, 'delete from replaced_facts where citizen_id = $1', [into])
  const asked = await ask(writing, change)
  const left = await leftOf(writing, double)
  const kept: MergedKept = { card, before, after: await rowOf(writing, into), moved, relatives, left, asked }
  await touches(
    writing,
    `insert into merged_cards (id, citizen_id, double_id, key, kept, staff_id, day, until_day, at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      ...[id, into, double, from.key, writing.vault.seal(from.key, mergedPlace(id), JSON.stringify(kept))],
      ...[by, on, until, iso(at)],
    ],
  )
  await touches(writing, 'delete from register_doubts where citizen_id = $1', [double])
  return touches(writing, 'delete from citizens where id = $1', [double])
}

/** Writes rows again as they stood; columns that came since have their usual value. */
const insertAgain = async ({ client }: Writing, table: string, rows: readonly Row[]): Promise<void> => {
  for (const row of rows) {
    const columns = Object.keys(row)
      .map((column) => `"${column}"`)
      .join(', ')
    await client.query(
      `insert into ${table} (${columns}) select ${columns} from jsonb_populate_record(null::${table}, $1::jsonb)
       on conflict do nothing`,
      [JSON.stringify(row)],
    )
  }
}

/** What the merging changed of the card that stayed is as before, unless somebody changed it since. */
const giveBack = async ({ client }: Writing, into: string, { before, after }: MergedKept): Promise<void> => {
  const changed = Object.entries(before).filter(
    ([column, value]) =>
      column !== 'revision' && JSON.stringify(value) !== JSON.stringify(ownEntry(after, column)),
  )
  for (const [column, value] of changed)
    await client.query(
      `update citizens c set "${column}" = (jsonb_populate_record(c, $2::jsonb))."${column}"
       where c.id = $1 and to_jsonb(c) -> $3 = $4::jsonb`,
      [
        ...[into, JSON.stringify({ [column]: value }), column],
        JSON.stringify(ownEntry(after, column) ?? null),
      ],
    )
  await client.query('update citizens set revision = revision + 1 where id = $1', [into])
}

/** The relatives who were taken over are the double's again. */
const giveRelativesBack = async (writing: Writing, way: Way, { relatives }: MergedKept): Promise<void> => {
  const { rows } = await writing.client.query<{ family: string }>(
    'select id as family from families where citizen_id = $1',
    [way.to.id],
  )
  const [own] = rows
  if (!own || relatives.length === 0) return
  const { rows: back } = await writing.client.query<{ id: string }>(
    'update family_members set family_id = $2 where id = any($1) returning id',
    [relatives, own.family],
  )
  await resealWithin(
    writing,
    { table: 'family_members', by: 'id', column: 'name', place: (_, id) => memberPlace(id) },
    way,
    back.map(({ id }) => id),
  )
}

interface Merged {
  readonly double: string
  readonly key: Buffer
  readonly kept: Buffer
}

const mergedRow = async ({ client }: Writing, { id, into, on }: Part): Promise<Merged | null> => {
  const { rows } = await client.query<Merged>(
    `select double_id as double, key, kept from merged_cards
     where id = $1 and citizen_id = $2 and until_day >= $3 for update`,
    [id, into, on],
  )
  return rows[0] ?? null
}

/** A chat that joined another card meanwhile stays there. */
const withFreeChat = async ({ client }: Writing, card: Row): Promise<Row> => {
  const { rows } = await client.query('select 1 from citizens where person_id = $1', [card['person_id']])
  return rows.length > 0 ? { ...card, person_id: null } : card
}

const partCards = async (writing: Writing, change: Part): Promise<boolean> => {
  const merged = await mergedRow(writing, change)
  const into = await lock(writing, change.into, null)
  if (merged === null || into === null) return false
  const kept = MergedKept.parse(
    JSON.parse(writing.vault.open(merged.key, mergedPlace(change.id), merged.kept)),
  )
  if (into.person !== null) await forgetEventsOfChat(writing, into.person)
  await giveBack(writing, into.id, kept)
  await insertAgain(writing, 'citizens', [await withFreeChat(writing, kept.card)])
  const way: Way = { from: into, to: { id: merged.double, key: merged.key } }
  for (const table of MOVED_TABLES)
    await moveRows(writing, table, way, ownEntry(kept.moved, table.table) ?? [])
  for (const { table, rows } of kept.left) await insertAgain(writing, table, rows)
  await giveRelativesBack(writing, way, kept)
  await touches(writing, 'delete from register_doubts where id = any($1)', [kept.asked])
  await touches(writing, 'delete from replaced_facts where citizen_id = $1', [into.id])
  for (const card of [into.id, merged.double]) {
    const { person } = (await lock(writing, card, null)) ?? { person: null }
    if (person !== null) await remindInChat(writing, person, iso(change.at))
  }
  return touches(writing, 'delete from merged_cards where id = $1', [change.id])
}

/** Writers of the merging of cards and of its way back. */
export const MERGE_WRITERS: Writers<MergeChange> = {
  merge_cards: mergeCards,
  part_cards: partCards,
  keep_apart: async (writing, { pair, citizen, on }) => {
    const apart = writing.vault.pseudonym(`apart:${pair}`)
    await touches(
      writing,
      `insert into register_doubts (id, citizen_id, doubt, asked_by, made_on, state)
       values ($1, $2, '', $3, $4, 'settled') on conflict (citizen_id, asked_by) do nothing`,
      [apart.toString('hex'), citizen, apart, on],
    )
    return true
  },
}
