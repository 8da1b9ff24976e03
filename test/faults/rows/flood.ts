import { setTimeout as sleep } from 'node:timers/promises'
import { TELEGRAM_RATE_LIMITS } from '../../../src/adapters/playground/api/rate-limit.ts'
import { MOST_WAITING } from '../../../src/adapters/telegram/chat-queue.ts'
import { words } from '../../support/content.ts'
import { Askers } from '../support/askers.ts'
import type { RowTools } from '../support/ground.ts'
import type { Scene } from '../support/scene.ts'
import { until } from '../support/until.ts'
import { Promises, type Verdict } from '../support/verdict.ts'

/** Messages of one chat, how many of them a second, and how often others ask meanwhile. */
const SIZES = {
  full: { messages: 1_000, perSecond: 40, asks: 60, limits: TELEGRAM_RATE_LIMITS },
  tiny: { messages: 40, perSecond: 200, asks: 2, limits: { ...TELEGRAM_RATE_LIMITS, perChatPerSecond: 6 } },
}
/** Said in the middle of the flood. */
const DANGER = 'у нас пожар, горим'
/** How soon whoever is in danger hears the number, whatever waits before it; a messenger takes one message a second. */
const DANGER_WITHIN_MS = 5_000
/** What is under way beside what waits: the notice, the answer to danger, a message that was begun. */
const BESIDES = 4

/** One person writes faster than anybody can be answered. */
const pour = async (
  scene: Scene,
  key: string,
  { messages, perSecond }: { messages: number; perSecond: number },
) => {
  const person = scene.playground.person(key)
  let dangerAt = 0
  const from = performance.now()
  for (let n = 0; n < messages; n += 1) {
    if (n === Math.floor(messages / 2)) {
      dangerAt = Date.now()
      person.say(DANGER)
    } else person.say(`и ещё ${n}`)
    await sleep(Math.max(0, from + (n * 1_000) / perSecond - performance.now()))
  }
  return { dangerAt }
}

const answersTo = (scene: Scene, chat: number) =>
  scene.playground.ledger.of('sendMessage').filter(({ effect, chatId }) => effect && chatId === chat)

/** Milliseconds until the number was out; null – it never came. */
const numberAfter = (scene: Scene, chat: number, dangerAt: number): number | null => {
  const spoken = answersTo(scene, chat).find(
    ({ at, payload }) =>
      at >= dangerAt + scene.offsetMs && String(payload['text']).includes('112') && !isNotice(payload),
  )
  return spoken ? spoken.at - scene.offsetMs - dangerAt : null
}

const NOTICE = words('screens.flood').split('\n')[0] as string
const isNotice = (payload: Readonly<Record<string, unknown>>): boolean =>
  String(payload['text']).includes(NOTICE)

/**
 * F27: one person sends a thousand messages at forty a second, with a cry for help among them; the messenger takes one answer a
 * second. Everything is handled, what waits stays short, they are told once, the cry is answered at once, and others notice
 * nothing.
 */
export const flood = async (tools: RowTools): Promise<Verdict> => {
  const { messages, perSecond, asks, limits } = SIZES[tools.size]
  const scene = await tools.scene({ rateLimits: limits })
  const [loud] = await scene.enrol(1)
  if (!loud) throw new Error('nobody is loud')
  const victim = await scene.spawn({ polls: true }).up()
  const askers = await Askers.begin(scene, asks, tools.size)
  const promises = new Promises()
  const pouring = pour(scene, loud.id, { messages, perSecond })
  await askers.askTimes(asks)
  const { dangerAt } = await pouring
  const handled = async (): Promise<{ turns: number; waiting: number }> => {
    const { rows } = await scene.pool.query<{ turns: number; waiting: number }>(
      'select count(*)::int as turns, count(outgoing)::int as waiting from turns',
    )
    return rows[0] ?? { turns: 0, waiting: 0 }
  }
  const all = scene.playground.updates.all().length
  await until('everything handled', async () => (await handled()).turns >= all, 120_000).catch(
    () => undefined,
  )
  const { turns } = await handled()
  await until('a short queue', async () => (await handled()).waiting <= MOST_WAITING + BESIDES).catch(() =>
    promises.expect(false, 'more waits than may'),
  )
  const { waiting } = await handled()
  const seconds = messages / perSecond
  await until('all of it out', async () => (await handled()).waiting === 0, 60_000).catch(() =>
    promises.expect(false, 'replies are left'),
  )
  const told = (): number => answersTo(scene, loud.chat).filter(({ payload }) => isNotice(payload)).length
  // It belongs to no update and is the last to go out.
  await until('the notice', () => told() > 0).catch(() => undefined)
  const answers = answersTo(scene, loud.chat)
  const notices = told()
  const after = numberAfter(scene, loud.chat, dangerAt)
  promises.expect(notices === 1, `told ${notices} times`)
  promises.expect(after !== null && after <= DANGER_WITHIN_MS, `the number came after ${after} ms`)
  promises.expect(
    answers.length <= seconds * 2 + 2 * MOST_WAITING,
    `${answers.length} answers to a flood of ${Math.round(seconds)} s`,
  )
  promises.expect(victim.isAlive, 'it ended')
  await askers.rest()
  promises.expect(askers.areSoon, `others waited ${askers.slowest} ms`)
  const { lost, duplicates } = askers.balance
  return {
    lost: lost + Math.max(0, all - turns),
    duplicates,
    allowed: 0,
    broken: promises.broken,
    detail: {
      messages,
      answers: answers.length,
      waiting,
      numberAfterMs: after ?? -1,
      slowestOfOthersMs: askers.slowest,
    },
  }
}
