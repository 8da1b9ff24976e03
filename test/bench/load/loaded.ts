import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { MovableClock } from '../../../src/adapters/playground/movable-clock.ts'
import type { Person } from '../../../src/adapters/playground/people/person.ts'
import { createPlayground, type Playground } from '../../../src/adapters/playground/playground.ts'
import { ROOT } from '../../../src/root.ts'
import { type Enrolled, insertPeople } from '../../faults/support/people.ts'
import { DATA_KEY, TOKEN } from '../../faults/support/settings.ts'
import { freePort } from '../../support/free-port.ts'
import { Product, temporaryFolder } from '../../support/product.ts'
import type { Setting } from '../setting.ts'

const SECRET = 'secret-of-the-loaded-bots-01'
const FIRST_CHAT = 60_001
const ANSWER_WITHIN_MS = 60_000

/** A strict messenger without limits of pace, people in it, and a bot in a process of its own behind its webhook. */
export interface Loaded {
  readonly people: readonly Person[]
  /** The bot's process. */
  readonly pid: number
}

/** Says something and waits for the answer. @returns how long that took, in milliseconds */
export const ask = async (person: Person, words: string): Promise<number> => {
  const from = performance.now()
  person.say(words)
  await person.waitFor(({ from: who }) => who === 'bot', { timeoutMs: ANSWER_WITHIN_MS })
  return performance.now() - from
}

const enrolled = (count: number): Enrolled[] =>
  Array.from({ length: count }, (_, n) => ({ id: `p${n}`, chat: FIRST_CHAT + n }))

const messenger = async (
  { leftovers }: Setting,
  people: readonly Enrolled[],
): Promise<{ playground: Playground; url: string }> => {
  const playground = createPlayground({ token: TOKEN, clock: new MovableClock() })
  const { url, close } = await playground.listen(0)
  leftovers.add(async () => {
    await close()
    playground.close()
  })
  for (const { id, chat } of people)
    playground.addPerson({ key: id, id: chat, firstName: id, language: 'ru', started: true })
  return { playground, url }
}

/** The product as an institution runs it, everything durable; each of its people stands in a talk. */
export const loadedProduct = async (at: Setting, count: number): Promise<Loaded> => {
  const { leftovers } = at
  const people = enrolled(count)
  const { playground, url } = await messenger(at, people)
  const database = await (await at.server()).database('load')
  await insertPeople(database.pool, people)
  const [data, port] = [temporaryFolder(), await freePort()]
  leftovers.add(() => data.remove())
  const product = Product.spawn({
    BOT_TOKEN: TOKEN,
    TELEGRAM_API_ROOT: url,
    WEBHOOK_URL: `http://127.0.0.1:${port}/telegram`,
    WEBHOOK_SECRET: SECRET,
    DATABASE_URL: database.url,
    DATA_DIR: data.path,
    DATA_KEY: DATA_KEY.toString('hex'),
    KEYS_DIR: join(data.path, 'keys'),
    PORT: String(port),
    REGION: 'demo',
  })
  leftovers.add(async () => {
    product.kill('SIGTERM')
    await product.ended()
  })
  await product.started()
  const persons = people.map(({ id }) => playground.person(id))
  await Promise.all(persons.map((person) => ask(person, 'потерял паспорт')))
  return { people: persons, pid: product.process.pid ?? 0 }
}

/** grammY and nothing else. */
export const loadedEcho = async (at: Setting, count: number): Promise<Loaded> => {
  const people = enrolled(count)
  const { playground, url } = await messenger(at, people)
  const script = join(ROOT, 'test', 'bench', 'load', 'echo-bot.ts')
  const { PATH = '', HOME = '' } = process.env
  const child = fork(script, [], {
    execArgv: ['--import', 'tsx'],
    cwd: ROOT,
    env: { PATH, HOME, TOKEN, API_ROOT: url, SECRET },
  })
  at.leftovers.add(() => child.kill('SIGKILL'))
  const [port] = (await once(child, 'message')) as [number]
  await fetch(`${url}/bot${TOKEN}/setWebhook`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ url: `http://127.0.0.1:${port}/telegram`, secret_token: SECRET }),
  })
  return { people: people.map(({ id }) => playground.person(id)), pid: child.pid ?? 0 }
}
