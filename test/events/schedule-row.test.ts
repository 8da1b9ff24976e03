import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from '../../src/domain/calendar/local-date.ts'
import type { PlanMonth } from '../../src/domain/events/day-refs.ts'
import type { RowTexts } from '../../src/domain/events/event-draft.ts'
import { splitTime } from '../../src/domain/events/hours-in-text.ts'
import { type RowReading, readRowTexts } from '../../src/domain/events/read-row-texts.ts'
import { planMonthOf, readDays } from '../../src/domain/events/schedule-days.ts'
import { readAccess, readAge, readCapacity, readPrice } from '../../src/domain/events/schedule-figures.ts'
import { readTimeOfDay } from '../../src/domain/events/schedule-time.ts'
import { COLUMNS, KINDS, TODAY } from './sheet.ts'

const words = COLUMNS.values
const NO_PLAN: PlanMonth = { month: null, year: null }
const days = (text: string, plan = NO_PLAN) => {
  const read = readDays(text, { words, today: TODAY, plan })
  return 'fault' in read
    ? read.fault
    : read.spans.map(({ day, endDay }) => (endDay === null ? day : `${day}/${endDay}`)).join(' ')
}

describe('a day as people write it', () => {
  test.each([
    ['5 декабря', '2026-12-05'],
    ['05.12.2026', '2026-12-05'],
    ['5.12.26', '2026-12-05'],
    ['5.12', '2026-12-05'],
    ['2026-12-05', '2026-12-05'],
    ['2026.12.05', '2026-12-05'],
    ['2026/12/05', '2026-12-05'],
    ['2-я среда декабря', '2026-12-09'],
    ['2-я среда декабря 2026 года', '2026-12-09'],
    ['5 декабря 2026 г.', '2026-12-05'],
    ['5-го декабря', '2026-12-05'],
    ['суббота, 5 декабря', '2026-12-05'],
    ['5 декабря (сб)', '2026-12-05'],
    ['5 декабря - суббота', '2026-12-05'],
    ['15 января', '2027-01-15'],
    ['15 ноября', '2026-11-15'],
    ['5–7 декабря', '2026-12-05/2026-12-07'],
    ['5 – 30 декабря', '2026-12-05/2026-12-30'],
    ['с 5 по 7 декабря', '2026-12-05/2026-12-07'],
    ['05-07.12.2026', '2026-12-05/2026-12-07'],
    ['05.12.2026 - 07.12.2026', '2026-12-05/2026-12-07'],
    ['05.12 по 07.12.2026', '2026-12-05/2026-12-07'],
    ['28 декабря – 3 января', '2026-12-28/2027-01-03'],
    ['28 декабря – 3 января 2027 года', '2026-12-28/2027-01-03'],
    ['5, 12 и 19 декабря', '2026-12-05 2026-12-12 2026-12-19'],
    ['каждый вторник декабря', '2026-12-01 2026-12-08 2026-12-15 2026-12-22 2026-12-29'],
    ['каждый вторник до 15 декабря', '2026-12-01 2026-12-08 2026-12-15'],
    ['по вторникам и четвергам с 1 по 10 декабря', '2026-12-01 2026-12-03 2026-12-08 2026-12-10'],
    ['ежедневно с 1 по 3 декабря', '2026-12-01 2026-12-02 2026-12-03'],
    ['25/12/2026', '2026-12-25'],
    ['December 5, 2026', '2026-12-05'],
    ['every Tuesday until 10 December', '2026-12-01 2026-12-08'],
    ['Tuesdays until 10 December', '2026-12-01 2026-12-08'],
    ['вторники с 1 по 10 декабря', '2026-12-01 2026-12-08'],
    ['пятого декабря', '2026-12-05'],
    ['двадцать пятого декабря 2026 года', '2026-12-25'],
    ['с первого по третье декабря', '2026-12-01/2026-12-03'],
    ['5 декобря', '2026-12-05'],
    ['по вторникам и четвергам с 1 по 10 декобря', '2026-12-01 2026-12-03 2026-12-08 2026-12-10'],
    ['вторая среда декабря', '2026-12-09'],
    ['последняя пятница декабря', '2026-12-25'],
    ['послезавтра', addDays(TODAY, 2)],
    ['через неделю', addDays(TODAY, 7)],
    ['в следующую среду', '2026-12-02'],
  ])('%s', (text, expected) => expect(days(text)).toBe(expected))

  test.each([
    ['5', '2026-12-05'],
    ['1, 8', '2026-12-01 2026-12-08'],
    ['каждую среду', '2026-12-02 2026-12-09 2026-12-16 2026-12-23 2026-12-30'],
    ['7-9', '2026-12-07/2026-12-09'],
    ['второй вторник месяца', '2026-12-08'],
    ['последняя пятница', '2026-12-25'],
    ['5 (суббота)', '2026-12-05'],
    ['с 1 по 5', '2026-12-01/2026-12-05'],
  ])('under «План на декабрь 2026 года» also %s', (text, expected) => {
    expect(days(text, planMonthOf('План мероприятий на декабрь 2026 года', words))).toBe(expected)
  })

  test.each([
    ['', 'date_missing'],
    ['по согласованию', 'date_unclear'],
    ['31 ноября', 'no_such_day'],
    ['30.02.2027', 'no_such_day'],
    ['5', 'month_missing'],
    ['5 июня', 'year_missing'],
    ['5/12/2026', 'day_or_month'],
    ['6 декабря (суббота)', 'weekday_differs'],
    ['каждый вторник', 'until_missing'],
    ['до 10 декабря', 'start_missing'],
    ['по 10 декабря', 'start_missing'],
    ['5-я среда февраля 2027', 'no_such_day'],
    ['каждая 2-я среда декабря', 'date_unclear'],
    ['каждый вторник с 1 декабря', 'until_missing'],
    ['с понедельника по пятницу', 'date_unclear'],
    ['вторник', 'date_unclear'],
    ['7–5 декабря', 'end_before_start'],
    ['05.12.2036', 'too_far'],
    ['каждый первый вторник декабря', 'date_unclear'],
    ['каждый 2-й понедельник', 'date_unclear'],
    ['30 февраля', 'no_such_day'],
    ['29.02.2027', 'no_such_day'],
    ['в среду вечером', 'date_unclear'],
    ['завтра или послезавтра', 'date_unclear'],
    ['с 10 до 12 5 декабря', 'date_unclear'],
    ['последняя пятница', 'month_missing'],
    ['ежедневно, кроме среды, с 1 по 10 декабря', 'date_unclear'],
  ])('«%s» is not guessed: %s', (text, fault) => expect(days(text)).toBe(fault))

  test('whatever is written, a day is one of the calendar or a fault', () => {
    const piece = fc.constantFrom(
      ...[
        '5',
        '31',
        '12',
        'декабря',
        'февраля',
        'по',
        'с',
        '-',
        ',',
        'и',
        'каждый',
        'вторник',
        '2026',
        '05.12',
      ],
      ...['ежедневно', 'до', '99', 'г.', 'сб', '1/2/2026', 'зал'],
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const read = readDays(pieces.join(' '), { words, today: TODAY, plan: NO_PLAN })
        if ('fault' in read) return
        expect(read.spans.length).toBeGreaterThan(0)
        for (const { day, endDay } of read.spans) {
          expect(new Date(`${day}T00:00:00Z`).toISOString().slice(0, 10)).toBe(day)
          expect(endDay === null || endDay > day).toBe(true)
        }
      }),
      { numRuns: 2_000 },
    )
  })
})

