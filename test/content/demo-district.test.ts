import { expect, inject, test } from 'vitest'
import { readDemoDistrict } from '../../src/adapters/content/read-demo-district.ts'
import { ROOT } from '../../src/root.ts'
import { CONTENT } from '../support/content.ts'
import { OFFICE_PEOPLE, openOffice } from '../support/office.ts'

const chatOf = (key: string): string => String(OFFICE_PEOPLE.find((each) => each.key === key)?.id)
const CHATS = new Map([
  ['maria', chatOf('maria')],
  ['specialist', chatOf('olga')],
  ['head', chatOf('irina')],
])

const demo = readDemoDistrict(ROOT, {
  chats: CHATS,
  at: Date.parse('2026-11-22T09:00:00+05:00'),
  zone: 'Asia/Yekaterinburg',
  consent: 'ru-1',
})

test('whenever the playground starts something lies ahead, and all of it says that it is invented', () => {
  const events = demo.events ?? []
  expect(events.filter(({ event }) => event.state === 'open').length).toBeGreaterThan(3)
  for (const { event } of events) {
    expect(event.day > '2026-11-22').toBe(true)
    expect(event.details.source).toContain('выдумано')
    expect(CONTENT.events.kinds.map(({ id }) => id)).toContain(event.kind)
  }
})

test('what people of the demo said are things that can be said, and districts and members are there', () => {
  const items = new Set(CONTENT.needsCard.groups.flatMap(({ items }) => items))
  for (const { id, needs = [] } of demo.people)
    expect([id, needs.filter((each) => !items.has(each))]).toEqual([id, []])
  const people = new Set(demo.people.map(({ id }) => id))
  for (const { members } of demo.groups ?? []) expect(members.filter((each) => !people.has(each))).toEqual([])
  const districts = new Set(demo.departments.flatMap((each) => each.districts.map(({ id }) => id)))
  for (const { event } of demo.events ?? [])
    expect(event.districts.filter((each) => !districts.has(each))).toEqual([])
})

test('founded, it stands in Maria’s list and in the specialist’s, and a club with it', async () => {
  const office = await openOffice(inject('postgresUrl'), demo)
  try {
    const maria = office.chat('maria')
    await maria.after(() => maria.person.start())
    await maria.say('Афиша')
    expect(maria.heard()).toContain('Вечер романса')
    expect(maria.heard()).not.toContain('звонки мошенников')
    await maria.press('e.clubs')
    await maria.press('e.club.demo_choir')
    expect(maria.heard()).not.toContain('Ушакова')
    await office.chat('olga').say('События')
    const labels = office.chat('olga').person.lastBotMessage()?.buttons.flat() ?? []
    const [draft] = labels.filter(({ text }) => text.startsWith('Черновик: 4.12 12:00 Школа безопасности'))
    expect(draft?.data).toBe('w.event.demo_safety')
    expect(await office.rows("select 1 from citizens where id = 'maria' and home is not null")).toHaveLength(
      1,
    )
  } finally {
    await office.close()
  }
})
