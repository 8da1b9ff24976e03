import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { onList } from '../../src/adapters/database/office/on-list.ts'
import { isOnList } from '../../src/domain/people/monthly/owed.ts'
import type { Chat } from '../support/chat.ts'
import { openOffice, type TestOffice } from '../support/office.ts'

let office: TestOffice
let olga: Chat
beforeAll(async () => {
  office = await openOffice(inject('postgresUrl'))
  olga = office.chat('olga')
  await office.rows("update citizens set state = 'died', state_from = '2026-11-01' where id = 'smirnova'")
  await office.rows("update citizens set state = 'moved', state_from = '2026-11-02' where id = 'kuznetsov'")
})
afterAll(() => office.close())

const heard = async (chat: Chat, typed: string): Promise<string> => {
  const said = await chat.say(typed)
  return said
    .map(({ text, buttons }) => [text, ...buttons.flat().map((each) => each.text)].join('\n'))
    .join('\n')
}

test('«Люди», groups, the overview and the month’s list count nobody who died or moved away', async () => {
  const people = await heard(olga, 'Люди')
  expect(people).toContain('В списке 1 человек')
  expect(people).not.toMatch(/Смирнова|Кузнецов/)
  expect(await heard(olga, 'живут одни')).not.toMatch(/Смирнова|Кузнецов/)
  expect(await heard(olga, 'Сегодня')).not.toMatch(/Смирнова|Кузнецов/)
  // One is left in the north, one in the south.
  expect(await heard(office.chat('irina'), 'Обзор')).toContain('Людей: 2')
})

test('by name they are found, marked', async () => {
  expect(await heard(olga, 'Смирнова Анна')).toMatch(/Смирнова Анна Петровна[\s\S]*Человек умер/)
  expect(await heard(olga, 'Кузнецов')).toMatch(/Кузнецов Пётр Иванович[\s\S]*переехал/i)
})

test('the rule is the same in SQL and in the domain', async () => {
  const states = ['present', 'away', 'moved', 'died', 'refused'] as const
  const days = [null, '2026-11-21', '2026-11-22', '2026-11-23']
  const cases = states.flatMap((state) => days.map((from) => ({ state, from })))
  for (const { state, from } of cases) {
    const [row] = await office.rows<{ is: boolean }>(
      `select coalesce(${onList('c', 3)}, false) as is from (select $1::text as state, $2::text as state_from) c`,
      [state, from, '2026-11-22'],
    )
    const facts = { presence: state, presenceFrom: from, presenceUntil: null }
    expect([state, from, row?.is]).toEqual([state, from, isOnList(facts, '2026-11-22')])
  }
})
