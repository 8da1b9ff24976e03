import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { Redis } from 'ioredis'
import pg from 'pg'
import { newIdentity } from '../../../src/adapters/files/age-file.ts'
import { keyFile } from '../../../src/adapters/files/key-file.ts'
import { makeBackup } from '../../../src/compose/backup.ts'
import { disguises, dumpOf, readable } from '../../support/dump.ts'
import { TOKEN } from '../../support/world.ts'
import type { AttackCase } from '../support/case.ts'
import { addPerson, answer } from '../support/said.ts'
import type { Stage } from '../support/stage.ts'

/** Words that nobody else would write: found anywhere, they came from here. */
const SAID = 'где-то у фонтана Снежинка'
const PLACE = 'кабинет за голубой дверью'
const STAFF_SAID = {
  name: 'Подоконникова Ксенофонтия Елисеевна',
  phone: '8 (000) 777-66-55',
  address: 'Тополиная Роща, 17',
}
const NOTE = 'разводит канареек Кенар'
const CANARIES = [
  'Снежинка',
  'голубой дверью',
  'Ксенофонтия',
  'Подоконникова',
  '0007776655',
  'Тополиная',
  'Кенар',
  'Мстиславна',
]

/** Everything that lies in a folder, names and bytes. */
const allIn = (folder: string): string =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => {
      const path = join(folder, name)
      return statSync(path).isFile() ? `${name}\n${readFileSync(path, 'latin1')}` : name
    })
    .join('\n')

/** A folder is read byte by byte, a canary there may stand in bytes of its own. */
const found = (text: string): string[] =>
  CANARIES.filter((each) =>
    [...disguises(each), Buffer.from(each).toString('latin1')].some((form) =>
      text.toLowerCase().includes(form.toLowerCase()),
    ),
  )

/** Everything that a Redis holds, names and values. */
const allInRedis = async (url: string): Promise<string> => {
  const redis = new Redis(url)
  try {
    const names = await redis.keys('*')
    const values = await Promise.all(names.map((name) => redis.dumpBuffer(name)))
    return names.map((name, at) => `${name}\n${values[at]?.toString('latin1') ?? ''}`).join('\n')
  } finally {
    redis.disconnect()
  }
}

/** What the product tells on its port of numbers, as a scraper asks: again when it got no answer. */
const numbersOf = async (stage: Stage): Promise<string> => {
  let told = ''
  await stage.until('the numbers', async () => {
    told = await fetch(`${stage.door.metricsUrl}/metrics`).then(
      (answer) => answer.text(),
      () => '',
    )
    return told !== ''
  })
  return told
}

/** A backup as each night makes it, whatever the hour. */
const backedUp = async ({ door, databaseUrl }: Stage): Promise<void> => {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 1 })
  const { recipient } = await newIdentity()
  const [store, folder] = [keyFile(join(door.installed, 'keys')), join(door.installed, 'backups')]
  await makeBackup({ pool, store, folder, recipient, at: Date.now() }).finally(() => pool.end())
}

const lived = async (stage: Stage): Promise<void> => {
  const anna = stage.citizen('Мстиславна', 'Канарейкина')
  await anna.begin(`потеряла паспорт ${SAID}`)
  await anna.walkTo('contact.appointment_place')
  await anna.say(PLACE)
  const quiet = stage.citizen('Мстиславна')
  await quiet.begin(`потеряла паспорт ${SAID}`)
  await quiet.walkTo('contact.appointment_place', {}, 'no')
  await quiet.say(PLACE)
  const olga = stage.chat('olga')
  await addPerson(olga, STAFF_SAID)
  await olga.say('Подоконникова')
  const [{ id = '' } = {}] = await stage.rows<{ id: string }>(
    'select id from citizens order by length(id) desc, registered_on desc limit 1',
  )
  await olga.forge(`w.change.${id}`)
  await answer(olga, '!note', NOTE, '!yes')
  await olga.say(`позвонила Подоконниковой, ${SAID}`)
  await stage.settle()
}

const nowhere: AttackCase['run'] = async (stage, findings) => {
  await lived(stage)
  const screens = stage.playground
    .people()
    .flatMap((person) => person.screen())
    .map(({ text }) => text)
    .join('\n')
  findings.same(
    'the canaries were said',
    CANARIES.filter((each) => each !== '0007776655' && each !== 'Мстиславна' && !screens.includes(each)),
    [],
  )
  const dump = await dumpOf(stage.databaseUrl)
  findings.same('the search finds what is there', readable(dump, ['Северный']), ['Северный'])
  findings.same('no canary in any column', readable(dump, CANARIES), [])
  findings.same('nor in the log', found(stage.log()), [])
  findings.holds('the log is there', stage.log().includes('"event"'))
  findings.same('nor in DATA_DIR', found(allIn(stage.door.dataDir)), [])
  findings.same('nor in temporary files', found(allIn(stage.door.temporary)), [])
  for (const path of ['/readyz', '/operator', '/board']) {
    const page = await (await stage.asOperator(path)).text()
    findings.same(`nor on ${path}`, found(page), [])
  }
  const numbers = await numbersOf(stage)
  findings.holds('the numbers are there', numbers.includes('posrednik_updates_handled_total'))
  findings.same('nor in the numbers', found(numbers), [])
  const queue = await allInRedis(stage.door.redisUrl)
  findings.holds('the queue is there', queue.length > 0)
  findings.same('nor in the queue', found(queue), [])
  await backedUp(stage)
  findings.holds('a backup is there', allIn(stage.door.installed).includes('.sql.gz.age'))
  findings.same('nor in keys and backups', found(allIn(stage.door.installed)), [])
  findings.lacks('no token in the log', stage.log(), TOKEN.split(':')[1] ?? TOKEN)
  findings.same('nor in the database', readable(dump, [TOKEN]), [])
}

/** What people said, looked for wherever data can lie. */
export const CANARY: readonly AttackCase[] = [
  { id: 'canary', name: 'names, phones and words lie nowhere in plain text', run: nowhere },
]
