import type { LedgerEntry } from '../../../src/adapters/playground/api/ledger.ts'
import { TELEGRAM_RATE_LIMITS } from '../../../src/adapters/playground/api/rate-limit.ts'
import type { RowTools } from '../support/ground.ts'
import { PLAN_DUE, type Scene } from '../support/scene.ts'
import { Promises, type Verdict } from '../support/verdict.ts'

/** People; and seconds that single chats are told to wait, the longest first: the others' orders are the newer ones. */
const SIZES = { full: { people: 150, orders: [25, 1, 2] }, tiny: { people: 60, orders: [20, 1, 2] } }
/** The ledger's clock and the sender's are read a moment apart. */
const TOLERANCE_MS = 10

const sends = ({ playground }: Scene): LedgerEntry[] => playground.ledger.of('sendMessage')

const askedMs = ({ description = '' }: LedgerEntry): number =>
  Number(/retry after (\d+)/i.exec(description)?.[1]) * 1_000

/** Calls that came before the moment that their chat was told to wait for. */
const tooEarly = (calls: readonly LedgerEntry[]): LedgerEntry[] => {
  const notBefore = new Map<number, number>()
  return calls.filter((call) => {
    const chat = call.chatId ?? 0
    const isEarly = call.at < (notBefore.get(chat) ?? 0) - TOLERANCE_MS
    if (call.errorCode === 429) notBefore.set(chat, call.at + askedMs(call))
    return isEarly
  })
}

const lastArrival = (calls: readonly LedgerEntry[], chats: (chat: number) => boolean): number =>
  Math.max(...calls.filter(({ effect, chatId }) => effect && chats(chatId as number)).map(({ at }) => at))

/** What may be on the way to others already when a chat is told to wait. */
const MOST_ON_THE_WAY = 8

/** How many messages reached others while one chat had to wait, however busy the machine. */
const sentMeanwhile = (calls: readonly LedgerEntry[], slowest: number): number => {
  const refused = calls.find(({ chatId, errorCode }) => chatId === slowest && errorCode === 429)
  const again = lastArrival(calls, (chat) => chat === slowest)
  const from = refused?.at ?? again
  return calls.filter(({ effect, chatId, at }) => effect && chatId !== slowest && at > from && at < again)
    .length
}

/**
 * F14: the messenger says "too many requests": by its own count of 30 a second, to single chats for up to 25 seconds,
 * and to everybody. Nobody is written to earlier than asked, and the others do not wait for the slowest.
 */
export const slowDown = async (tools: RowTools): Promise<Verdict> => {
  const scene = await tools.scene({ rateLimits: TELEGRAM_RATE_LIMITS })
  const { people: count, orders } = SIZES[tools.size]
  const people = await scene.enrol(count, PLAN_DUE)
  const { faults } = scene.playground
  const ordered = orders.map((retryAfter, n) => {
    const chatId = people[10 + n]?.chat as number
    faults.add({ kind: '429', method: 'sendMessage', chatId, retryAfter })
    return chatId
  })
  // Twice what the messenger allows.
  await scene.spawn({ reminders: { perSecond: 60 } }).sending()
  await scene.untilArrived(count / 2)
  faults.add({ kind: '429', method: 'sendMessage', retryAfter: 2, times: 4 })
  await scene.untilSettled()
  const calls = sends(scene)
  const promises = new Promises()
  const early = tooEarly(calls)
  promises.expect(early.length === 0, `${early.length} calls came earlier than asked: ${early[0]?.chatId}`)
  const [slowest] = ordered as [number]
  const others = lastArrival(calls, (chat) => chat !== slowest)
  const first = calls[0]?.at ?? 0
  const meanwhile = sentMeanwhile(calls, slowest)
  promises.expect(
    meanwhile > MOST_ON_THE_WAY,
    `${meanwhile} others were sent while the slowest chat had to wait`,
  )
  const refusals = calls.filter(({ errorCode }) => errorCode === 429).length
  promises.expect(refusals >= orders.length + 4, `only ${refusals} calls were refused`)
  const verdict = await scene.verdict(0)
  return {
    ...verdict,
    broken: [...verdict.broken, ...promises.broken],
    detail: { ...verdict.detail, refusals, othersMs: Math.round(others - first) },
  }
}
