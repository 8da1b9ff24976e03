import { describe, expect, test } from 'vitest'
import { MovableClock } from '../../src/adapters/playground/movable-clock.ts'
import { nextMorning } from '../../src/adapters/playground/page-server/next-morning.ts'
import { MONDAY, startWorld } from './world.ts'

describe('the movable clock', () => {
  test('runs with real time and jumps forward', () => {
    let real = 1000
    const clock = new MovableClock(() => real)
    clock.advance(500)
    real += 10
    expect([clock.now(), clock.offset]).toEqual([1510, 500])
  })

  test('never shows an earlier moment, even when the machine is set back', () => {
    let real = 1000
    const clock = new MovableClock(() => real)
    expect(clock.now()).toBe(1000)
    real = 400
    expect(clock.now()).toBe(1000)
    expect(() => clock.advance(-1)).toThrow(RangeError)
    expect(() => clock.setTo(999)).toThrow(RangeError)
    expect(() => clock.setTo(Number.NaN)).toThrow(RangeError)
  })

  test('stands when frozen and tells of every move', () => {
    const clock = MovableClock.frozenAt(MONDAY)
    const moments: number[] = []
    const stop = clock.onMove((now) => moments.push(now - MONDAY))
    clock.advance(5)
    clock.setTo(MONDAY + 9)
    stop()
    clock.advance(1)
    expect(moments).toEqual([5, 9])
    expect(clock.now()).toBe(MONDAY + 10)
  })
})

test('a playground leaves a clock frozen in the past where it stands', async () => {
  const world = await startWorld()
  expect(world.clock.now()).toBe(MONDAY)
  await world.close()
})

test.each([
  ['2026-11-02T08:59:00+03:00', '2026-11-02T09:00:00+03:00', 'Europe/Moscow'],
  ['2026-11-02T09:00:00+03:00', '2026-11-03T09:00:00+03:00', 'Europe/Moscow'],
  ['2026-11-02T23:30:00.500+10:00', '2026-11-03T09:00:00+10:00', 'Asia/Vladivostok'],
  ['2026-03-28T20:00:00+01:00', '2026-03-29T09:00:00+02:00', 'Europe/Berlin'],
])('the morning after %s is %s', (now, morning, timeZone) => {
  expect(nextMorning(Date.parse(now), timeZone)).toBe(Date.parse(morning))
})
