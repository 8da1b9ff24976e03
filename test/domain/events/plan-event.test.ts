import { describe, expect, test } from 'vitest'
import type { Actor } from '../../../src/domain/access/can.ts'
import { isOver } from '../../../src/domain/events/event-phase.ts'
import { isGathering } from '../../../src/domain/events/event-span.ts'
import { mayChangeEvent } from '../../../src/domain/events/may-change-event.ts'
import { oddTime } from '../../../src/domain/events/odd-time.ts'
import { readPoint, writtenPoint } from '../../../src/domain/events/read-point.ts'
import { MOST_REPEATS, repeatedDays } from '../../../src/domain/events/repeats.ts'

const olga: Actor = { id: 'olga', role: 'specialist', department: 'd1', districts: ['north', 'west'] }
const irina: Actor = { ...olga, id: 'irina', role: 'head', districts: ['north', 'south', 'west'] }

describe('who may change an event', () => {
  const event = { department: 'd1', districts: ['north'], madeBy: 'pavel' }
  test.each([
    ['works its district', olga, event, true],
    ['works all of its districts', olga, { ...event, districts: ['north', 'west'] }, true],
    ['works one of its districts', olga, { ...event, districts: ['north', 'south'] }, false],
    ['works no district of it', olga, { ...event, districts: ['south'] }, false],
    ['made it for another district', olga, { ...event, districts: ['south'], madeBy: 'olga' }, true],
    ['did not make what is for all', olga, { ...event, districts: [] }, false],
    ['made what is for all', olga, { ...event, districts: [], madeBy: 'olga' }, true],
    ['heads the department', irina, { ...event, districts: [] }, true],
    ['heads another department', irina, { ...event, department: 'd2' }, false],
    ['made it in another department', olga, { ...event, department: 'd2', madeBy: 'olga' }, false],
    ['has no events to plan', { ...olga, role: 'psychologist' as const }, event, false],
  ])('%s', (_, actor, of, may) => expect(mayChangeEvent(actor, of)).toBe(may))
})

test.each([
  ['2027-01-01', '12:00', 'holiday'],
  ['2026-12-02', '06:59', 'night'],
  ['2026-12-02', '22:00', 'night'],
  ['2026-12-02', '07:00', null],
  ['2026-12-02', '', null],
])('%s at «%s»: %s', (day, time, odd) => expect(oddTime(day, time)).toBe(odd))

describe('an event that repeats', () => {
  test('every week, every second week: the same weekday until the last day', () => {
    expect(repeatedDays('week', '2026-12-02', '2026-12-23')).toEqual([
      ...['2026-12-02', '2026-12-09', '2026-12-16', '2026-12-23'],
    ])
    expect(repeatedDays('two_weeks', '2026-12-02', '2026-12-29')).toEqual(['2026-12-02', '2026-12-16'])
  })
  test('every month: the same weekday of the month, its last where there need not be a fifth', () => {
    expect(repeatedDays('month', '2026-12-08', '2027-02-28')).toEqual([
      ...['2026-12-08', '2027-01-12', '2027-02-09'],
    ])
    expect(repeatedDays('month', '2026-12-30', '2027-02-28')).toEqual([
      ...['2026-12-30', '2027-01-27', '2027-02-24'],
    ])
  })
  test('never more often than anybody looks after', () =>
    expect(repeatedDays('week', '2026-12-02', '2030-01-01')).toHaveLength(MOST_REPEATS))
})

test.each(['60.9402, 76.5712', '60.9402 76.5712', '60,9402; 76,5712'])('a point is read from «%s»', (typed) =>
  expect(readPoint(typed)).toEqual({ latitude: 60.9402, longitude: 76.5712 }),
)
test.each(['дом 5', '91.00, 20.00', '60, 76', '60.9402'])('no point is guessed from «%s»', (typed) =>
  expect(readPoint(typed)).toBeNull(),
)
test('a point that was written is read back', () => {
  const point = { latitude: -33.05, longitude: -71.6166 }
  expect(readPoint(writtenPoint(point))).toEqual(point)
})

test('people gather an hour before it begins, where nobody named a time by eight; not for a draft', () => {
  const zone = 'Asia/Yekaterinburg'
  const at = (time: string): number => Date.parse(`2026-12-02T${time}:00+05:00`)
  const event = { day: '2026-12-02', time: '14:00', state: 'open' } as const
  expect([at('12:59'), at('13:00')].map((each) => isGathering(event, each, zone))).toEqual([false, true])
  const day = { ...event, time: '' }
  expect([at('07:59'), at('08:00')].map((each) => isGathering(day, each, zone))).toEqual([false, true])
  expect(isGathering({ ...event, state: 'draft' }, at('14:00'), zone)).toBe(false)
})

test('an event is over after its last day', () => {
  const now = { date: '2026-12-02', time: '14:00' }
  const event = { day: '2026-12-01', time: '', endDay: null, endTime: '' }
  expect(isOver(event, now)).toBe(true)
  expect(isOver({ ...event, endDay: '2026-12-02' }, now)).toBe(false)
})
