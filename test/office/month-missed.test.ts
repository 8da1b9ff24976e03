import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest'
import { openOffice, type TestOffice } from '../support/office.ts'
import { moment, walkTo } from './monthly-world.ts'

let office: TestOffice
beforeEach(async () => {
  office = await openOffice(inject('postgresUrl'))
  await office.at(moment('2026-11-25', '08:00'))
})
afterEach(() => office.close())

type Key = 'olga' | 'pavel' | 'irina'
const chat = (key: Key) => office.chat(key)
const told = (key: Key, words: string): string[] =>
  chat(key)
    .person.screen()
    .filter(({ from, text }) => from === 'bot' && text.includes(words))
    .map(({ text }) => text)
const MISSED = 'Не удалось связаться в ноябре'

describe('a missed month does not vanish', () => {
  test('on the first working day each hears it by name and reason, once; they come first in the new month', async () => {
    await chat('olga').forge('w.unreached.kuznetsov.no_answer')
    await office.at(moment('2026-11-26', '10:00'))
    await chat('olga').forge('w.unreached.kuznetsov.no_answer')
    await walkTo(office, '2026-11-27', '2026-11-30')
    expect(told('olga', MISSED)).toEqual([])
    await office.at(moment('2026-12-01', '09:00'))
    expect(told('irina', MISSED)).toEqual([])
    await office.at(moment('2026-12-01', '09:06'))
    const [own, ...others] = told('olga', MISSED)
    expect(others).toEqual([])
    expect(own).toContain('Не удалось связаться в ноябре: 2')
    expect(own).toContain('Кузнецов П. И., +70000000012: пробовали, не ответили (попыток: 2)')
    expect(own).toMatch(/Смирнова А\. П\., \+70000000011: (никто не пробовал|звонок стоял в плане)/)
    expect(own).not.toContain('Вера')
    const [head] = told('irina', MISSED)
    expect(head).not.toContain('+7000')
    expect(head).toContain('Не удалось связаться в ноябре: 3')
    expect(head).toContain('Специалист: Белова О. С.')
    expect(head).toContain('Специалист: Громов П. И.')
    await walkTo(office, '2026-12-02', '2026-12-04')
    expect(told('olga', MISSED)).toHaveLength(1)
    expect(told('irina', MISSED)).toHaveLength(1)
    // Whoever was missed is first, and has the mark, in the list and in the day.
    await chat('olga').say('Сегодня')
    expect(told('olga', 'И в ноябре контакта не было: ').at(-1)).toContain('Смирнова А. П.')
    await chat('olga').forge('w.month_left')
    expect(chat('olga').person.lastBotMessage()?.text).toMatch(/1\. .*; и в ноябре не было/)
    const calls = await office.rows<{ urgency: string; made_on: string }>(
      "select urgency, made_on from tasks where kind = 'monthly_call' and state = 'open' and params->>'month' = '2026-12'",
    )
    expect(calls).toEqual(Array(4).fill({ urgency: 'soon', made_on: '2026-12-01' }))
  })

  test('a contact of the month that is recorded late corrects it where everybody sees it; who joined later does not', async () => {
    await walkTo(office, '2026-11-26', '2026-12-01')
    await office.rows(
      `insert into monthly_contacts (citizen_id, month, done_on) values ('smirnova', '2026-11', '2026-11-28')
       on conflict (citizen_id, month) do update set done_on = excluded.done_on`,
    )
    await office.rows("update citizens set district_id = 'south' where id = 'kuznetsov'")
    await chat('irina').forge('w.months')
    const months = chat('irina').person.lastBotMessage()?.text ?? ''
    expect(months).toContain('Ноябрь: 1 из 3')
    await chat('irina').forge('w.month_names.2026-11')
    const names = chat('irina').person.lastBotMessage()?.text ?? ''
    expect(names).toContain('Смирнова А. П.: контакт записан позже, 28 ноября 2026 года')
    expect(names).toMatch(/Специалист: Белова О\. С\.[\s\S]*Кузнецов П\. И\./)
  })

  test('a month missed twice stands before one missed once, with its number; who has died since is named to nobody', async () => {
    await office.rows(
      `insert into month_records (citizen_id, month, district_id, staff_id, why) values
         ('kuznetsov', '2026-10', 'north', 'st_olga', 'to_call'), ('smirnova', '2026-10', 'north', 'st_olga', null),
         ('southern', '2026-10', 'south', 'st_pavel', 'to_call')`,
    )
    await walkTo(office, '2026-11-26', '2026-11-30')
    await office.at(moment('2026-12-01', '08:00'))
    await office.rows("update citizens set state = 'died', state_from = '2026-11-20' where id = 'southern'")
    await office.at(moment('2026-12-01', '09:06'))
    const TWICE = /1\. Кузнецов П\. И\.[^\n]*; 2 месяца подряд без контакта\n2\. Смирнова А\. П\.[^\n]*[^т]$/m
    for (const key of ['olga', 'irina'] as const) expect(told(key, MISSED)[0]).toMatch(TWICE)
    expect(told('irina', MISSED)[0]).toContain('Не удалось связаться в ноябре: 2')
    expect(told('irina', MISSED)[0]).not.toContain('Вера')
    expect(told('pavel', MISSED)).toEqual([])
    await chat('olga').forge('w.month_left')
    const list = chat('olga').person.lastBotMessage()?.text ?? ''
    expect(list).toMatch(
      /1\. Кузнецов[^\n]*; 2 месяца подряд без контакта\n2\. Смирнова[^\n]*; и в ноябре не было/,
    )
    await chat('olga').say('Сегодня')
    expect(told('olga', 'И в ноябре контакта не было: ').at(-1)).toContain('Кузнецов П. И., Смирнова А. П.')
    // The next one to be called follows the same order.
    await chat('olga').forge('w.next_call.young')
    expect(chat('olga').person.lastBotMessage()?.text).toContain('Кузнецов Пётр Иванович')
  })

  test('over a month’s end without the bot: told when it is back, on a working day', async () => {
    await office.at(moment('2026-12-18'))
    await office.at(moment('2027-01-08', '12:00'))
    expect(told('irina', 'Не удалось связаться в декабре')).toEqual([])
    await office.at(moment('2027-01-11', '09:06'))
    expect(told('irina', 'Не удалось связаться в декабре: 3')).toHaveLength(1)
    expect(told('irina', 'Месяц закончился')).toEqual([])
  })
})
