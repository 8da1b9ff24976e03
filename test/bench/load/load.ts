import { execFileSync } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import { atLeast, compared, type Result, round } from '../measure.ts'
import type { Setting } from '../setting.ts'
import { ask, type Loaded, loadedEcho, loadedProduct } from './loaded.ts'

/** Chats that write as fast as they are answered; chats that think in between; milliseconds of each part; rounds of both sides. */
const SIZES = {
  full: {
    chats: 200,
    thinking: 100,
    burstMs: 6_000,
    rounds: 3,
    idleAsks: 100,
    firstMs: 20_000,
    lastMs: 60_000,
  },
  tiny: { chats: 4, thinking: 2, burstMs: 200, rounds: 1, idleAsks: 3, firstMs: 200, lastMs: 400 },
}
/** With `--long`: memory after one minute and after ten. */
const LONG = { firstMs: 60_000, lastMs: 600_000 }

/** A word outside of any talk, and one that the talk answers with its step. */
const MESSAGE = '/help'
const STEP = 'где я'
/** How long a person thinks before the next message, at most; half of it at least. */
const THINKS_MS = 4_000

const MOST_P95 = 1.5
const MOST_MEMORY = 1.1

/** Microseconds a message when everybody writes as soon as they are answered. */
const bursting =
  ({ people }: Loaded, words: string, forMs: number) =>
  async (): Promise<number> => {
    const from = performance.now()
    let answered = 0
    await Promise.all(
      people.map(async (person) => {
        while (performance.now() - from < forMs) {
          await ask(person, words)
          answered += 1
        }
      }),
    )
    return ((performance.now() - from) * 1_000) / answered
  }

const p95 = (taken: readonly number[]): number =>
  [...taken].sort((a, b) => a - b)[Math.floor(taken.length * 0.95)] as number

const perSecond = (microseconds: number): number => round(1_000_000 / microseconds, 0)

/** Megabytes that a process holds. */
const memoryOf = (pid: number): number =>
  Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })) / 1_024

/** People who think between messages, for a while; their waits, and what the process holds at two moments. */
const thinking = async (
  { people, pid }: Loaded,
  { firstMs, lastMs }: { firstMs: number; lastMs: number },
): Promise<{ taken: number[]; first: number; last: number }> => {
  const taken: number[] = []
  const from = performance.now()
  const talking = Promise.all(
    people.map(async (person, n) => {
      for (let time = 0; performance.now() - from < lastMs; time += 1) {
        await sleep((THINKS_MS / 2) * (1 + ((n * 7 + time * 3) % 10) / 10))
        taken.push(await ask(person, MESSAGE))
      }
    }),
  )
  await sleep(firstMs)
  const first = memoryOf(pid)
  await talking
  return { taken, first, last: memoryOf(pid) }
}

/**
 * The product by its webhook, everything durable, against a bare echo of grammY's, both under the same driver and the same strict
 * messenger: messages a second of 200 chats; how long 100 people who think wait, against one who is alone; and whether memory
 * stays.
 */
export const load = async (at: Setting): Promise<Result> => {
  const { chats, thinking: thinkers, burstMs, rounds, idleAsks, ...usual } = SIZES[at.size]
  const span = at.isLong ? LONG : usual
  const ours = await loadedProduct(at, chats)
  const echo = await loadedEcho(at, chats)
  const message = await compared(bursting(ours, MESSAGE, burstMs), bursting(echo, MESSAGE, burstMs), rounds)
  const step = await compared(bursting(ours, STEP, burstMs), bursting(echo, STEP, burstMs), rounds)
  const idle: number[] = []
  for (let round = 0; round < idleAsks / chats; round += 1)
    for (const person of ours.people.slice(0, idleAsks)) idle.push(await ask(person, MESSAGE))
  const busy = await thinking({ ...ours, people: ours.people.slice(0, thinkers) }, span)
  const [waits, memory] = [p95(busy.taken) / p95(idle), busy.last / busy.first]
  const detail = {
    ours_per_second: perSecond(message.one),
    echo_per_second: perSecond(message.other),
    steps_ratio: round(1 / step.ratio),
    steps_per_second: perSecond(step.one),
    p95_idle_ms: round(p95(idle), 1),
    p95_thinking_ms: round(p95(busy.taken), 1),
    p95_ratio: round(waits),
    bar_p95_ratio: `<= ${MOST_P95}`,
    memory_first_mb: round(busy.first, 0),
    memory_last_mb: round(busy.last, 0),
    memory_ratio: round(memory),
    bar_memory_ratio: `<= ${MOST_MEMORY}`,
  }
  const result = atLeast(
    'load',
    'messages a second of 200 chats: ours / a bare echo',
    1 / message.ratio,
    0.5,
    detail,
  )
  return { ...result, ok: result.ok && waits <= MOST_P95 && memory <= MOST_MEMORY }
}
