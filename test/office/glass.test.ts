import { afterEach, beforeEach, expect, inject, test } from 'vitest'
import { heardWhile } from '../support/linked.ts'
import { openOffice, type TestOffice } from '../support/office.ts'

let office: TestOffice
beforeEach(async () => {
  office = await openOffice(inject('postgresUrl'))
})
afterEach(() => office.close())

const REASON = 'её привезли к нам в больницу'

const open = async (who: string, reason = REASON): Promise<string> => {
  const olga = office.chat('olga')
  return heardWhile(olga, async () => {
    await olga.forge('w.glass')
    await olga.say(who)
    if (reason !== '') await olga.say(reason)
  })
}

const ring = async (): Promise<void> => {
  office.world.clock.advance(2_000)
  await office.world.round()
}

test('a card of another district opens for four hours, with a reason; the head knows at once', async () => {
  const olga = office.chat('olga')
  expect(await open('Смирнова Вера Кузьминична 1948')).toContain('Карточка открыта на 4 часа')
  await olga.press('w.person.southern')
  expect(olga.heard()).toContain('Смирнова Вера Кузьминична, 78 лет')
  await olga.say('Смирнова')
  expect(
    olga.person
      .lastBotMessage()
      ?.buttons.flat()
      .some(({ data }) => data === 'w.person.southern'),
  ).toBe(true)
  const irina = await heardWhile(office.chat('irina'), ring)
  expect(irina).toContain('Белова Ольга Сергеевна')
  expect(irina).toContain(REASON)
  const audited = await office.rows(
    "select action, reason from audit where object = 'citizen:southern' order by id",
  )
  expect(audited).toEqual([
    { action: 'break_glass', reason: REASON },
    { action: 'see_person', reason: '' },
  ])
})

test('it closes itself', async () => {
  const olga = office.chat('olga')
  await open('Смирнова Вера Кузьминична 1948')
  await office.at('2026-11-22T15:59:00+05:00')
  expect((await olga.forge('w.person.southern'))[0]?.text).toContain('Смирнова Вера')
  await office.at('2026-11-22T16:01:00+05:00')
  expect((await olga.forge('w.person.southern'))[0]?.text).toContain('Такого здесь нет')
})

test.each([
  ['nobody at all', 'Несуществующая Анна Петровна 1955'],
  ['somebody of another department', 'Дальняя Нина Фёдоровна 1955'],
  ['another year', 'Смирнова Вера Кузьминична 1950'],
  ['a part of the name', 'Смирнова Вера 1948'],
])('%s: the same answer, on record, and no glass', async (_, who) => {
  expect(await open(who)).toContain('Такого здесь нет')
  expect(await office.rows('select 1 from break_glasses')).toEqual([])
  expect(await office.rows("select outcome from audit where action = 'break_glass'")).toEqual([
    { outcome: 'refused' },
  ])
})

test('without a reason that says something nothing opens', async () => {
  expect(await open('Смирнова Вера Кузьминична 1948', 'надо')).toContain('чуть подробнее')
  expect(await office.rows('select 1 from break_glasses')).toEqual([])
})

test('whoever is only asked in breaks no glass', async () => {
  const lev = office.chat('lev')
  await lev.forge('w.glass')
  expect(lev.heard()).toContain('Такого здесь нет')
})
