import { afterEach, beforeEach, expect, inject, test } from 'vitest'
import { CONTENT, words } from '../support/content.ts'
import { openOffice, type TestOffice } from '../support/office.ts'

/** Monday noon in Yekaterinburg. */
const NOW = '2026-11-23T12:00:00+05:00'

let office: TestOffice
beforeEach(async () => {
  office = await openOffice(inject('postgresUrl'), undefined, { now: Date.parse(NOW) })
})
afterEach(async () => {
  expect(office.world.playground.ledger.refused).toEqual([])
  await office.close()
})

const walk = async (): Promise<void> => {
  const chat = office.chat('stranger')
  for (const { right } of CONTENT.lessons.get('fire')?.situations ?? []) await chat.press(right)
  await chat.press('done')
}

/** Presses a button of the reminder that came last. */
const answer = async (action: string): Promise<void> => {
  const { person } = office.chat('stranger')
  const button = person
    .lastBotMessage()
    ?.buttons.flat()
    .find(({ data }) => data?.includes(`.${action}.`))
  await office.chat('stranger').after(() => person.press(button?.data ?? `no ${action}`))
}

test('a month after a lesson three questions come once more, once, in another order', async () => {
  const chat = office.chat('stranger')
  await chat.after(() => chat.person.start())
  await chat.forge('m.lesson.fire')
  await chat.press('go_on')
  await walk()
  await chat.press('m.consent_yes')
  await office.at('2026-12-22T12:00:00+05:00')
  expect(chat.heard()).not.toContain('Месяц назад')
  await office.at('2026-12-23T11:30:00+05:00')
  const told = `Месяц назад вы прошли урок «${words('lessons.fire.title')}». Повторим его за две минуты?`
  expect(chat.person.lastBotMessage()?.text).toBe(told)
  await answer('open')
  expect(chat.heard()).toContain(words('lessons.fire.greeting_again.text'))
  await chat.press('go_on')
  await walk()
  expect((await chat.talks()).map(({ need, status }) => [need, status])).toEqual([
    ['lesson_fire', 'finished'],
    ['lesson_fire', 'finished'],
  ])
  await office.at('2027-01-25T12:00:00+05:00')
  await office.at('2027-02-25T12:00:00+05:00')
  expect(chat.heard().split('Повторим его за две минуты?')).toHaveLength(2)
  expect(await office.rows("select closed_by from occasions where kind = 'lesson_again'")).toEqual([
    { closed_by: 'done' },
  ])
})

test('whoever does not want it is not asked again', async () => {
  const chat = office.chat('stranger')
  await chat.after(() => chat.person.start())
  await chat.forge('m.lesson.fire')
  await chat.press('go_on')
  await walk()
  await chat.press('m.consent_yes')
  await office.at('2026-12-23T11:30:00+05:00')
  await answer('decline')
  await answer('why_not_needed')
  expect(await office.rows("select closed_by from occasions where kind = 'lesson_again'")).toEqual([
    { closed_by: 'declined' },
  ])
})

test('a lesson that was left is no debt: nothing reminds of it, nobody is told to call', async () => {
  const chat = office.chat('stranger')
  await chat.after(() => chat.person.start())
  await chat.forge('m.consent_yes')
  await chat.forge('m.lesson.fire')
  await chat.press('go_on')
  const before = chat.heard()
  await office.at('2026-11-27T12:00:00+05:00')
  await office.at('2026-12-03T12:00:00+05:00')
  expect(chat.heard()).toBe(before)
  expect(await office.rows("select id from reminders where rule = 'track_left'")).toEqual([])
})
