import { PrismaPg } from '@prisma/adapter-pg'
import type pg from 'pg'
import { vault } from '../../src/adapters/crypto/vault.ts'
import { PrismaClient } from '../../src/adapters/database/generated/client.ts'
import { PostgresTalkStore } from '../../src/adapters/database/talk-store.ts'
import type { OfficeDesks } from '../../src/application/office/kit/office-call.ts'
import { pressToken } from '../../src/application/outgoing.ts'
import type { Log } from '../../src/application/ports/log.ts'
import type { StoredTalk } from '../../src/application/ports/talk-store.ts'
import { handleUpdate } from '../../src/application/update/handle-update.ts'
import { AT, answerAt, benchConversation, benchPerson, benchTalk, NO_DESK } from './dialog.ts'
import { atMost, compared, type Result, round, roundsOf, timed } from './measure.ts'
import type { Setting } from './setting.ts'

const SILENT: Log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} }
const TIMES = { full: 400, tiny: 5 }

const repeated = (work: () => Promise<void>, most: number) => () =>
  timed(async (times) => {
    for (let n = 0; n < times; n += 1) await work()
  }, most)

/** Numbers of updates, shared by all sides of the bench: none comes twice. */
let update = 0

/** Steps of one person through the real use case and store. */
const steps = async (pool: pg.Pool, address: string, remembered: number): Promise<() => Promise<void>> => {
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool, { disposeExternalPool: false }) })
  const store = new PostgresTalkStore({
    pool,
    prisma,
    vault: vault(Buffer.alloc(32, 1)),
    bot: '1',
    owner: 1n,
    remembered,
  })
  const archive = { keep: async () => {}, find: async () => null }
  const handle = handleUpdate({
    // Steps of citizens reach none of these.
    desks: {} as OfficeDesks,
    onOffice: async () => {},
    keptOfPerson: async () => ({}),
    voice: null,
    wordNotice: async () => ({ kind: 'text', html: '' }),
    conversation: benchConversation(),
    store,
    archive,
    desk: NO_DESK,
    clock: { now: () => AT },
    log: SILENT,
  })
  const talk = benchTalk(address)
  update += 1
  await store.commit({
    update: String(update),
    address,
    at: AT,
    before: { person: null, talk: null, seen: false },
    person: benchPerson(address),
    talk: { ...talk, revision: 0 },
    events: [],
    occasions: [],
    office: [],
    replies: [],
  })
  let { session } = talk
  return async () => {
    update += 1
    const token = pressToken(talk.id, session.version, answerAt(session.step))
    const body = { type: 'press', token, message: '10', press: '1' } as const
    const { replies } = await handle({ update: String(update), sender: { address, language: 'ru' }, body })
    if (replies.length < 2) throw new Error('the step was not taken')
    session = nextSession(session)
  }
}

const upserts = async (pool: pg.Pool): Promise<() => Promise<void>> => {
  await pool.query('create table bare (id text primary key, body jsonb, at timestamptz)')
  const body = JSON.stringify(benchTalk('1').session)
  const text =
    'insert into bare values ($1, $2, $3) on conflict (id) do update set body = excluded.body, at = excluded.at'
  return async () => {
    update += 1
    await pool.query({ name: 'bare', text, values: ['1', body, new Date(AT + update)] })
  }
}

/**
 * A whole durable step – state at hand, decision, one commit of the turn with its replies and events, and of the talk –
 * against one bare durable upsert of a row of the same size, on one PostgreSQL with fsync on (promises.md P4). The product
 * holds the state of people it heard lately and lets the commit check it; beside it stands the same step with every
 * state loaded from the database.
 */
export const stepDurable = async (at: Setting): Promise<Result> => {
  const { pool } = await (await at.server()).database('step_durable')
  const times = TIMES[at.size]
  const upsert = repeated(await upserts(pool), times)
  const held = repeated(await steps(pool, '1', 5_000), times)
  const { one, other, ratio } = await compared(held, upsert, roundsOf(at.size, 11))
  const loading = await compared(repeated(await steps(pool, '2', 0), times), upsert, roundsOf(at.size, 5))
  const { rows } = await pool.query<{ fsync: string }>('show fsync')
  const detail = {
    step_us: round(one),
    upsert_us: round(other),
    ratio_with_every_state_from_database: round(loading.ratio),
    fsync: rows[0]?.fsync ?? '',
  }
  return atMost('step-durable', 'durable step with state load / bare durable upsert', ratio, 1.6, detail)
}

const ORDER = ['contact.reached', 'contact.outcome', 'contact.feeling']

const nextSession = (session: StoredTalk['session']): StoredTalk['session'] => ({
  ...session,
  version: session.version + 1,
  step: ORDER[(ORDER.indexOf(session.step) + 1) % ORDER.length] as string,
})