describe('hours as people write them', () => {
  test.each([
    ['14:00', '14:00', ''],
    ['14:00:00', '14:00', ''],
    ['9:30:00', '09:30', ''],
    ['14:00:00-16:00:00', '14:00', '16:00'],
    ['14-00', '14:00', ''],
    ['14.30', '14:30', ''],
    ['9:05', '09:05', ''],
    ['14', '14:00', ''],
    ['в 14 ч.', '14:00', ''],
    ['начало в 14:00', '14:00', ''],
    ['с 14 до 16', '14:00', '16:00'],
    ['14:00–16:00', '14:00', '16:00'],
    ['14.00 - 16.30', '14:00', '16:30'],
    ['с 10:00 до 18:00 часов', '10:00', '18:00'],
    ['весь день', '', ''],
    ['-', '', ''],
    ['at 14:00', '14:00', ''],
    ['в 3 дня', '15:00', ''],
    ['полдень', '12:00', ''],
    ['в час дня', '13:00', ''],
    ['пол седьмого вечера', '18:30', ''],
    ['без пятнадцати три дня', '14:45', ''],
    ['с двух до четырёх дня', '14:00', '16:00'],
    ['с 7 до 9 вечера', '19:00', '21:00'],
    ['03:00', '03:00', ''],
    ['3 pm', '15:00', ''],
  ])('%s', (text, time, endTime) => expect(readTimeOfDay(text, words)).toEqual({ time, endTime }))

  test.each([
    ['14-16', 'time_unclear'],
    ['25:00', 'time_unclear'],
    ['14:75', 'time_unclear'],
    ['вечером', 'time_unclear'],
    ['14.3', 'time_unclear'],
    ['14:00, 16:00', 'time_several'],
    ['14:00:30', 'time_unclear'],
    ['16:00–14:00', 'end_before_start'],
    ['в 3 часа', 'time_unclear'],
    ['с 2 до 4', 'time_unclear'],
    ['14 утра', 'time_unclear'],
    ['после обеда', 'time_unclear'],
    ['завтра в 14', 'time_unclear'],
  ])('«%s» is not guessed: %s', (text, fault) => expect(readTimeOfDay(text, words)).toEqual({ fault }))

  test('whatever is written, hours are hours of a day or a fault, and none of the text is lost', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        'в',
        'с',
        'до',
        '14',
        '14:00',
        '9.30',
        'дня',
        'полдень',
        'без',
        'пол',
        'третьего',
        'час',
        '-',
        '5',
        'декабря',
      ),
      fc.string({ unit: 'binary', maxLength: 3 }),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 7 }), (pieces) => {
        const text = pieces.join(' ')
        const read = readTimeOfDay(text, words)
        if ('time' in read)
          for (const time of [read.time, read.endTime])
            expect(time).toMatch(/^(?:[01]\d:[0-5]\d|2[0-3]:[0-5]\d)?$/)
        const { time, rest } = splitTime(text, words)
        expect(time.length + rest.length).toBeLessThanOrEqual(text.normalize('NFKC').length)
      }),
      { numRuns: 2_000 },
    )
  })

  test.each([
    ['5 декабря в 14.00', 'в 14.00', '5 декабря'],
    ['05.12.2026 14:00', '14:00', '05.12.2026'],
    ['05.12.2026 14:00:00', '14:00', '05.12.2026'],
    ['5 декабря, с 14:00 до 16:00', 'с 14:00 до 16:00', '5 декабря,'],
    ['5.12', '', '5.12'],
    ['5-30 декабря', '', '5-30 декабря'],
    ['5 декабря в 3 дня', 'в 3 дня', '5 декабря'],
    ['5 декабря в 14', 'в 14', '5 декабря'],
    ['в полдень 5 декабря', 'в полдень', '5 декабря'],
    ['5 декабря с двух до четырёх дня', 'с двух до четырех дня', '5 декабря'],
    ['с 1 по 5 декабря', '', 'с 1 по 5 декабря'],
    ['1 декабря 2026 года', '', '1 декабря 2026 года'],
  ])('%s has its hours in it', (text, time, rest) => expect(splitTime(text, words)).toEqual({ time, rest }))
})

