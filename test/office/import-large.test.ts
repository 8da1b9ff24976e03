import { afterEach, beforeEach, expect, inject, test } from 'vitest'
import { openOffice, type TestOffice } from '../support/office.ts'

let office: TestOffice
beforeEach(async () => {
  office = await openOffice(inject('postgresUrl'))
})
afterEach(() => office.close())

const LETTERS = 'абвгдежзиклмнопрстуфхцчшэюя'
const letter = (n: number): string => LETTERS[Math.floor(n) % 27] ?? ''
const ROWS = 20_000
/** Every hundredth has a day that no calendar has. */
const isFaulty = (n: number): boolean => n % 100 === 99

const lineOf = (n: number): string => {
  const name = `Рядов${letter(n)}${letter(n / 27)}${letter(n / 729)} Пётр ${letter(n / 19_683)}ич`
  const day = isFaulty(n)
    ? '31.02.1950'
    : `${String(1 + (n % 28)).padStart(2, '0')}.0${1 + (n % 9)}.${1930 + (n % 40)}`
  return `${name};${day};8 000 ${String(n).padStart(7, '0')};ул. Выдуманная, ${n}`
}

test('twenty thousand rows with one in a hundred at fault: all good ones at once, others answered meanwhile', async () => {
  const file = ['ФИО;Дата рождения;Телефон;Адрес', ...Array.from({ length: ROWS }, (_, n) => lineOf(n))].join(
    '\n',
  )
  const olga = office.chat('olga')
  await olga.send({ document: { name: 'r.csv', mime: 'text/csv', bytes: Buffer.from(file) } })
  // The bot is not deaf while it reads.
  await office.chat('pavel').say('Вера')
  expect(office.chat('pavel').person.lastBotMessage()?.text).toContain('Смирнова Вера Кузьминична')
  await office.imported()
  expect(olga.person.lastBotMessage()?.text).toContain('Новых людей: 20000')
  expect(olga.person.lastBotMessage()?.text).toContain('такого дня нет в календаре: 200')
  const said = await olga.press('w.import_remarks')
  const report = said.find((message) => message.file)?.file?.content.toString() ?? ''
  for (const row of [101, 10_001, 20_001]) expect(report).toContain(`B${row};`)
  await olga.press('w.import_write')
  await office.imported()
  expect(olga.person.lastBotMessage()?.text).toContain('Добавлено людей: 20000')
  expect(await office.rows('select count(*)::int as n from citizens')).toEqual([{ n: 20_005 }])
  await olga.say('0 019 998')
  expect(olga.person.lastBotMessage()?.text).toContain('ул. Выдуманная, 19998')
}, 300_000)
