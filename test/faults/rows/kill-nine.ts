import { setTimeout as sleep } from 'node:timers/promises'
import type { RowTools } from '../support/ground.ts'
import { PLAN_DUE, type Scene } from '../support/scene.ts'
import { QUICK } from '../support/settings.ts'
import { seeded, until } from '../support/until.ts'
import { together, type Verdict } from '../support/verdict.ts'
import type { Victim } from '../support/victim.ts'

const SIZES = {
  full: { kills: 15, people: 700, mostBetween: 45 },
  tiny: { kills: 1, people: 40, mostBetween: 5 },
}
/** How long the messenger takes for a message: so many are on the wire at once. */
const LATENCY_MS = 25
/** Processes start beside much other work. */
const SENDS_WITHIN_MS = 120_000

/** Processes that begin to work as soon as the one before is dead; new ones get up meanwhile. */
class Relay {
  readonly #start: () => Victim
  readonly #waiting: Victim[]

  constructor(start: () => Victim) {
    this.#start = start
    this.#waiting = [start(), start()]
  }

  /** The one that sends, as soon as there is one. */
  async sender(): Promise<Victim> {
    let found: Victim | undefined
    const isThere = (): boolean => {
      found = this.#waiting.find(({ isSender }) => isSender)
      return found !== undefined
    }
    await until('a victim that sends', isThere, SENDS_WITHIN_MS)
    return found as Victim
  }

  /** Kills the sender; another one is started to wait in line. */
  async kill(victim: Victim): Promise<void> {
    await victim.kill()
    this.#waiting.splice(this.#waiting.indexOf(victim), 1, this.#start())
  }
}

/** Kills sender after sender at random moments, then lets the last one finish. */
const killThemAll = async (
  scene: Scene,
  relay: Relay,
  { kills: most, people, mostBetween }: (typeof SIZES)['full'],
): Promise<number> => {
  const random = seeded(20_261_122)
  let kills = 0
  for (; kills < most; kills += 1) {
    const sender = await relay.sender()
    const target = scene.arrived + 1 + random(mostBetween)
    if (target > people) break
    await scene.untilArrived(target)
    await sleep(random(LATENCY_MS))
    await relay.kill(sender)
  }
  return kills
}

const killed = async (tools: RowTools, policy: 'retry' | 'hold'): Promise<Verdict> => {
  const scene = await tools.scene()
  const size = SIZES[tools.size]
  await scene.enrol(size.people, PLAN_DUE)
  scene.slow(LATENCY_MS)
  const changes = { rules: { plan_due: { policy } } }
  const kills = await killThemAll(scene, new Relay(() => scene.spawn({ changes })), size)
  await scene.untilSettled()
  const allowed = policy === 'hold' ? 0 : kills * QUICK.inFlight
  const verdict = await scene.verdict(allowed, ({ state }) => policy === 'hold' && state === 'unknown')
  const held = verdict.detail['unknown'] ?? 0
  const broken = [...verdict.broken]
  if (kills < size.kills) broken.push(`everything was sent after ${kills} kills`)
  if (Number(held) > kills * QUICK.inFlight) broken.push(`${held} reminders are held`)
  await scene.leftovers.clear()
  return { ...verdict, broken, detail: { ...verdict.detail, kills } }
}

/** F1: fifteen senders are killed in mid-run by `kill -9`, once with `retry`, once with `hold`. */
export const killNine = async (tools: RowTools): Promise<Verdict> =>
  together({ retry: await killed(tools, 'retry'), hold: await killed(tools, 'hold') })
