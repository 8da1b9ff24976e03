import type { FaultRule } from '../../../src/adapters/playground/api/faults.ts'
import type { RowTools } from '../support/ground.ts'
import type { Enrolled } from '../support/people.ts'
import { PLAN_DUE, type Scene, WEAK_SKILL } from '../support/scene.ts'
import type { Verdict } from '../support/verdict.ts'

/** People a policy. */
const PEOPLE = { full: 60, tiny: 25 }
/** Every so many people one meets a fault: between two faults there are messages that arrive. */
const EVERY = 8

type Trouble = Pick<FaultRule, 'kind' | 'delayMs'>

const hasEffect = ({ kind }: Trouble): boolean => kind !== '500-before' && kind !== 'cut-before'

/** Puts faults in the way of some people's messages. @returns how many of them have their effect all the same. */
const strew = (scene: Scene, people: readonly Enrolled[], troubles: readonly Trouble[]): number => {
  let lying = 0
  for (let n = 0; n * EVERY < people.length; n += 1) {
    const trouble = troubles[n % troubles.length] as Trouble
    const chatId = people[n * EVERY]?.chat as number
    scene.playground.faults.add({ ...trouble, method: 'sendMessage', chatId })
    if (hasEffect(trouble)) lying += 1
  }
  return lying
}

/** Rules of both policies meet the same faults; what lies to `retry` may come twice, what lies to `hold` never. */
const lied = async (tools: RowTools, troubles: readonly Trouble[]): Promise<Verdict> => {
  const scene = await tools.scene()
  const retried = await scene.enrol(PEOPLE[tools.size], PLAN_DUE)
  const held = await scene.enrol(PEOPLE[tools.size], WEAK_SKILL)
  const allowed = strew(scene, retried, troubles)
  const lies = strew(scene, held, troubles)
  await scene.spawn({ reminders: { perSecond: 100 } }).up()
  await scene.untilSettled()
  const verdict = await scene.verdict(allowed, ({ state, hold }) => hold && state === 'unknown')
  return { ...verdict, detail: { ...verdict.detail, lies: allowed + lies } }
}

/** F15: the messenger answers 500 and 502, without effect and with it. */
export const serverFaults = (tools: RowTools): Promise<Verdict> =>
  lied(tools, [{ kind: '500-before' }, { kind: '502-after' }])

/** Longer than the sender waits for an answer, shorter than its lease: the message arrives when it has given up. */
const LATE_MS = 3_500

/** F16: connections are cut before and after the effect, and answers come too late. */
export const cutConnections = (tools: RowTools): Promise<Verdict> =>
  lied(tools, [{ kind: 'cut-before' }, { kind: 'cut-after' }, { kind: 'delay', delayMs: LATE_MS }])
