import { words } from '../../support/content.ts'
import { Askers } from '../support/askers.ts'
import type { RuleChanges } from '../support/changed-rules.ts'
import type { RowTools } from '../support/ground.ts'
import type { Scene } from '../support/scene.ts'
import { unnotedReplies } from '../support/unnoted-replies.ts'
import { until } from '../support/until.ts'
import { Promises, type Verdict } from '../support/verdict.ts'

const SIZES = {
  full: { poisoners: 20, each: 3, asks: 60 },
  tiny: { poisoners: 1, each: 1, asks: 2 },
}

/** The words of a screen are missing, and those that say so: whatever asks for it fails for ever. */
const POISON: RuleChanges = { texts: { 'screens.settings': null, 'screens.failed': null } }
const POISONED = '/settings'
/** A word that works, behind the poison in the same lane. */
const WORKS = '/help'

/** Tries of one update; those of the process that was killed come on top. */
const MOST_TRIES = 6

interface Aside {
  readonly update: string
  readonly state: string
  readonly tries: number
}

const asides = async ({ pool }: Scene): Promise<Aside[]> =>
  (
    await pool.query<Aside>(
      'select update_id as update, state, tries from set_aside_updates order by update_id',
    )
  ).rows

const timesSaid = (scene: Scene, key: string, text: string): number =>
  scene.playground
    .person(key)
    .screen()
    .filter((message) => message.from === 'bot' && message.text.includes(text)).length

/**
 * F25: updates that fail whenever they are handled, and a process that is killed while it tries them. Each is set aside once and
 * its sender told once; what they say afterwards is answered, and so is everybody else, soon.
 */
export const poisonUpdate = async (tools: RowTools): Promise<Verdict> => {
  const { poisoners: count, each, asks } = SIZES[tools.size]
  const scene = await tools.scene()
  const poisoners = (await scene.enrol(count)).map(({ id }) => id)
  const settings = { polls: true, changes: POISON }
  const first = await scene.spawn(settings).up()
  const askers = await Askers.begin(scene, asks, tools.size)
  for (const key of poisoners) for (let n = 0; n < each; n += 1) scene.playground.person(key).say(POISONED)
  await until('a first try', () => first.has('update_not_handled'))
  await askers.askTimes(asks / 2)
  await first.kill()
  const wire = await unnotedReplies(scene)
  const second = await scene.spawn(settings).up()
  for (const key of poisoners) scene.playground.person(key).say(WORKS)
  await askers.askTimes(asks / 2)
  await until(
    'every poisoned update set aside',
    async () => {
      const all = await asides(scene)
      return all.length === count * each && all.every(({ state }) => state === 'aside')
    },
    120_000,
  ).catch(() => undefined)
  await scene.playground.settled({ timeoutMs: 60_000, quietMs: 500 })

  const promises = new Promises()
  const all = await asides(scene)
  const left = all.filter(({ state }) => state !== 'aside').length
  promises.expect(all.length === count * each, `${all.length} of ${count * each} were set aside`)
  promises.expect(left === 0, `${left} are still tried`)
  const most = Math.max(...all.map(({ tries }) => tries))
  promises.expect(most <= MOST_TRIES, `one was tried ${most} times`)
  promises.expect(scene.playground.updates.pending().length === 0, 'updates are not confirmed')
  promises.expect(second.isAlive, 'it ended')
  await askers.rest()
  promises.expect(askers.areSoon, `others waited ${askers.slowest} ms`)
  const apology = words('screens.aside.words').split('\n')[0] as string
  const help = words('screens.help').split('\n')[0] as string
  let [lost, duplicates] = [askers.balance.lost, askers.balance.duplicates]
  for (const key of poisoners) {
    const [told, helped] = [timesSaid(scene, key, apology), timesSaid(scene, key, help)]
    lost += Math.max(0, each - told) + Math.max(0, 1 - helped)
    duplicates += Math.max(0, told - each) + Math.max(0, helped - 1)
  }
  const detail = { poisoned: all.length, mostTries: most, slowestOfOthersMs: askers.slowest }
  return { lost, duplicates, allowed: wire, broken: promises.broken, detail }
}