describe('figures', () => {
  test.each([
    ['бесплатно', 0],
    ['Вход свободный!', 0],
    ['300 руб.', 300],
    ['300,00 ₽', 300],
    ['1 500 р.', 1500],
    ['билет 250 рублей', 250],
    ['0', 0],
    ['', null],
    ['от 300 руб.', 'unclear'],
    ['200–300 руб.', 'unclear'],
    ['по Пушкинской карте', 'unclear'],
  ])('price «%s»', (text, price) => expect(readPrice(text, words)).toBe(price))

  test.each([
    ['55+', 55],
    ['0+', 0],
    ['от 55 лет', 55],
    ['12 лет и старше', 12],
    ['все', 0],
    ['', null],
    ['6–12 лет', 'unclear'],
    ['дети', 'unclear'],
  ])('age «%s»', (text, age) => expect(readAge(text, words)).toBe(age))

  test.each([
    ['20', 20],
    ['20 чел.', 20],
    ['до 30 человек', 30],
    ['не ограничено', null],
    ['', null],
    ['0', 'unclear'],
    ['много', 'unclear'],
  ])('places «%s»', (text, places) => expect(readCapacity(text, words)).toBe(places))

  test.each([
    ['есть лифт, пандус', { lift: true, no_steps: true }, true],
    ['нет лифта; есть ступени', { lift: false, no_steps: false }, true],
    ['без ступеней и туалет', { no_steps: true, toilet: true }, true],
    ['индукционная петля', { hearing: true }, true],
    ['лифт, гардероб', { lift: true }, false],
    ['', {}, true],
  ])('of a place «%s»', (text, access, isWhole) => {
    expect(readAccess(text, words)).toEqual({ access, isWhole })
  })
})

