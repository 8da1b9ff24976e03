import { setTimeout as sleep } from 'node:timers/promises'
import { words } from '../../support/content.ts'
import type { RowTools } from '../support/ground.ts'
import type { Scene } from '../support/scene.ts'
import { unnotedReplies } from '../support/unnoted-replies.ts'
import { seeded } from '../support/until.ts'
import type { Verdict } from '../support/verdict.ts'

/** People who all write at once, before each kill and once more after the last one. */
const SIZES = { full: { people: 150, kills: 4 }, tiny: { people: 4, kills: 1 } }
/** How long the messenger takes for a message: many are on the wire at once. */
const LATENCY_MS = 25
const HELP = words('screens.help').split('\n')[0] as string

const answersOf = (scene: Scene, key: string): number =>
  scene.playground
    .person(key)
    .screen()
    .filter(({ from, text }) => from === 'bot' && text.includes(HELP)).length

/**
 * F31: a replica is killed again and again while everybody is answered at once. Every message has its answer; a double is only
 * what the messenger had taken and nobody had noted at a kill.
 */
export const killedUnderLoad = async (tools: RowTools): Promise<Verdict> => {
  const { people: count, kills } = SIZES[tools.size]
  const scene = await tools.scene()
  const people = await scene.enrol(count)
  scene.slow(LATENCY_MS)
  const random = seeded(20_261_201)
  const sayAll = (): void => {
    for (const { id } of people) scene.playground.person(id).say('/help')
  }
  let victim = await scene.spawn({ polls: true }).up()
  let wire = 0
  for (let kill = 0; kill < kills; kill += 1) {
    const from = scene.arrived
    sayAll()
    await scene.untilArrived(from + 1 + random(count), 60_000)
    await sleep(random(LATENCY_MS))
    await victim.kill()
    wire += await unnotedReplies(scene)
    victim = await scene.spawn({ polls: true }).up()
  }
  sayAll()
  await scene.playground.settled({ timeoutMs: 120_000, quietMs: 2_000 })
  const asked = kills + 1
  let [lost, duplicates] = [0, 0]
  for (const { id } of people) {
    const answers = answersOf(scene, id)
    lost += Math.max(0, asked - answers)
    duplicates += Math.max(0, answers - asked)
  }
  const broken = victim.isAlive ? [] : ['it ended']
  return { lost, duplicates, allowed: wire, broken, detail: { people: count, kills } }
}
