import { afterEach, beforeEach, expect, inject, test } from 'vitest'
import type { Chat } from '../support/chat.ts'
import { OFFICE, openOffice, type TestOffice } from '../support/office.ts'

/** Two days before the month's end: whoever is left has a call in the plan. */
const DAY = '2026-11-25'

let office: TestOffice
let olga: Chat
beforeEach(async () => {
  office = await openOffice(inject('postgresUrl'), {
    ...OFFICE,
    people: [
      ...OFFICE.people,
      ...OFFICE.people
        .filter(({ id }) => id === 'smirnova')
        .map(({ facts, ...each }) => ({
          ...each,
          id: 'zotova',
          facts: { ...facts, name: 'Зотова Нина Павловна', phone: null },
        })),
    ],
  })
  olga = office.chat('olga')
  await office.at(`${DAY}T10:00:00+05:00`)
})
afterEach(async () => {
  expect(office.world.playground.ledger.refused).toEqual([])
  await office.close()
})

const last = (chat: Chat = olga): string => chat.person.lastBotMessage()?.text ?? ''
const labels = (chat: Chat = olga): string[] =>
  (chat.person.lastBotMessage()?.buttons ?? []).flat().map(({ text }) => text)

test('the number stands in the list, on the card of the task, and where nobody has one that is said', async () => {
  await olga.forge('w.month_left')
  expect(last()).toContain('Смирнова А. П., +70000000011: ')
  expect(last()).toContain('Кузнецов П. И., +70000000012: ')
  expect(last()).toMatch(/Зотова Н\. П\.: /)

  await olga.forge('w.contact.smirnova.phone.needs_help')
  const [help] = await office.rows<{ id: string }>("select id from tasks where kind = 'help'")
  await olga.forge(`w.task.${help?.id}`)
  expect(last()).toContain('Телефон: +70000000011')
  const [call] = await office.rows<{ id: string }>(
    "select id from tasks where kind = 'monthly_call' and citizen_id = 'zotova'",
  )
  await olga.forge(`w.task.${call?.id}`)
  expect(last()).toContain('Телефона нет: нужно зайти домой.')
})

test('after a result come «Следующий» and «К списку»; whoever was tried today does not come again', async () => {
  await olga.forge('w.month_left')
  const order = ['smirnova', 'kuznetsov', 'zotova']
  await olga.forge('w.unreached.kuznetsov.no_answer')
  expect(labels()).toEqual(expect.arrayContaining(['Следующий', 'К списку']))
  const seen = ['kuznetsov']
  while (labels().includes('Следующий')) {
    const [next] = await olga.press('w.next_call')
    const contact = next?.buttons.flat().find(({ data = '' }) => data.startsWith('w.contact.'))?.data ?? ''
    expect(next?.text).toContain('Здравствуйте! Это ваш специалист')
    const citizen = contact.split('.')[2] ?? ''
    expect(seen).not.toContain(citizen)
    seen.push(citizen)
    await olga.press(contact)
  }
  expect([...seen].sort()).toEqual([...order].sort())
  expect(labels()).toContain('К списку')
  await olga.press('w.month_left')
  expect(last()).toContain('Кузнецов П. И., +70000000012')
  expect(last()).not.toContain('Зотова')
  await olga.forge('w.next_call.zotova')
  expect(last()).toContain('Сегодня уже звонили всем, кто остался')
})
