import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest'
import { PostgresMonthlyRound } from '../../src/adapters/database/office/monthly-rows.ts'
import { type MonthlyDeps, runMonthly } from '../../src/application/office/monthly/run-monthly.ts'
import { workingCalendar } from '../../src/domain/calendar/working-calendar.ts'
import { CONTENT } from '../support/content.ts'
import { OFFICE, openOffice, type TestOffice } from '../support/office.ts'
import { asked, link, moment, monthOf, tasksOf, walkTo } from './monthly-world.ts'

let office: TestOffice
beforeEach(async () => {
  office = await openOffice(inject('postgresUrl'))
})
afterEach(() => office.close())

const heard = (key: Parameters<TestOffice['chat']>[0]) => office.chat(key).heard()
const times = (words: string, said: string): number => said.split(words).length - 1

describe('silence', () => {
  test('ask, second try, call, the specialist’s list, the head’s: in order, each once, one message to the head', async () => {
    await link(office, 'anna', 'smirnova')
    await walkTo(office, '2026-12-01', '2026-12-31')
    expect(asked(office, 'anna')).toHaveLength(2)
    const month = await monthOf(office, 'smirnova')
    const steps = ['asked_on', 'asked_again_on', 'call_task_on', 'listed_on', 'escalated_on'].map(
      (step) => month[step],
    )
    expect(steps).not.toContain(null)
    expect([...steps].sort()).toEqual(steps)
    // The last working day of December 2026 is Wednesday, the 30th: 7 working days before it, and 3.
    expect(steps.slice(3)).toEqual(['2026-12-21', '2026-12-25'])
    expect(times('До конца месяца 3 рабочих дня', heard('irina'))).toBe(1)
    expect(heard('irina')).toContain('Северный: 2 из 2, срочно: 2')
    expect(heard('irina')).toContain('Южный: 1 из 1, срочно: 1')
    expect(heard('irina')).not.toContain('Дальний')
    expect(heard('olga')).not.toContain('До конца месяца')
    // The month is over: its calls are off, the next month begins anew.
    await office.at(moment('2027-01-01'))
    expect((await tasksOf(office, 'monthly_call')).map(({ state, result }) => [state, result])).toEqual(
      Array(4).fill(['cancelled', 'month_over']),
    )
  })

  test('the head opens a district, then a person', async () => {
    await office.at(moment('2026-12-28'))
    const irina = office.chat('irina')
    await irina.press('w.month_left.north')
    expect(irina.heard()).toContain('Осталось связаться в декабре: 2')
    expect(irina.heard()).toContain('Кузнецов П. И., +70000000012: нужен звонок')
    await irina.press('w.person.kuznetsov')
    expect(irina.heard()).toContain('Телефон: +70000000012')
  })
})

describe('a chat that cannot be written to', () => {
  test('is a call the next morning', async () => {
    await link(office, 'anna', 'smirnova')
    const anna = office.chat('anna')
    await anna.after(() => anna.person.block())
    await walkTo(office, '2026-12-01', '2026-12-18')
    expect(asked(office, 'anna')).toEqual([])
    const call = (await tasksOf(office, 'monthly_call')).find(({ citizen_id: id }) => id === 'smirnova')
    expect(call).toMatchObject({ state: 'open' })
    expect((await monthOf(office, 'smirnova'))['asked_again_on']).toBeNull()
  })

  test.each([
    ['consent was taken back', 'update people set consent = null where staff_id is null'],
    ['she does not want to be asked', 'update citizens set asks_welcome = false'],
    ['such questions are switched off', "update people set muted = '{care}' where staff_id is null"],
  ])('%s: nobody writes, somebody calls', async (_, sql) => {
    await link(office, 'anna', 'smirnova')
    await office.rows(sql)
    await walkTo(office, '2026-12-01', '2026-12-21')
    expect(asked(office, 'anna')).toEqual([])
    const month = await monthOf(office, 'smirnova')
    expect(month).toMatchObject({ asked_on: null, listed_on: '2026-12-21' })
    expect(month['call_task_on']).not.toBeNull()
  })
})

