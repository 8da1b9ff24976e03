import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Pace } from '../../src/domain/reminders/pace.ts'

const LIMITS = { perSecond: 25, chatEveryMs: 1_000 }
const fresh = () => new Pace(LIMITS)

/** Most starts in any second, the end left out. */
const mostInASecond = (starts: readonly number[]): number =>
  Math.max(0, ...starts.map((from, index) => starts.slice(index).filter((at) => at < from + 1_000).length))

/** A caller who waits as told, comes late by the next of `jitters`, and sends to a new chat each time. */
const startsOf = (pace: Pace, jitters: readonly number[], forMs: number): number[] => {
  const starts: number[] = []
  let now = 0
  while (now < forMs) {
    const chat = `c${starts.length}`
    const { common } = pace.delayFor(chat, now)
    if (common > 0) {
      now += common + (jitters[starts.length % jitters.length] as number)
    } else {
      pace.noteSent(chat, now)
      starts.push(now)
    }
  }
  return starts
}

describe('the grid', () => {
  test('one slot every 40 ms, whatever the chat', () => {
    const pace = fresh()
    expect(pace.delayFor('a', 5_000)).toEqual({ common: 0, chat: 0 })
    pace.noteSent('a', 5_000)
    expect(pace.delayFor('b', 5_000)).toEqual({ common: 10, chat: 0 })
    pace.noteSent('b', 5_010)
    expect(pace.delayFor('c', 5_010)).toEqual({ common: 40, chat: 0 })
  })

  test('a few milliseconds late each time cost nothing', () => {
    const jitter = fc.array(fc.nat({ max: 10 }), { minLength: 1, maxLength: 50 })
    fc.assert(
      fc.property(jitter, (jitters) => {
        const starts = startsOf(fresh(), jitters, 10_000)
        expect(starts.length).toBeGreaterThanOrEqual(0.97 * 250)
        expect(mostInASecond(starts)).toBeLessThanOrEqual(26)
      }),
    )
  })

  test('a pause is not made up for by a burst', () => {
    const jitter = fc.array(fc.oneof(fc.nat({ max: 100 }), fc.nat({ max: 3_000 })), {
      minLength: 1,
      maxLength: 50,
    })
    fc.assert(
      fc.property(jitter, (jitters) => {
        expect(mostInASecond(startsOf(fresh(), jitters, 10_000))).toBeLessThanOrEqual(26)
      }),
    )
  })

  test('limits that are no limits are refused', () => {
    expect(() => new Pace({ perSecond: 0, chatEveryMs: 1 })).toThrow(RangeError)
    expect(() => new Pace({ perSecond: 1, chatEveryMs: Number.NaN })).toThrow(RangeError)
  })
})

describe('one chat', () => {
  test('a reply counts for the chat and takes no slot', () => {
    const pace = fresh()
    pace.noteReply('a', 100)
    expect(pace.delayFor('a', 100)).toEqual({ common: 0, chat: 1_000 })
    expect(pace.delayFor('b', 100)).toEqual({ common: 0, chat: 0 })
    expect(pace.delayFor('a', 1_100)).toEqual({ common: 0, chat: 0 })
  })

  test('old chats are forgotten', () => {
    const pace = fresh()
    for (let n = 0; n < 100_000; n += 1) pace.noteReply(`c${n}`, n)
    expect(pace.remembered).toBe(1_000)
    pace.noteSlowDown('a', 100_000, 500)
    pace.noteReply('b', 102_000)
    pace.noteSlowDown('b', 102_000, 500)
    expect(pace.remembered).toBe(1)
  })
})

describe('orders to wait', () => {
  test('the first holds its chat only', () => {
    const pace = fresh()
    pace.noteSlowDown('a', 0, 30_000)
    pace.noteSlowDown('a', 1_000, 2_000)
    expect(pace.delayFor('a', 1_000)).toEqual({ common: 0, chat: 29_000 })
    expect(pace.delayFor('b', 1_000)).toEqual({ common: 0, chat: 0 })
  })

  test('a second chat under order while the first still waits holds everything until the newest ends', () => {
    const pace = fresh()
    pace.noteSlowDown('a', 0, 30_000)
    pace.noteSlowDown('b', 1_000, 2_000)
    expect(pace.delayFor('c', 1_000)).toEqual({ common: 2_000, chat: 0 })
    expect(pace.delayFor('b', 3_000)).toEqual({ common: 0, chat: 0 })
    expect(pace.delayFor('a', 3_000)).toEqual({ common: 0, chat: 27_000 })
  })

  test('a second chat after the first order has ended holds only itself', () => {
    const pace = fresh()
    pace.noteSlowDown('a', 0, 1_000)
    pace.noteSlowDown('b', 1_000, 5_000)
    expect(pace.delayFor('c', 1_000)).toEqual({ common: 0, chat: 0 })
    expect(pace.delayFor('b', 1_000)).toEqual({ common: 0, chat: 5_000 })
  })
})

const chats = fc.constantFrom('a', 'b', 'c', 'd', 'e')
const happenings = fc.array(
  fc.record({
    what: fc.constantFrom('bulk', 'bulk', 'bulk', 'bulk', 'reply', 'slow' as const),
    chat: fc.oneof({ weight: 1, arbitrary: chats }, { weight: 3, arbitrary: fc.nat().map((n) => `n${n}`) }),
    passed: fc.oneof(fc.nat({ max: 30 }), fc.nat({ max: 30 }), fc.nat({ max: 1_500 })),
    afterMs: fc.integer({ min: 1, max: 4_000 }),
  }),
  { maxLength: 300 },
)

test('whatever arrives: the grid, the distance within a chat and every order are kept', () => {
  fc.assert(
    fc.property(happenings, (events) => {
      const pace = fresh()
      const starts: number[] = []
      const last = new Map<string, number>()
      const orders: { chat: string; from: number; end: number }[] = []
      let now = 0
      for (const { what, chat, passed, afterMs } of events) {
        now += passed
        const { common, chat: own } = pace.delayFor(chat, now)
        const running = orders.filter(({ end }) => end > now)
        if (what === 'slow') {
          orders.push({ chat, from: now, end: now + afterMs })
          pace.noteSlowDown(chat, now, afterMs)
        } else if (what === 'reply') {
          last.set(chat, now)
          pace.noteReply(chat, now)
        } else if (common === 0 && own === 0) {
          expect(now - (last.get(chat) ?? -1_000)).toBeGreaterThanOrEqual(1_000)
          // Nothing to a chat under order; to nobody while orders of several chats run at once.
          expect(running.filter((order) => order.chat === chat)).toEqual([])
          expect(new Set(running.map((order) => order.chat)).size).toBeLessThanOrEqual(1)
          starts.push(now)
          last.set(chat, now)
          pace.noteSent(chat, now)
        }
      }
      expect(mostInASecond(starts)).toBeLessThanOrEqual(26)
    }),
    { numRuns: 300 },
  )
})
