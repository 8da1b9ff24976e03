import { vault } from '../../../src/adapters/crypto/vault.ts'
import { foundInstitution } from '../../../src/adapters/database/office/found-institution.ts'
import { words } from '../../support/content.ts'
import { OFFICE, OFFICE_PEOPLE } from '../../support/office.ts'
import { Askers } from '../support/askers.ts'
import type { RowTools } from '../support/ground.ts'
import type { Scene } from '../support/scene.ts'
import { BOT, DATA_KEY } from '../support/settings.ts'
import { until } from '../support/until.ts'
import { Promises, type Verdict } from '../support/verdict.ts'

/** Files of each of the two employees who send some, and how often others ask meanwhile. */
const SIZES = { full: { files: 6, asks: 60 }, tiny: { files: 1, asks: 2 } }
const DOWNLOADS = { stallMs: 1_500, longestMs: 5_000 }
const SENDERS = ['olga', 'pavel'] as const
const FILE = { name: 'план.ics', mime: 'text/calendar', bytes: Buffer.from('BEGIN:VCALENDAR') }

/** An office in the scene's database; two of its specialists have the bot open. */
const found = async (scene: Scene): Promise<void> => {
  await foundInstitution(scene.pool, vault(DATA_KEY), BOT)(OFFICE)
  for (const { key, id, firstName, language } of OFFICE_PEOPLE.filter((each) =>
    SENDERS.some((sender) => sender === each.key),
  )) {
    scene.playground.addPerson({ key, id, firstName, language, started: true })
    scene.talkers.add(id)
  }
}

const timesSaid = (scene: Scene, key: string, text: string): number =>
  scene.playground
    .person(key)
    .screen()
    .filter((message) => message.from === 'bot' && message.text.includes(text)).length

/** Somebody asks for the menu while their own files hang. */
const isAnswered = async (scene: Scene, key: string): Promise<boolean> => {
  const person = scene.playground.person(key)
  person.say('/help')
  const menu = words('office.menu.welcome').slice(0, 12)
  const isMenu = ({ from, text }: { from: string; text: string }) => from === 'bot' && text.includes(menu)
  return person.waitFor(isMenu, { timeoutMs: 20_000 }).then(
    () => true,
    () => false,
  )
}

/**
 * F26: files begin to come and do not go on. Nobody waits for them, their senders neither; each is cut, given up after its tries
 * and told; once the messenger gives files again, the next one is read.
 */
export const stalledDownload = async (tools: RowTools): Promise<Verdict> => {
  const { files, asks } = SIZES[tools.size]
  const scene = await tools.scene()
  await found(scene)
  const victim = await scene.spawn({ polls: true, downloads: DOWNLOADS }).up()
  const askers = await Askers.begin(scene, asks, tools.size)
  const promises = new Promises()
  scene.door.holdsFiles = true
  for (const key of SENDERS)
    for (let n = 0; n < files; n += 1) scene.playground.person(key).send({ document: FILE })
  await until('a download that stalls', () => scene.door.held.length > 0)
  const own = await Promise.all(SENDERS.map((key) => isAnswered(scene, key)))
  promises.expect(
    own.every((each) => each),
    'who sent files was not heard meanwhile',
  )
  await askers.askTimes(asks)
  const apology = words('screens.aside.file').split('\n')[0] as string
  const told = (): number => SENDERS.reduce((sum, key) => sum + timesSaid(scene, key, apology), 0)
  const owed = files * SENDERS.length
  await until('each file given up and told', () => told() >= owed, 240_000).catch(() => undefined)
  await until('every download cut', () => scene.door.held.every(({ destroyed }) => destroyed)).catch(() =>
    promises.expect(false, 'downloads were left open'),
  )
  scene.door.holdsFiles = false
  const [again] = SENDERS
  const before = scene.playground.person(again).screen().length
  scene.playground.person(again).send({ document: FILE })
  await until(
    'a word about the file that came',
    () => scene.playground.person(again).screen().length > before + 1,
  ).catch(() => promises.expect(false, 'a file that came was not read'))
  await scene.playground.settled({ timeoutMs: 60_000, quietMs: 300 })
  promises.expect(victim.isAlive, 'it ended')
  await askers.rest()
  promises.expect(askers.areSoon, `others waited ${askers.slowest} ms`)
  const { lost, duplicates } = askers.balance
  return {
    lost: lost + Math.max(0, owed - told()),
    duplicates: duplicates + Math.max(0, told() - owed),
    allowed: 0,
    broken: promises.broken,
    detail: { files: owed, held: scene.door.held.length, slowestOfOthersMs: askers.slowest },
  }
}
