import type { CitizenFacts, RegisterChange } from '../../../application/ports/office/register-change.ts'
import type { Vault } from '../../../application/ports/vault.ts'
import { followCircumstances } from './circumstance-rows.ts'
import { FACT_COLUMNS, factValues, sameAs } from './citizen-columns.ts'
import { forgetEventsOfChat, passEventsOn, remindInChat } from './event-chat-writers.ts'
import { forgetCitizen } from './forget-citizen.ts'
import { cell, citizenKey, sealed, touches, type Writers, type Writing } from './writing.ts'

/** Only this of a link's code is kept. */
export const linkHash = (vault: Vault, code: string): Buffer => vault.pseudonym(`link:${code}`)

/** Where an individual plan is sealed. */
export const planPlace = (citizen: string, period: string, starts: string): string =>
  cell('individual_plans', 'plan', `${citizen}.${period}.${starts}`)

/** Additions to one department stand in a row: of two that are the same person the second sees the first. */
export const LOCK_REGISTER =
  "select pg_advisory_xact_lock(hashtextextended('register:' || department_id, 0)) from districts where id = $1"

/** Open tasks of a person that were handed to nobody. $1 citizen, $2 district. */
const MOVE_TASKS =
  "update tasks set district_id = $2 where citizen_id = $1 and state = 'open' and assignee_id is null and district_id is not null"

/** Whether the department has the same person already. */
const isKnown = async (writing: Writing, district: string, facts: CitizenFacts): Promise<boolean> => {
  await writing.client.query(LOCK_REGISTER, [district])
  const { rowCount } = await writing.client.query(
    `select 1 from citizens c join districts d on d.id = c.district_id
     where c.same_as = $1 and d.department_id = (select department_id from districts where id = $2) limit 1`,
    [sameAs(writing.vault, facts), district],
  )
  return (rowCount ?? 0) > 0
}

/** What a change replaced; what was replaced on earlier days is not brought back any more. $1 citizen, $2 facts, $3 day. */
const KEEP_REPLACED = `with over as (delete from replaced_facts where on_day < $3 and citizen_id <> $1)
  insert into replaced_facts (citizen_id, facts, on_day) values ($1, $2, $3)
  on conflict (citizen_id) do update set facts = excluded.facts, on_day = excluded.on_day`

/** Where replaced facts of a card are sealed. */
export const replacedPlace = (citizen: string): string => cell('replaced_facts', 'facts', citizen)

/** Placeholders of the facts: $1 is the card. */
const FACT_NUMBERS = FACT_COLUMNS.map((_, index) => `$${index + 2}`)
const FACT_SETTINGS = FACT_COLUMNS.map((column, index) => `${column} = $${index + 2}`).join(', ')
/** The placeholder that comes so many after those of the facts. */
const after = (n: number): string => `$${FACT_COLUMNS.length + 1 + n}`

/** What an employee who adds somebody by hand says of them. */
const saidIn = (facts: CitizenFacts): string[] =>
  Object.entries(facts).flatMap(([name, value]) => (value === null || value === false ? [] : [name]))

/** Seals something of a citizen's and keeps it by a statement whose $1 is the citizen and $2 the sealed words. */
const keepSealed = async (
  writing: Writing,
  citizen: string,
  [place, words]: readonly [string, string],
  text: string,
  rest: readonly unknown[],
): Promise<boolean> => {
  const key = await citizenKey(writing, citizen)
  return key !== null && touches(writing, text, [citizen, sealed(writing, key, place, words), ...rest])
}

