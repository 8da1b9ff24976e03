import * as chrono from 'chrono-node'
import { describe, expect, test } from 'vitest'
import { isNoPlace } from '../../../src/domain/when/no-place.ts'
import { type Clock, readClock } from '../../../src/domain/when/read-clock.ts'
import { readDate } from '../../../src/domain/when/read-date.ts'
import { mayChange, readWhen } from '../../../src/domain/when/read-when.ts'
import { CONTENT } from '../../support/content.ts'
import { DAYS, ENGLISH_DAYS, ENGLISH_HOURS, HOURS, TODAY } from './cases.ts'

const { ru, en } = CONTENT.vocabulary

const day = (typed: string, words = ru): string => {
  const read = readDate(typed, TODAY, 'future', words)
  return 'date' in read ? read.date : read.fault
}

const shown = ({ time, endTime }: Clock): string => (endTime === '' ? time : `${time}-${endTime}`)

const hours = (typed: string, words = ru): string => {
  const read = readClock(typed, TODAY, words)
  if ('fault' in read) return read.fault
  return 'clock' in read ? shown(read.clock) : read.either.map(shown).join('|')
}

describe('a day is read right, asked or refused', () => {
  test.each(DAYS)('«%s» is %s', (typed, meant) => expect(day(typed)).toBe(meant))
  test.each(ENGLISH_DAYS)('“%s” is %s', (typed, meant) => expect(day(typed, en)).toBe(meant))

  test('what is asked is told with both days', () => {
    expect(readDate('во вторник 2 декабря', TODAY, 'future', ru)).toEqual({
      fault: 'weekday_differs',
      days: ['2026-12-02', '2026-12-01'],
    })
  })

  test('looking back, a day without its year is one that was', () => {
    expect(readDate('5 декабря', TODAY, 'past', ru)).toEqual({ date: '2025-12-05' })
    expect(readDate('в среду', TODAY, 'past', ru)).toEqual({ date: '2026-11-25' })
    expect(readDate('три дня назад', TODAY, 'past', ru)).toEqual({ date: '2026-11-26' })
    expect(readDate('в прошлую пятницу', TODAY, 'past', ru)).toEqual({ date: '2026-11-20' })
  })
})

describe('an hour is read right, asked or refused', () => {
  test.each(HOURS)('«%s» is %s', (typed, meant) => expect(hours(typed)).toBe(meant))
  test.each(ENGLISH_HOURS)('“%s” is %s', (typed, meant) => expect(hours(typed, en)).toBe(meant))
})

test('what need not be read for a correction is none', () => {
  const said = [...DAYS, ...HOURS].map(([typed]) => typed)
  const slips = said.flatMap((typed) => [
    `ой, ${typed}`,
    `ошиблась, перенесли на ${typed}`,
    `мне бы ${typed}`,
  ])
  const unread = [...said, ...slips].filter((typed) => !mayChange(typed, ru))
  expect(unread.length).toBeGreaterThan(said.length / 2)
  const changes = unread.filter((typed) => {
    const { isCorrection, isWish } = readWhen(typed, TODAY, 'future', ru)
    return isCorrection || isWish
  })
  expect(changes).toEqual([])
})

