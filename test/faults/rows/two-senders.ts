import { setTimeout as sleep } from 'node:timers/promises'
import type { RowTools } from '../support/ground.ts'
import { journaledKeys } from '../support/journal.ts'
import { PLAN_DUE, type Scene } from '../support/scene.ts'
import { BOT, QUICK } from '../support/settings.ts'
import { Promises, type Verdict } from '../support/verdict.ts'
import { inProcess } from '../support/victim-body.ts'

const LATENCY_MS = 25
/** People who are told something by two senders, and by one that is frozen. */
const TWO = { full: 300, tiny: 40 }
const FROZEN = { full: { people: 900, before: 60 }, tiny: { people: 150, before: 20 } }

/** F5: two senders are started by mistake, in one folder and at the same time. */
export const twoSenders = async (tools: RowTools): Promise<Verdict> => {
  const scene = await tools.scene()
  await scene.enrol(TWO[tools.size], PLAN_DUE)
  scene.slow(LATENCY_MS)
  const victims = [scene.spawn(), scene.spawn()]
  await Promise.all(victims.map((victim) => victim.up()))
  await scene.untilSettled()
  const verdict = await scene.verdict(0)
  const promises = new Promises()
  const senders = victims.filter(({ isSender }) => isSender).length
  promises.expect(senders === 1, `${senders} of two processes were the sender`)
  promises.expect(
    victims.every(({ isAlive }) => isAlive),
    'a process ended by itself',
  )
  return { ...verdict, broken: [...verdict.broken, ...promises.broken] }
}

/** Messages whose keys the journal on the disk does not know: they would come again after a restored backup. */
const notJournaled = async (scene: Scene): Promise<number> => {
  const known = new Set(await journaledKeys(`${scene.folder}/sent-${BOT}`))
  return (await scene.rows()).filter(({ state, key }) => state === 'sent' && !known.has(key)).length
}

/** F6: the sender is frozen for two leases in mid-run and thaws; another one stood by. */
export const frozenSender = async (tools: RowTools): Promise<Verdict> => {
  // Only a process of its own can be frozen.
  const scene = await tools.scene({ embody: inProcess })
  const { people, before } = FROZEN[tools.size]
  scene.slow(LATENCY_MS)
  const frozen = await scene.spawn().sending()
  const other = await scene.spawn().up()
  await scene.enrol(people, PLAN_DUE)
  await scene.untilArrived(before)
  frozen.signal('SIGSTOP')
  await sleep(2 * QUICK.leaseMs)
  const promises = new Promises()
  promises.expect(other.isSender, 'nobody took over from the frozen sender within two leases')
  frozen.signal('SIGCONT')
  await scene.untilSettled()
  const verdict = await scene.verdict(QUICK.inFlight)
  const refused = frozen.count('record_refused')
  const unknown = await notJournaled(scene)
  promises.expect(unknown === 0, `the journal lost ${unknown} of the messages that were sent`)
  return {
    ...verdict,
    broken: [...verdict.broken, ...promises.broken],
    detail: { ...verdict.detail, refused, lateRecords: frozen.log.length },
  }
}
