import type { ReminderRule } from '../../../src/domain/reminders/rule.ts'
import { composeEngine, type Engine, type EngineParts } from '../support/engine.ts'
import type { RowTools } from '../support/ground.ts'
import { journaledKeys } from '../support/journal.ts'
import { arrivedByChat } from '../support/judge.ts'
import { type Moment, MortalLife } from '../support/mortal-ports.ts'
import { type Debt, PLAN_DUE, type Scene } from '../support/scene.ts'
import { together, type Verdict } from '../support/verdict.ts'

type Policy = ReminderRule['policy']

const IN_FLIGHT = 3
/** Told together with {@link PLAN_DUE} as one message. */
const PAPER: Debt = { rule: 'paper_start', kind: 'paper_start' }
const MOST_CALLS = 200
const PEOPLE = { full: 5, tiny: 1 }
const POLICIES: readonly Policy[] = ['retry', 'hold']

/** One life of the sender: plans, delivers what is due, ends cleanly. */
const live = async ({ planner, delivery }: Engine): Promise<void> => {
  await planner.planAll()
  await delivery.begin()
  await delivery.sweep()
  await delivery.run()
  await delivery.end()
}

const changesFor = (policy: Policy): EngineParts['changes'] => ({
  only: ['plan_due', 'paper_start'],
  rules: { plan_due: { policy }, paper_start: { policy } },
})

/** Leases of the dead are over: as if their time had passed. */
const passLeases = (scene: Scene) =>
  scene.pool.query(
    "update reminders set lease_until = clock_timestamp() - interval '1 second' where lease_until is not null",
  )

/** Everybody is owed everything anew, and nothing was ever sent. */
const reset = async (scene: Scene): Promise<void> => {
  await scene.pool.query('truncate reminders, plan_marks, human_tasks')
  scene.playground.ledger.clear()
}

/** Messages that arrived and that not even the journal knows of: their sender died between mark and note. */
const unrecorded = async (scene: Scene, folder: string): Promise<number> => {
  const known = new Set(await journaledKeys(folder))
  const arrived = arrivedByChat(scene.playground)
  const unknown = scene.owed.filter(({ key, chat }) => arrived.has(chat) && !known.has(key))
  return Math.min(IN_FLIGHT, new Set(unknown.map(({ chat }) => chat)).size)
}

interface Death {
  readonly verdict: Verdict
  readonly life: MortalLife
}

/** The sender dies at its k-th call; another one takes over on the same machine, after the lease. */
const dieAt = async (scene: Scene, k: number, moment: Moment, policy: Policy): Promise<Death> => {
  await reset(scene)
  const life = new MortalLife(k, moment)
  const journal = `${scene.folder}/${policy}-${moment}-${k}`
  const parts = {
    pool: scene.pool,
    apiRoot: scene.door.url,
    journal,
    clock: { now: () => scene.now() },
    changes: changesFor(policy) as object,
    inFlight: IN_FLIGHT,
  }
  await Promise.race([live(composeEngine({ ...parts, guard: life.guard })), life.ended])
  await life.bury()
  const allowed = policy === 'hold' ? 0 : await unrecorded(scene, journal)
  await passLeases(scene)
  for (let round = 0; round < 2; round += 1) {
    const successor = composeEngine(parts)
    await live(successor)
  }
  return {
    life,
    verdict: await scene.verdict(allowed, ({ state }) => policy === 'hold' && state === 'unknown'),
  }
}

/** Dies at every call in turn until a life gets through. */
const dieEverywhere = async (scene: Scene, moment: Moment, policy: Policy): Promise<Verdict> => {
  let [lost, duplicates, beyond, deaths] = [0, 0, 0, 0]
  const broken: string[] = []
  for (let k = 1; k < MOST_CALLS; k += 1) {
    const { life, verdict } = await dieAt(scene, k, moment, policy)
    lost += verdict.lost
    duplicates += verdict.duplicates
    beyond += Math.max(0, verdict.duplicates - verdict.allowed)
    const place = `at call ${k} (${life.calls[k - 1]})`
    broken.push(...verdict.broken.map((each) => `${place}: ${each}`))
    if (verdict.lost > 0) broken.push(`${place}: ${verdict.lost} lost`)
    if (!life.isOver) break
    deaths += 1
  }
  if (deaths < 20) broken.push(`only ${deaths} calls to die at`)
  return { lost, duplicates, allowed: duplicates - beyond, broken, detail: { deaths } }
}

/**
 * F2: the sender dies at every call of its ports – planner, outbox, messenger, journal –, before and after the call has
 * effect, with both policies. Only what stood between dispatch mark and journal may come twice.
 */
export const crashPoints = async (tools: RowTools): Promise<Verdict> => {
  const parts: Record<string, Verdict> = {}
  const scene = await tools.scene()
  await scene.enrol(PEOPLE[tools.size], PLAN_DUE)
  await scene.enrol(1, PLAN_DUE, PAPER)
  for (const policy of POLICIES)
    for (const moment of ['before', 'after'] as const)
      parts[`${policy}_${moment}`] = await dieEverywhere(scene, moment, policy)
  return together(parts)
}
