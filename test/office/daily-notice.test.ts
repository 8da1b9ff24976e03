import { describe, expect, test } from 'vitest'
import { type Finding, toldByRule } from '../../src/application/office/kit/daily-notice.ts'
import { workingCalendar } from '../../src/domain/calendar/working-calendar.ts'
import type { ReminderRule } from '../../src/domain/reminders/rule.ts'
import { CONTENT } from '../support/content.ts'

const RECKONING = { calendar: workingCalendar(CONTENT.years, []), zone: 'Asia/Yekaterinburg' }
const FOUND: Finding = { person: 'p1', subject: 'dep1' }

const at = (moment: string): number => Date.parse(`${moment}:00+05:00`)
const inZone = (moment: number | undefined): string =>
  moment === undefined ? '' : new Date(moment + 5 * 3_600_000).toISOString().slice(0, 16)

/** The rule of the head's morning with some fields changed, looked at on a day at a moment. */
const told = (fields: Partial<ReminderRule>, looked: string, found: Finding = FOUND) => {
  const rule = { ...(CONTENT.reminders.get('head_morning') as ReminderRule), ...fields }
  return toldByRule(rule, found, { day: looked.slice(0, 10), at: at(looked) }, RECKONING)
}

describe('a daily notice obeys its rule file', () => {
  test('its moment, also when the day is looked at in the night', () => {
    expect(inZone(told({}, '2026-11-24T00:05')?.due)).toBe('2026-11-24T09:00')
    const later = told({ offset: { days: 0, at: '11:30' } }, '2026-11-24T00:05')
    expect(inZone(later?.due)).toBe('2026-11-24T11:30')
    expect(inZone(told({ offset: { days: 1, at: '09:00' } }, '2026-11-24T00:05')?.due)).toBe(
      '2026-11-25T09:00',
    )
  })

  test('at once where the look came later, within the hours that it is worth saying', () => {
    expect(inZone(told({}, '2026-11-24T14:20')?.due)).toBe('2026-11-24T14:20')
    expect(inZone(told({ stale_after_hours: 3 }, '2026-11-24T00:05')?.expires)).toBe('2026-11-24T12:00')
    expect(told({ stale_after_hours: 3 }, '2026-11-24T12:00')).toBeNull()
  })

  test('its window, moved as the rule says', () => {
    const early = { offset: { days: 0, at: '06:00' }, window: ['10:00', '12:00'] } as const
    expect(inZone(told({ ...early, window: ['10:00', '12:00'] }, '2026-11-24T00:05')?.due)).toBe(
      '2026-11-24T10:00',
    )
    expect(told({ ...early, window: ['10:00', '12:00'], outside: 'skip' }, '2026-11-24T00:05')).toBeNull()
  })

  test('its days: a Saturday is told on Monday, or the rule is silent', () => {
    expect(inZone(told({ days: 'any' }, '2026-11-28T00:05')?.due)).toBe('2026-11-28T09:00')
    expect(inZone(told({ days: 'working', stale_after_hours: 72 }, '2026-11-28T00:05')?.due)).toBe(
      '2026-11-30T09:00',
    )
    expect(told({ days: 'working', outside: 'skip' }, '2026-11-28T00:05')).toBeNull()
  })

  test('told once a day to each person, once a period where there is one, once for ever where the rule says so', () => {
    const key = (fields: Partial<ReminderRule>, day: string, found?: Finding) =>
      told(fields, `${day}T00:05`, found)?.key
    expect(key({}, '2026-11-24')).toBe(key({}, '2026-11-24'))
    expect(key({}, '2026-11-24')).not.toBe(key({}, '2026-11-25'))
    expect(key({}, '2026-11-24')).not.toBe(key({}, '2026-11-24', { ...FOUND, person: 'p2' }))
    const month = { ...FOUND, period: '2026-11' }
    expect(key({}, '2026-11-24', month)).toBe(key({}, '2026-11-25', month))
    expect(key({ once: true }, '2026-11-24')).toBe(key({ once: true }, '2026-11-25'))
  })
})
