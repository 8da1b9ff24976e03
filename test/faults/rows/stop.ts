import type { RowTools } from '../support/ground.ts'
import { PLAN_DUE, type Scene } from '../support/scene.ts'
import { Promises, type Verdict } from '../support/verdict.ts'

/** So many people that they are not done before the successor is up, and how many have theirs before a stop. */
const SIZES = { full: { people: 1_000, before: 60 }, tiny: { people: 120, before: 10 } }
const EXIT_WITHIN_MS = 5_000
const LATENCY_MS = 25

/** Stops the sender in mid-run as a deploy does, with or without a successor that is up already. */
const deploy = async (scene: Scene, isRolling: boolean, before: number): Promise<number> => {
  const old = await scene.spawn({ polls: !isRolling }).sending()
  if (isRolling) await scene.spawn().up()
  await scene.untilArrived(scene.arrived + before)
  return old.stop()
}

/** F4: SIGTERM during bulk, twice: the successor is started afterwards, and is up before. */
export const cleanStop = async (tools: RowTools): Promise<Verdict> => {
  const scene = await tools.scene()
  const { people, before } = SIZES[tools.size]
  await scene.enrol(people, PLAN_DUE)
  scene.slow(LATENCY_MS)
  const exits = [await deploy(scene, false, before), await deploy(scene, true, before)]
  const exitMs = Math.round(Math.max(...exits))
  await scene.untilSettled()
  const verdict = await scene.verdict(0)
  const promises = new Promises()
  promises.expect(exitMs <= EXIT_WITHIN_MS, `a stop took ${exitMs} ms`)
  promises.expect(scene.arrived === people, `${scene.arrived} messages arrived`)
  const ambiguous = (await scene.rows()).filter((row) => row.ambiguous > 0).length
  promises.expect(ambiguous === 0, `${ambiguous} messages were cut off by a clean stop`)
  return {
    ...verdict,
    broken: [...verdict.broken, ...promises.broken],
    detail: { ...verdict.detail, exitMs },
  }
}
