import { describe, expect, test } from 'vitest'
import { LANGUAGES } from '../../../src/application/ports/texts.ts'
import { dueOf } from '../../../src/domain/calendar/deadline.ts'
import { workingCalendar } from '../../../src/domain/calendar/working-calendar.ts'
import { CONTENT } from '../../support/content.ts'
import { DAYS, OFF, STARTS } from './published.ts'
import { countedAgain, readSentence } from './read-sentence.ts'
import { CALENDAR, rule, sentence, wholeText, workingDays } from './rules.ts'

const RULES = Array.from({ length: 30 }, (_, index) => workingDays(index + 1))
/** From every day of 2025–2027, 1 to 30 working days. */
const COUNTED = STARTS.flatMap((base) => RULES.map((each) => dueOf(each, base, CALENDAR)))
/** A Friday, a Monday, two days on end, a day between a holiday and a weekend. */
const REGIONAL = ['2025-04-25', '2026-11-23', '2026-11-24', '2026-11-05', '2027-05-11', '2027-05-12']
/** Words that are read with ease (promises.md 9). */
const MOST_WORDS = 18

const wordsIn = (text: string): number => text.match(/[\p{L}\p{N}]\S*/gu)?.length ?? 0

describe('a deadline explains itself', () => {
  test.each([
    ['diagnosis', '2026-11-20', '3 рабочих дня с 20.11: 21–22.11 выходные, срок 25.11'],
    ['diagnosis', '2026-11-16', '3 рабочих дня с 16.11, срок 19.11'],
    ['diagnosis', '2026-11-21', '3 рабочих дня с 21.11: 22.11 выходной, срок 25.11'],
    [
      'diagnosis',
      '2025-10-30',
      '3 рабочих дня с 30.10: 1.11 рабочая суббота, 2–4.11 праздники и выходные, срок 5.11',
    ],
    [
      'ippsu',
      '2025-12-30',
      '5 рабочих дней с 30.12.2025: 31.12.2025–11.01.2026 праздники и выходные, срок 16.01.2026',
    ],
    ['start', '2026-11-05', '15 рабочих дней с 5.11: 7–8.11, 14–15.11, 21–22.11 выходные, срок 26.11'],
    ['contact', '2026-10-05', 'Раз в месяц, месяц до 31.10: 31.10 выходной, срок раньше — 30.10'],
    [
      'quarter',
      '2026-12-01',
      'Квартал до 31.12.2026, сдать до 5-го: 5–10.01.2027 праздники и выходные, срок позже — 11.01.2027',
    ],
    ['effect', '2026-07-20', 'Раз в 3 месяца с 20.07, 1-й раз, срок 20.10'],
    ['doc', '2026-10-31', 'Последний день документа: 31.10 выходной, срок 31.10'],
    ['plan', '2026-11-25', 'День из плана, срок 25.11'],
  ])('%s from %s: %s', (id, base, expected) => {
    expect(sentence(dueOf(rule(id), base, CALENDAR))).toBe(expected)
  })

  test("a region's own day off is called so", () => {
    const regional = workingCalendar(CONTENT.years, ['2026-11-23'])
    expect(sentence(dueOf(rule('diagnosis'), '2026-11-20', regional))).toBe(
      '3 рабочих дня с 20.11: 21–22.11 выходные, 23.11 нерабочий день в регионе, срок 26.11',
    )
  })

  test('read in another year, its dates say their year', () => {
    const deadline = dueOf(rule('diagnosis'), '2025-11-20', CALENDAR)
    expect(sentence(deadline, 'ru', '2026-02-01')).toBe(
      '3 рабочих дня с 20.11.2025: 22–23.11.2025 выходные, срок 25.11.2025',
    )
  })

  test('names its source, and says where the calendar ends', () => {
    expect(wholeText(dueOf(rule('diagnosis'), '2026-11-20', CALENDAR))).toBe(
      '3 рабочих дня с 20.11: 21–22.11 выходные, срок 25.11.\nПриказ, приложение 1, пункт 3.1.3.',
    )
    expect(wholeText(dueOf(rule('diagnosis'), '2028-03-01', CALENDAR))).toBe(
      '3 рабочих дня с 1.03: 4–5.03 выходные, срок 6.03.\nПримерно: календаря на 2028 год ещё нет.\nПриказ, приложение 1, пункт 3.1.3.',
    )
    expect(wholeText(dueOf(rule('diagnosis'), '2028-03-01', CALENDAR), 'en')).toContain(
      'the calendar of 2028 is not out yet',
    )
  })
})

describe.each(LANGUAGES)('every sentence in %s', (language) => {
  test('gives its date again to a reader who counts by its words alone: 1 to 30 days from each day', () => {
    for (const deadline of COUNTED) {
      const { base, due } = deadline
      const read = readSentence(sentence(deadline, language), language, base.slice(0, 4))
      if (read.base !== base || read.due !== due || countedAgain(read) !== due)
        expect.unreachable(`${base}: ${sentence(deadline, language)}`)
    }
  })

  test('calls off only days that are, in the country and in the region, and names the worked Saturdays', () => {
    const regional = workingCalendar(CONTENT.years, REGIONAL)
    for (const base of STARTS) {
      const deadline = dueOf(workingDays(15), base, regional)
      const said = sentence(deadline, language, '2031-01-01')
      const read = readSentence(said, language, 'no year stands without its digits')
      const between = DAYS.filter((day) => day > base && day <= deadline.due)
      expect(countedAgain(read)).toBe(deadline.due)
      expect(read.off).toEqual(between.filter((day) => OFF.has(day) || REGIONAL.includes(day)))
      expect(read.worked).toEqual(between.filter((day) => ['2025-11-01', '2027-02-20'].includes(day)))
    }
  })

  test('of every rule agrees with its date and says which way it was moved and over which days', () => {
    for (const each of CONTENT.deadlines.values())
      for (const base of STARTS) {
        const deadline = dueOf(each, base, CALENDAR)
        const read = readSentence(sentence(deadline, language), language, base.slice(0, 4))
        const { due, reckoned } = deadline
        expect(read.due).toBe(due)
        expect(read.direction).toBe(due === reckoned ? null : due < reckoned ? 'earlier' : 'later')
        if (each.counting.kind === 'working_days') continue
        const between = DAYS.filter(
          (day) => (day >= due && day <= reckoned) || (day >= reckoned && day <= due),
        )
        if (due < '2028-03') expect(read.off).toEqual(between.filter((day) => OFF.has(day)))
      }
  })
})

test('Russian sentences of the rules are read with ease', () => {
  for (const each of CONTENT.deadlines.values())
    for (const base of STARTS) {
      const said = sentence(dueOf(each, base, CALENDAR))
      if (wordsIn(said) > MOST_WORDS) expect.unreachable(said)
    }
})
