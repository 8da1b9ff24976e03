import { afterEach, beforeEach, expect, inject, test } from 'vitest'
import { openOffice, type TestOffice } from '../support/office.ts'

let office: TestOffice
beforeEach(async () => {
  office = await openOffice(inject('postgresUrl'))
})
afterEach(() => office.close())

const olga = () => office.chat('olga')
const last = (): string => olga().person.lastBotMessage()?.text ?? ''
/** The token of a button of the newest message that has it. */
const label = (words: string): string =>
  [...olga().person.screen()]
    .reverse()
    .flatMap(({ buttons }) => buttons.flat())
    .find(({ text }) => text.includes(words))?.data ?? `no button ${words}`
const shown = (words: string): string =>
  [...olga().person.screen()].reverse().find(({ text }) => text.includes(words))?.text ?? ''
const written = async (rows: readonly string[]): Promise<void> => {
  const bytes = Buffer.from(['ФИО;Дата рождения;Телефон;Примечание', ...rows].join('\n'))
  await olga().send({ document: { name: 'r.csv', mime: 'text/csv', bytes } })
  await office.imported()
  await olga().press(label('Записать'))
  await office.imported()
  await olga().press(label('Уточнить сейчас'))
}
const births = async (): Promise<string[]> =>
  (
    await office.rows<{ born: string }>(
      `select birth_date as born from citizens c where exists
         (select 1 from register_doubts d where d.citizen_id = c.id and d.what = 'birth_year_only')`,
    )
  ).map(({ born }) => born)
const open = async (): Promise<number> =>
  (await office.rows("select 1 from register_doubts where state = 'open'")).length

test('an answer is said back in words; a slip is answered anew, another is taken back, and yesterday’s stays', async () => {
  await written(['Ушакова Зоя Ивановна;1948;;', 'Горшкова Мария Ивановна;06.10.1935;;умерла в декабре'])
  for (let n = 0; n < 2; n += 1) {
    if (last().includes('Горшкова')) await olga().press(label('Да'))
    else await olga().say('7 марта 1944')
  }
  expect(last()).toContain('Пока всё')
  expect(shown('Записано: Ушакова З. И.')).toContain('Дата рождения: 7 марта 1944 года, вторник')
  await olga().press(label('Исправить'))
  expect(last()).toMatch(/Ушакова|Горшкова/)
  const asked = last().includes('Ушакова') ? 'Ушакова' : 'Горшкова'
  if (asked === 'Горшкова') await olga().press(label('Да'))
  const mistaken = [...olga().person.screen()]
    .filter(({ text }) => text.includes('1944'))
    .flatMap(({ buttons }) => buttons.flat())
    .find(({ text }) => text === 'Исправить')
  if (asked === 'Горшкова') await olga().press(mistaken?.data ?? '')
  expect(last()).toContain('Ушакова З. И.: Дата рождения «1948»')
  expect(label('1948 — год рождения')).toBe('d.keep')
  expect(await births()).toEqual(['1948'])
  await olga().say('7 марта 1948')
  expect(shown('Записано: Ушакова З. И.')).toContain('7 марта 1948 года, воскресенье')
  expect(await births()).toEqual(['1948-03-07'])

  const gone = [...olga().person.screen()]
    .reverse()
    .filter(({ text }) => text.includes('Светлая память'))
    .flatMap(({ buttons }) => buttons.flat())
    .find(({ text }) => text === 'Отменить запись')
  await olga().press(gone?.data ?? '')
  expect(shown('Запись отменена')).toContain('Горшкова М. И.')
  expect(await office.rows("select 1 from citizens where state = 'died'")).toEqual([])
  expect(await open()).toBe(1)

  office.world.clock.advance(86_400_000)
  const before = await births()
  await olga().press(label('Исправить'))
  expect(await births()).toEqual(before)
  await office.at('2026-11-27T10:00:00+05:00')
  const kept = "select 1 from register_doubts where state = 'settled' and octet_length(doubt) > 0"
  expect(await office.rows(kept)).toEqual([])
})

test('years of one list are answered by one press, said back by name, and taken back by one', async () => {
  const people = ['Акимова', 'Борисова', 'Власова', 'Громова'].map(
    (name, n) => `${name} Анна Ивановна;${1941 + n};;`,
  )
  await written([...people, 'Дронова Анна Ивановна;31.02.1945;;'])
  for (let n = 0; n < 2 && last().includes('Дронова'); n += 1) await olga().press(label('Потом'))
  await olga().press(label('Это годы у всех (4)'))
  const said = shown('Записано карточек: 4')
  for (const [n, name] of ['Акимова', 'Борисова', 'Власова', 'Громова'].entries())
    expect(said).toContain(`${name} А. И. — ${1941 + n}`)
  expect(await open()).toBe(1)
  await olga().press(
    [...olga().person.screen()]
      .filter(({ text }) => text.includes('Записано карточек: 4'))
      .flatMap(({ buttons }) => buttons.flat())[0]?.data ?? '',
  )
  expect(shown('Запись отменена')).toContain('Громова А. И.')
  expect(await open()).toBe(5)
})

test('the code of the place that one number lacked is put before the others of the list', async () => {
  await written([
    'Акимова Анна Ивановна;01.02.1941;23959;',
    'Борисова Анна Ивановна;01.02.1942;5-11-12;',
    'Власова Анна Ивановна;01.02.1943;123456;',
  ])
  for (let n = 0; n < 3 && !last().includes('23959'); n += 1) await olga().press(label('Потом'))
  expect(last()).toContain('городской номер без кода города')
  await olga().say('8 (84235) 2-39-59')
  await olga().press(label('Код 84235 у всех (1)'))
  expect(shown('Записано карточек: 1')).toContain('Борисова А. И. — +78423551112')
  await olga().say('Отмена')
  await olga().say('борисова')
  expect(last()).toContain('+78423551112')
  await olga().say('власова')
  expect(last()).toContain('123456')
})