describe('one message says day, hour and place', () => {
  test.each([
    ['завтра в 10 утра в 5 кабинете', '2026-11-30', '10:00', 'кабинет 5', false],
    ['в среду 14:30 кабинет 7', '2026-12-02', '14:30', 'кабинет 7', false],
    ['5.12 в 14, каб. 12, окно 3', '2026-12-05', '14:00', 'кабинет 12, окно 3', false],
    ['ошиблась, перенесли на среду 2 декабря в 14:00', '2026-12-02', '14:00', null, true],
    ['нет, не завтра, а в среду', '2026-12-02', null, null, true],
    ['ой, в два дня', false, '14:00', null, true],
    ['не, в четыре вечера', false, '16:00', null, true],
    ['не 17, а 2 декабря', '2026-12-02', null, null, true],
    ['точнее, в 15:30', false, '15:30', null, true],
    ['ой, в пятницу не смогу', '2026-12-04', null, null, false],
    ['нет, в пятницу я не могу', '2026-12-04', null, null, false],
    ['мне бы перенести на пятницу', '2026-12-04', null, null, false],
    ['можно ли вместо среды в пятницу', false, null, null, false],
    ['перенесли на пятницу?', '2026-12-04', null, null, false],
    ['2 декабря в 9-15 кабинет 12', '2026-12-02', '09:15', 'кабинет 12', false],
    ['2 декабря в 9 15 каб. 12', '2026-12-02', '09:15', 'кабинет 12', false],
    ['на втором этаже, завтра в 11', '2026-11-30', '11:00', 'этаж 2', false],
  ])('«%s»', (typed, date, time, place, isCorrection) => {
    const read = readWhen(typed, TODAY, 'future', ru)
    expect('date' in read.day && read.day.date).toBe(date)
    expect('clock' in read.clock ? read.clock.clock.time : null).toBe(time)
    expect(read.place).toBe(place)
    expect(read.isCorrection).toBe(isCorrection)
  })
})

describe('an hour that is left open is none', () => {
  test.each([
    ['они работают до шести, сказали подойти в любое время', true, null],
    ['с 9 до 18, когда угодно', true, null],
    ['после обеда', false, 'day'],
    ['с утра', false, 'morning'],
    ['ближе к вечеру', false, 'evening'],
    ['в начале десятого', false, null],
  ])('«%s»', (typed, isAnyTime, part) => {
    const read = readWhen(typed, TODAY, 'future', ru, 'hour')
    expect(read).toMatchObject({ clock: { fault: 'not_a_time' }, isAnyTime, part })
    expect(read.day).toEqual({ fault: 'not_a_date' })
  })
})

describe('what answers the question for a place', () => {
  test.each([
    'боюсь опоздать, мне бы попозже',
    'потому что ехать далеко',
    'чтобы пенсию пересчитали',
    'а можно в другой день?',
    'в любое время',
    'с утра',
    'после обеда',
    'завтра в 10',
  ])('«%s» is none', (typed) => expect(isNoPlace(typed, TODAY, ru)).toBe(true))

  test.each([
    'кабинет 5',
    '12',
    'к Ивановой, регистратура',
    'МФЦ, окно 3, потому что там быстрее',
    'ул. Мира, 1',
    'к терапевту утром',
    'у меня дома',
  ])('«%s» is one', (typed) => expect(isNoPlace(typed, TODAY, ru)).toBe(false))

  test('in English too', () => {
    expect(isNoPlace('because it is too far', TODAY, en)).toBe(true)
    expect(isNoPlace('the main entrance', TODAY, en)).toBe(false)
  })
})

test('a weekday that puts an appointment right is counted from its day', () => {
  const read = readWhen('перенесли на пятницу', TODAY, 'future', ru, 'day', '2026-12-14')
  expect(read.day).toEqual({ date: '2026-12-18' })
})

/** What chrono-node makes of the same words: it was looked at before our own reader was kept. */
const chronoDay = (typed: string): string | null => {
  const [found] = chrono.ru.parse(typed, new Date(`${TODAY}T09:00:00`), { forwardDate: true })
  if (!found) return null
  const date = found.start.date()
  return [date.getFullYear(), date.getMonth() + 1, date.getDate()]
    .map((each) => String(each).padStart(2, '0'))
    .join('-')
}

test('chrono-node reads fewer of these days, and never asks', () => {
  const meant = DAYS.filter(([, date]) => /^\d/.test(date))
  const toAsk = DAYS.filter(([, date]) => !/^\d/.test(date))
  const right = meant.filter(([typed, date]) => chronoDay(typed) === date)
  const asked = toAsk.filter(([typed]) => chronoDay(typed) === null)
  expect(right.length).toBeLessThan(meant.length * 0.75)
  expect(asked.length).toBeLessThan(toAsk.length * 0.5)
})