const read = (texts: RowTexts): RowReading =>
  readRowTexts(texts, { words, today: TODAY, plan: NO_PLAN, kinds: KINDS, source: 'plan.xlsx' })

describe('a row', () => {
  test('is an event with all that it says', () => {
    expect(
      read({
        title: 'Концерт хора «Рябинушка»',
        date: '5 декабря',
        time: 'с 14 до 16',
        place: 'ДК «Юность»',
        address: 'ул. Мира, 1',
        organiser: 'Центр культуры',
        price: 'бесплатно',
        age: '55+',
        capacity: '30',
        access: 'есть лифт',
        phone: '8 (3467) 11-22-33',
      }),
    ).toMatchObject({
      drafts: [
        {
          occurrence: '',
          kind: 'concert',
          capacity: 30,
          cancelled: false,
          time: { day: '2026-12-05', time: '14:00', endDay: null, endTime: '16:00' },
          details: {
            title: 'Концерт хора «Рябинушка»',
            place: 'ДК «Юность»',
            address: 'ул. Мира, 1',
            price: 0,
            ageFrom: 55,
            access: { lift: true },
            organiser: 'Центр культуры',
            source: 'plan.xlsx',
          },
        },
      ],
      questions: [],
    })
  })

  test('with several days is a series; what is over falls out', () => {
    const found = read({
      title: 'Скандинавская ходьба',
      date: 'каждую пятницу с 13 ноября по 11 декабря',
      time: '10',
    })
    if (!('drafts' in found)) throw new Error('faulty')
    expect(found.drafts.map(({ occurrence, kind }) => [occurrence, kind])).toEqual([
      ['2026-11-27', 'fitness'],
      ['2026-12-04', 'fitness'],
      ['2026-12-11', 'fitness'],
    ])
    expect(new Set(found.drafts.map(({ uid }) => uid)).size).toBe(1)
    expect(found.past).toBe(2)
  })

  test('tells all its faults at once, each with its field', () => {
    expect(
      read({ title: '', date: '31 ноября', time: 'вечером', price: 'от 100', age: 'дети', capacity: '?' }),
    ).toEqual({
      faults: [
        { field: 'date', fault: 'no_such_day' },
        { field: 'time', fault: 'time_unclear' },
        { field: 'capacity', fault: 'capacity_unclear' },
        { field: 'title', fault: 'title_missing' },
        { field: 'price', fault: 'price_unclear' },
        { field: 'age', fault: 'age_unclear' },
      ],
    })
  })

  test('asks about hours, kind and a place that nobody understood', () => {
    const found = read({ title: 'Встреча', date: '5 декабря', access: 'уютно' })
    expect(found).toMatchObject({
      drafts: [{ kind: 'other' }],
      questions: [
        { field: 'time', question: 'time_missing' },
        { field: 'kind', question: 'kind_unknown' },
        { field: 'access', question: 'access_unclear' },
      ],
    })
  })

  test('a time in the column of the day counts', () => {
    expect(read({ title: 'Концерт', date: '5 декабря в 14.00' })).toMatchObject({
      drafts: [{ time: { day: '2026-12-05', time: '14:00' } }],
    })
  })

  test('sent once more has the same uid, in other letters and blanks too', () => {
    const uid = (texts: RowTexts) => {
      const found = read(texts)
      return 'drafts' in found ? found.drafts[0]?.uid : null
    }
    const first = uid({ title: 'Концерт', date: '05.12.2026', time: '14:00', place: 'ДК' })
    expect(uid({ title: ' КОНЦЕРТ', date: '5 декабря', time: '14-00', place: 'дк' })).toBe(first)
    expect(uid({ title: 'Концерт', date: '5 декабря', time: '15:00', place: 'ДК' })).not.toBe(first)
  })
})