describe('the bot stood still', () => {
  test('for ten days until after the head’s day: what is late is done at once, in order, once', async () => {
    await office.at(moment('2026-12-18'))
    await office.at(moment('2026-12-28'))
    await office.at(moment('2026-12-28', '15:00'))
    expect(await monthOf(office, 'smirnova')).toMatchObject({
      listed_on: '2026-12-28',
      escalated_on: '2026-12-28',
    })
    expect(times('До конца месяца 2 рабочих дня', heard('irina'))).toBe(1)
  })

  test('until the last working day: the head reads how many days there are, not how many there should have been', async () => {
    await office.at(moment('2026-12-18'))
    await office.at(moment('2026-12-30'))
    await office.at(moment('2026-12-30', '15:00'))
    expect(times('Сегодня последний рабочий день месяца.', heard('irina'))).toBe(1)
    expect(heard('irina')).not.toContain('До конца месяца')
  })

  test('over the end of the month: the month that ended is with the head, told as over; the new one begins', async () => {
    await office.at(moment('2026-12-18'))
    await office.at(moment('2027-01-11'))
    expect((await monthOf(office, 'smirnova', '2026-12'))['escalated_on']).toBe('2027-01-11')
    expect(heard('irina')).toContain('Не удалось связаться в декабре: 3')
    expect((await monthOf(office, 'smirnova', '2027-01'))['escalated_on'] ?? null).toBeNull()
  })
})

describe('a round is safe to repeat', () => {
  const roundOf = (heads: MonthlyDeps['staff']['heads'] = async () => []) =>
    runMonthly({
      round: new PostgresMonthlyRound(office.bot.pool),
      staff: { heads },
      calendar: workingCalendar(CONTENT.years),
      zone: 'Asia/Yekaterinburg',
      clock: office.world.clock,
      chance: { id: () => `r${Math.random().toString(36).slice(2, 12)}` },
      log: office.world.log,
      contact: CONTENT.deadlines.get('contact') as NonNullable<ReturnType<typeof CONTENT.deadlines.get>>,
      escalated: CONTENT.reminders.get('month_escalated') as NonNullable<
        ReturnType<typeof CONTENT.reminders.get>
      >,
      missed: CONTENT.reminders.get('month_missed') as NonNullable<ReturnType<typeof CONTENT.reminders.get>>,
    })

  test('five at once, and again: nothing is double', async () => {
    await link(office, 'anna', 'smirnova')
    office.world.clock.setTo(Date.parse(moment('2026-12-04', '06:00')))
    await Promise.all(Array.from({ length: 5 }, () => roundOf()()))
    const count = async () => [
      await office.rows('select id, kind, date from occasions order by id'),
      await office.rows('select key, state, due, revision from tasks order by key'),
      await office.rows('select * from monthly_contacts order by citizen_id'),
    ]
    const first = await count()
    expect(first[0]).toHaveLength(1)
    await office.rows("delete from plan_marks where rule = 'monthly_round'")
    await Promise.all(Array.from({ length: 3 }, () => roundOf()()))
    expect(await count()).toEqual(first)
  })

  test('one that broke off before the head was told tells the head when it is run again', async () => {
    await office.at(moment('2026-12-24'))
    office.world.clock.setTo(Date.parse(moment('2026-12-25', '06:00')))
    const broken = roundOf(async () => {
      throw new Error('the database went away')
    })
    await expect(broken()).rejects.toThrow('went away')
    expect((await monthOf(office, 'smirnova'))['escalated_on']).toBe('2026-12-25')
    await office.at(moment('2026-12-28'))
    await office.at(moment('2026-12-29'))
    expect(times('До конца месяца 2 рабочих дня', heard('irina'))).toBe(1)
    expect(await monthOf(office, 'smirnova')).toMatchObject({ escalated_on: '2026-12-25' })
  })

  test('a deed recorded while it runs leaves no task and no ask behind', async () => {
    await link(office, 'anna', 'smirnova')
    office.world.clock.setTo(Date.parse(moment('2026-12-04', '06:00')))
    await Promise.all([roundOf()(), office.chat('olga').forge('w.contact.smirnova.phone.well')])
    await office.at(moment('2026-12-04', '12:00'))
    await office.at(moment('2026-12-07', '12:00'))
    expect(asked(office, 'anna')).toEqual([])
    const open = (await tasksOf(office, 'monthly_call')).filter(
      ({ citizen_id: id, state }) => id === 'smirnova' && state === 'open',
    )
    expect(open).toEqual([])
  })
})

test('the register without Y-monthly’s people asks nobody', async () => {
  await office.close()
  office = await openOffice(inject('postgresUrl'), { ...OFFICE, people: OFFICE.people.slice(2, 3) })
  await walkTo(office, '2026-12-28', '2026-12-31')
  expect(await office.rows('select 1 from monthly_contacts')).toEqual([])
  expect(heard('irina')).not.toContain('До конца месяца')
})
