import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PrismaPg } from '@prisma/adapter-pg'
import { vault } from '../../src/adapters/crypto/vault.ts'
import { connect } from '../../src/adapters/database/connect.ts'
import { startEmbeddedPostgres } from '../../src/adapters/database/embedded-postgres.ts'
import { PrismaClient } from '../../src/adapters/database/generated/client.ts'
import { migrate } from '../../src/adapters/database/migrate.ts'
import { PostgresTalkStore } from '../../src/adapters/database/talk-store.ts'
import { handleUpdate } from '../../src/application/handle-update.ts'
import { pressToken } from '../../src/application/outgoing.ts'
import type { Log } from '../../src/application/ports/log.ts'
import type { StoredTalk } from '../../src/application/ports/talk-store.ts'
import { ROOT } from '../../src/compose.ts'
import { AT, answerAt, benchConversation, benchPerson, benchTalk } from './dialog.ts'
import { atMost, compared, type Result, round, timed } from './measure.ts'

const SILENT: Log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} }
const TIMES = 400

/**
 * A whole durable step – load of person and talk, decision, one commit of inbox row, replies, talk and events – against
 * one bare durable upsert of a row of the same size, on one PostgreSQL with fsync on (proof.md P4).
 */
export const stepDurable = async (): Promise<Result> => {
  const folder = mkdtempSync(join(tmpdir(), 'posrednik-bench-'))
  chmodSync(folder, 0o755)
  const postgres = await startEmbeddedPostgres(folder)
  const pool = await connect(postgres.url, SILENT, 2)
  try {
    await migrate(pool, join(ROOT, 'prisma', 'migrations'))
    const prisma = new PrismaClient({ adapter: new PrismaPg(pool, { disposeExternalPool: false }) })
    const store = new PostgresTalkStore({
      pool,
      prisma,
      vault: vault(Buffer.alloc(32, 1)),
      bot: '1',
      owner: 1n,
    })
    const archive = { keep: async () => {}, find: async () => null }
    const handle = handleUpdate({
      conversation: benchConversation(),
      store,
      archive,
      clock: { now: () => AT },
      log: SILENT,
    })
    const talk = benchTalk('1')
    const nobody = { person: null, talk: null, seen: false }
    const person = benchPerson('1')
    await store.commit({
      update: 0,
      address: '1',
      at: AT,
      before: nobody,
      person,
      talk: { ...talk, revision: 0 },
      events: [],
      replies: [],
    })
    let update = 0
    let { session } = talk
    const step = async (): Promise<void> => {
      update += 1
      const token = pressToken(talk.id, session.version, answerAt(session.step))
      const body = { type: 'press', token, message: 10, press: '1' } as const
      const { replies } = await handle({ update, sender: { address: '1', language: 'ru' }, body })
      if (replies.length < 2) throw new Error('the step was not taken')
      session = nextSession(session)
    }
    await pool.query('create table bare (id text primary key, body jsonb, at timestamptz)')
    const body = JSON.stringify(session)
    const upsert = async (): Promise<void> => {
      update += 1
      const values = ['1', body, new Date(AT + update)]
      const text =
        'insert into bare values ($1, $2, $3) on conflict (id) do update set body = excluded.body, at = excluded.at'
      await pool.query({ name: 'bare', text, values })
    }
    const { rows } = await pool.query<{ fsync: string }>('show fsync')
    const repeated = (work: () => Promise<void>) => () =>
      timed(async (times) => {
        for (let n = 0; n < times; n += 1) await work()
      }, TIMES)
    const { one, other, ratio } = await compared(repeated(step), repeated(upsert), 11)
    const detail = { step_us: round(one), upsert_us: round(other), fsync: rows[0]?.fsync ?? '' }
    return atMost('step-durable', 'durable step with state load / bare durable upsert', ratio, 1.6, detail)
  } finally {
    await pool.end()
    await postgres.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

const ORDER = ['contact.reached', 'contact.outcome', 'contact.feeling']

const nextSession = (session: StoredTalk['session']): StoredTalk['session'] => ({
  ...session,
  version: session.version + 1,
  step: ORDER[(ORDER.indexOf(session.step) + 1) % ORDER.length] as string,
})
