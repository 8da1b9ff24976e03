import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, dayNumber, dayOfNumber, daysBetween } from '../../../src/domain/calendar/local-date.ts'
import { readDate } from '../../../src/domain/when/read-date.ts'
import { CONTENT } from '../../support/content.ts'

const TODAY = '2026-11-22'
const { ru, en } = CONTENT.vocabulary
const near = fc.integer({ min: dayNumber(TODAY) - 700, max: dayNumber(TODAY) + 700 }).map(dayOfNumber)

const shapes = (day: string): string[] => {
  const [year = '', month = '', date = ''] = day.split('-')
  const name = ru.months[Number(month) - 1]?.[1] ?? ''
  return [
    day,
    `${date}.${month}.${year}`,
    `${Number(date)}.${Number(month)}.${year.slice(2)}`,
    `${date}/${month}/${year}`,
    `${date}-${month}-${year}`,
    `${Number(date)} ${name} ${year}`,
    `${Number(date)} ${name.toUpperCase()} ${year} года`,
    `наверное, ${date}.${month}.${year}!`,
  ]
}

describe('dates as people write them', () => {
  test('every shape of a day is read as that day', () => {
    fc.assert(
      fc.property(near, (day) => {
        for (const shape of shapes(day))
          expect({ shape, read: readDate(shape, TODAY, 'any', ru) }).toEqual({ shape, read: { date: day } })
      }),
    )
  })

  test('without a year it is the nearest day on the side that is asked for', () => {
    fc.assert(
      fc.property(near, (day) => {
        const short = `${day.slice(8)}.${day.slice(5, 7)}`
        if (short === '29.02') return
        const ahead = readDate(short, TODAY, 'future', ru)
        const past = readDate(short, TODAY, 'past', ru)
        expect('date' in ahead && daysBetween(TODAY, ahead.date)).toBeGreaterThanOrEqual(0)
        expect('date' in ahead && daysBetween(TODAY, ahead.date)).toBeLessThanOrEqual(366)
        expect('date' in past && daysBetween(TODAY, past.date)).toBeLessThanOrEqual(0)
      }),
    )
  })

  test('words of nearness and weekdays, in both languages', () => {
    const read = (words: string, language = ru) => readDate(words, TODAY, 'future', language)
    expect(read('завтра')).toEqual({ date: '2026-11-23' })
    expect(read('в среду')).toEqual({ date: '2026-11-25' })
    expect(read('tomorrow', en)).toEqual({ date: '2026-11-23' })
    for (const [index, names] of ru.weekdays.entries())
      for (const name of names) expect(read(name)).toEqual({ date: addDays(TODAY, (index + 1) % 7) })
  })

  test('whatever is typed, the answer is a day of the calendar or a fault, never a throw', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (typed) => {
        const read = readDate(typed, TODAY, 'any', ru)
        if ('date' in read) expect(dayOfNumber(dayNumber(read.date))).toBe(read.date)
        else
          expect(['not_a_date', 'no_such_day', 'too_far', 'several_days', 'weekday_differs']).toContain(
            read.fault,
          )
      }),
      { numRuns: 2_000 },
    )
  })

  test.each(['constructor', '__proto__', 'toString 5', 'hasOwnProperty'])('«%s» is no date', (typed) => {
    expect(readDate(typed, TODAY, 'any', ru)).toEqual({ fault: 'not_a_date' })
  })
})
