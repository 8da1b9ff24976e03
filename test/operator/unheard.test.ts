import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { operatorPage } from '../../src/adapters/http/operator/page.ts'
import { gaugesOf } from '../../src/application/operator/gauges.ts'
import { overviewOf } from '../../src/application/operator/overview.ts'
import { OperatorWords } from '../../src/application/operator/words.ts'
import { Renderer } from '../../src/application/render.ts'
import { asked, link, moment, walkTo } from '../office/monthly-world.ts'
import { CONTENT } from '../support/chat.ts'
import { openOffice, type TestOffice } from '../support/office.ts'

let office: TestOffice
beforeAll(async () => {
  office = await openOffice(inject('postgresUrl'))
  await office.at(moment('2026-11-25', '08:00'))
  await link(office, 'anna', 'smirnova')
})
afterAll(() => office.close())

const words = new OperatorWords(new Renderer(CONTENT.texts, 'ru'), 'Asia/Yekaterinburg')
const shown = async (): Promise<string> => {
  const parts = { words, language: 'ru', said: null, isPlayground: false } as const
  return operatorPage(await overviewOf(office.bot.reminders.desk.operator), parts)
}
const waiting = async (): Promise<number[]> => {
  const gauges = await gaugesOf(office.bot.reminders.desk.operator, null)
  return ['departments_unheard', 'departments_unheard_waiting'].map(
    (name) => gauges.find((each) => each.name === name)?.value ?? -1,
  )
}

test('a department where people wait and no head has a chat stands on the page: its name and how many, nobody’s name', async () => {
  await walkTo(office, '2026-12-01', '2026-12-10', () => asked(office, 'anna').length > 0)
  await office.chat('anna').press('help.csmirnova')
  // The other department was founded without a head: somebody was missed there in November.
  const row = (name: string, cries: number, missed: number): RegExp =>
    new RegExp(`<td[^>]*>${name}</td><td[^>]*>${cries}</td><td[^>]*>${missed}</td>`)
  const [own] = await office.rows<{ name: string }>("select name from departments where id = 'dep1'")
  const name = own?.name ?? 'no such department'
  const before = await shown()
  expect(before).toMatch(row('Второе отделение', 0, 1))
  expect(before).not.toContain(name)
  expect(await waiting()).toEqual([1, 1])
  await office.rows(
    "update people set blocked = true where id = (select person_id from staff where id = 'st_irina')",
  )
  const page = await shown()
  expect(page).toMatch(row(name, 1, 3))
  expect(page).not.toMatch(/Смирнов|Кузнецов|Белова|\+7000/)
  expect(await waiting()).toEqual([2, 5])
})
