import { describe, expect, test } from 'vitest'
import { MovableClock } from '../../src/adapters/playground/movable-clock.ts'
import { ClockWalk } from '../../src/adapters/playground/page-server/clock-walk.ts'

const START = Date.parse('2026-11-22T12:00:00Z')
const HOUR = 3_600_000

/** A bot with something to do at some moments; what it did, and at which hour after the start. */
const botWith = (clock: MovableClock, hours: readonly number[]) => {
  const open = new Set(hours.map((hour) => START + hour * HOUR))
  const done: number[] = []
  return {
    done,
    next: async (until: number) =>
      [...open].sort((a, b) => a - b).find((at) => at > clock.now() && at <= until) ?? null,
    now: async () => {
      for (const at of open) if (at <= clock.now() && open.delete(at)) done.push((clock.now() - START) / HOUR)
    },
  }
}

describe('moving the clock on', () => {
  test('stops wherever the bot has something to do, and ends where it was to go', async () => {
    const clock = MovableClock.frozenAt(START)
    const bot = botWith(clock, [2, 20.5, 21, 167])
    await new ClockWalk(clock, bot).walk((now) => now + 7 * 24 * HOUR)
    expect(bot.done).toEqual([2, 20.5, 21, 167])
    expect(clock.now()).toBe(START + 7 * 24 * HOUR)
  })

  test('two clicks at once are two hours, one after the other', async () => {
    const clock = MovableClock.frozenAt(START)
    const walk = new ClockWalk(clock, botWith(clock, [0.5, 1.5]))
    await Promise.all([walk.walk((now) => now + HOUR), walk.walk((now) => now + HOUR)])
    expect(clock.now()).toBe(START + 2 * HOUR)
  })

  test('jumps where there is no bot that could tell', async () => {
    const clock = MovableClock.frozenAt(START)
    await new ClockWalk(clock).walk((now) => now + HOUR)
    expect(clock.now()).toBe(START + HOUR)
  })

  test('a walk that broke off does not keep the next one from going', async () => {
    const clock = MovableClock.frozenAt(START)
    let fails = true
    const bot = {
      next: async () => null,
      now: async () => {
        if (fails) throw new Error('the bot is away')
      },
    }
    const walk = new ClockWalk(clock, bot)
    await expect(walk.walk((now) => now + HOUR)).rejects.toThrow('away')
    fails = false
    await walk.walk((now) => now + HOUR)
    expect(clock.now()).toBe(START + HOUR)
  })
})
