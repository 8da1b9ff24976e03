import { setTimeout as sleep } from 'node:timers/promises'
import { PrismaPg } from '@prisma/adapter-pg'
import { Api } from 'grammy'
import { vault } from '../../../src/adapters/crypto/vault.ts'
import { PrismaClient } from '../../../src/adapters/database/generated/client.ts'
import { PostgresTalkStore } from '../../../src/adapters/database/talk-store.ts'
import type { Claimed, Fate } from '../../../src/application/ports/outbox.ts'
import { openPool } from '../support/databases.ts'
import { composeEngine, type Engine } from '../support/engine.ts'
import type { RowTools } from '../support/ground.ts'
import type { OutboxRow } from '../support/judge.ts'
import { PLAN_DUE, type Scene } from '../support/scene.ts'
import { BOT, DATA_KEY, TOKEN } from '../support/settings.ts'
import { seeded } from '../support/until.ts'
import { Promises, type Verdict } from '../support/verdict.ts'

/** Both sides begin within so many milliseconds of each other. */
const SPREAD_MS = 80
const AT_ONCE = 20
const RACES = { full: 200, tiny: 60 }
/** A mark is one statement, a withdrawal several: for a fair race it begins later. */
const MARKS_LATER = 9
const REASONS = ['no_consent', 'person_deleted']

/** One race: when the person's word was stored, when the mark was asked for, and what it said. */
interface Race {
  readonly claimed: Claimed
  readonly storedAt: number
  readonly askedAt: number
  readonly fate: Fate | undefined
}

type Withdraw = (chat: number, update: number) => Promise<unknown>

/** The product's own way to take consent back, or to forget a person. */
const withdrawals = (scene: Scene): { consent: Withdraw; forget: Withdraw } => {
  const pool = openPool(scene.databaseUrl, scene.leftovers, 20)
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool, { disposeExternalPool: false }) })
  scene.leftovers.add(() => prisma.$disconnect())
  const store = new PostgresTalkStore({ pool, prisma, vault: vault(DATA_KEY), bot: BOT, owner: 1n })
  const last = (chat: number, update: number) => ({
    update: `${update}`,
    address: `${chat}`,
    at: scene.now(),
    office: [],
    replies: [],
  })
  return {
    consent: async (chat, update) => {
      const before = await store.load(`${chat}`, `${update}`, null)
      if (!before.person) throw new Error('the person is not there')
      const person = { ...before.person, consent: null }
      await store.commit({ ...last(chat, update), before, person, talk: null, events: [], occasions: [] })
    },
    forget: async (chat, update) => {
      const { person } = await store.load(`${chat}`, `${update}`, null)
      await store.forget(person?.id ?? '', { ...last(chat, update), keepsWork: false })
    },
  }
}

const race = async (
  { outbox }: Engine,
  scene: Scene,
  claimed: Claimed,
  withdraw: () => Promise<unknown>,
  delays: { withdraw: number; mark: number },
): Promise<Race> => {
  let askedAt = 0
  const stored = sleep(delays.withdraw)
    .then(withdraw)
    .then(() => performance.now())
  const marked = sleep(delays.mark).then(() => {
    askedAt = performance.now()
    const { id, fence } = claimed
    return outbox.mark([{ id, fence, words: Buffer.from(`${id}`) }], scene.now())
  })
  const [storedAt, [fate]] = await Promise.all([stored, marked])
  return { claimed, storedAt, askedAt, fate }
}

/** Sends what was marked and writes it down, as the courier does. */
const finish = async (engine: Engine, scene: Scene, races: readonly Race[]): Promise<void> => {
  const api = new Api(TOKEN, { apiRoot: scene.door.url })
  for (const { claimed, fate } of races) {
    if (fate?.fate !== 'go') continue
    const { message_id: message } = await api.sendMessage(Number(fate.address), 'reminder')
    const { id, fence, attempts, ambiguous } = claimed
    const settled = { reason: null, lookAt: null, joinedTo: null }
    await engine.outbox.record(
      [{ id, fence, attempts, ambiguous, state: 'sent', message: `${message}`, ...settled }],
      scene.now(),
    )
  }
}

/**
 * F21: consent is taken back, or the person deleted, between claim and dispatch mark, all at once: what was withdrawn before
 * the mark was asked for is never sent.
 */
export const consentRace = async (tools: RowTools): Promise<Verdict> => {
  const races = RACES[tools.size]
  const scene = await tools.scene()
  const people = await scene.enrol(races, PLAN_DUE)
  const pool = openPool(scene.databaseUrl, scene.leftovers, 20)
  const engine = composeEngine({
    pool,
    apiRoot: scene.door.url,
    journal: `${scene.folder}/sent`,
    clock: { now: () => scene.now() },
  })
  await engine.planner.planAll()
  const claimed = await engine.outbox.claim(races, scene.now())
  const { consent, forget } = withdrawals(scene)
  const random = seeded(21)
  const run: Race[] = []
  for (let from = 0; from < claimed.length; from += AT_ONCE) {
    const batch = claimed.slice(from, from + AT_ONCE).map((each, n) => {
      const chat = people.find(({ id }) => id === each.person)?.chat as number
      const withdraw = () => (n % 2 === 0 ? consent : forget)(chat, 1_000 + from + n)
      const delays = { withdraw: random(SPREAD_MS), mark: random(MARKS_LATER * SPREAD_MS) }
      return race(engine, scene, each, withdraw, delays)
    })
    run.push(...(await Promise.all(batch)))
  }
  await finish(engine, scene, run)
  const promises = new Promises()
  const tooLate = run.filter(({ fate, storedAt, askedAt }) => fate?.fate === 'go' && storedAt < askedAt)
  promises.expect(tooLate.length === 0, `${tooLate.length} were sent after consent was gone`)
  const went = run.filter(({ fate }) => fate?.fate === 'go').length
  promises.expect(went > 0 && went < run.length, `${went} of ${run.length} marks were the faster side`)
  const verdict = await scene.verdict(0, ({ state, reason }: OutboxRow) =>
    state === 'suppressed' ? REASONS.includes(reason ?? '') : false,
  )
  return {
    ...verdict,
    broken: [...verdict.broken, ...promises.broken],
    detail: { ...verdict.detail, races: run.length, sentBeforeWord: went },
  }
}