/** Writers of the register of people. */
export const REGISTER_WRITERS: Writers<RegisterChange> = {
  add_citizen: async (writing, { id, district, facts, on, unlessKnown }) => {
    if (unlessKnown && (await isKnown(writing, district, facts))) return false
    const key = writing.vault.newKey()
    const isAdded = await touches(
      writing,
      `insert into citizens (id, ${FACT_COLUMNS.join(', ')}, district_id, key, registered_on, by_hand)
       values ($1, ${FACT_NUMBERS.join(', ')}, ${after(1)}, ${after(2)}, ${after(3)}, ${after(4)})`,
      [id, ...factValues(writing, id, key, facts), district, key, on, unlessKnown ? saidIn(facts) : []],
    )
    await followCircumstances(writing, [id], on)
    return isAdded
  },
  change_citizen: async (writing, { id, facts, revision, replaced }) => {
    const key = await citizenKey(writing, id)
    if (key === null) return false
    const before = writing.vault.seal(key, replacedPlace(id), JSON.stringify(replaced.facts))
    await touches(writing, KEEP_REPLACED, [id, before, replaced.on])
    const isChanged = await touches(
      writing,
      `update citizens set ${FACT_SETTINGS}, revision = revision + 1,
         by_hand = array(select distinct unnest(by_hand || ${after(2)}::text[])) where id = $1 and revision = ${after(1)}`,
      [id, ...factValues(writing, id, key, facts), revision, Object.keys(replaced.facts)],
    )
    if (isChanged) await followCircumstances(writing, [id], replaced.on)
    return isChanged
  },
  confirm_presence: (writing, { citizen, presence, unconfirmedBy }) =>
    touches(
      writing,
      `update citizens set unconfirmed_by = $3, revision = revision + 1
       where id = $1 and state = $2 and (unconfirmed_by is null) <> ($3::text is null)`,
      [citizen, presence, unconfirmedBy],
    ),
  note_presence: (writing, { citizen, presence, from, until, unconfirmedBy, revision }) =>
    touches(
      writing,
      `update citizens set state = $2, state_from = $3, state_until = $4, unconfirmed_by = $6, revision = revision + 1
       where id = $1 and revision = $5`,
      [citizen, presence, from, until, revision, unconfirmedBy],
    ),
  forget_citizen: forgetCitizen,
  move_citizen: async (writing, { citizen, district, revision }) => {
    const isMoved = await touches(
      writing,
      'update citizens set district_id = $2, revision = revision + 1 where id = $1 and revision = $3',
      [citizen, district, revision],
    )
    if (isMoved) await touches(writing, MOVE_TASKS, [citizen, district])
    return isMoved
  },
  make_link: (writing, { code, citizen, by, expires }) =>
    touches(
      writing,
      'insert into links (code_hash, citizen_id, made_by, expires_at) values ($1, $2, $3, $4)',
      [...[linkHash(writing.vault, code), citizen, by, new Date(expires).toISOString()]],
    ),
  use_link: async (writing, { code, person, at, consent }) => {
    const now = new Date(at).toISOString()
    const link = linkHash(writing.vault, code)
    await passEventsOn(writing, link, person)
    await touches(writing, 'update citizens set person_id = null where person_id = $1', [person])
    const isLinked = await touches(
      writing,
      `with used as (
         update links set used_at = $3, consent = $4 where code_hash = $1 and used_at is null and expires_at > $3 returning citizen_id)
       update citizens c set person_id = $2, revision = c.revision + 1 from used where c.id = used.citizen_id`,
      [link, person, now, consent],
    )
    if (isLinked) await remindInChat(writing, person, now)
    return isLinked
  },
  note_link_try: async (writing, { code }) => {
    await touches(writing, 'update links set tries = tries + 1 where code_hash = $1', [
      linkHash(writing.vault, code),
    ])
    return true
  },
  unlink: async (writing, { person }) => {
    await forgetEventsOfChat(writing, person)
    await touches(
      writing,
      'update citizens set person_id = null, revision = revision + 1 where person_id = $1',
      [person],
    )
    return true
  },
  welcome_asks: (writing, { citizen, welcome }) =>
    touches(writing, 'update citizens set asks_welcome = $2, revision = revision + 1 where id = $1', [
      citizen,
      welcome,
    ]),
  keep_needs_card: (writing, { citizen, card, on, by }) =>
    keepSealed(
      writing,
      citizen,
      [cell('needs_cards', 'card', citizen), card],
      `insert into needs_cards (citizen_id, card, updated_on, updated_by) values ($1, $2, $3, $4)
       on conflict (citizen_id) do update set card = excluded.card, updated_on = excluded.updated_on, updated_by = excluded.updated_by`,
      [on, by],
    ),
  keep_individual_plan: (writing, { id, citizen, period, starts, plan, on, by }) =>
    keepSealed(
      writing,
      citizen,
      [planPlace(citizen, period, starts), plan],
      `insert into individual_plans (id, citizen_id, period, starts, plan, made_on, made_by) values ($3, $1, $4, $5, $2, $6, $7)
       on conflict (citizen_id, period, starts) do update set plan = excluded.plan, made_on = excluded.made_on, made_by = excluded.made_by`,
      [id, period, starts, on, by],
    ),
}
