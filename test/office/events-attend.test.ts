import { afterEach, beforeEach, expect, inject, test } from 'vitest'
import type { Chat } from '../support/chat.ts'
import { factsOf, OFFICE, openOffice, type TestOffice } from '../support/office.ts'
import { addEvent, joined, standing } from './events-ground.ts'

/** More than stand on one page. */
const NEIGHBOURS = Array.from({ length: 9 }, (_, n) => ({
  id: `neighbour${n}`,
  district: 'north',
  on: '2026-01-12',
  facts: factsOf({ name: 'Соседова Нина Ивановна', phone: `+7000000003${n}`, livingAlone: false }),
}))
const YARD = { ...OFFICE, people: [...OFFICE.people, ...NEIGHBOURS] }

let office: TestOffice
let olga: Chat
let irina: Chat
beforeEach(async () => {
  office = await openOffice(inject('postgresUrl'), YARD)
  olga = office.chat('olga')
  irina = office.chat('irina')
})
afterEach(() => office.close())

const said = async (chat: Chat, token: string): Promise<string> =>
  (await chat.forge(token)).map(({ text }) => text).join('\n')

/** The newest message, also where it took the place of an older one. */
const last = (chat: Chat): string => chat.person.lastBotMessage()?.text ?? ''
const labels = (chat: Chat): string[] =>
  chat.person
    .lastBotMessage()
    ?.buttons.flat()
    .map(({ text }) => text) ?? []

const signUp = (citizen: string, state: string, number: number | null = null): Promise<object[]> =>
  office.rows(
    `insert into sign_ups (event_id, citizen_id, state, number, at) values ('ev1', $1, $2, $3, now())`,
    [citizen, state, number],
  )

test('an employee sees who comes by name, those of other districts as a number', async () => {
  await addEvent(office, 'ev1', { capacity: 5 })
  const anna = await joined(office, 'anna', 'smirnova')
  await anna.forge('e.go.ev1')
  await anna.forge('e.ride.ev1')
  await signUp('southern', 'going')
  await signUp('kuznetsov', 'waiting', 1)
  await office.rows("update events set taken = 2 where id = 'ev1'")
  const seen = await said(olga, 'w.event_people.ev1')
  expect(seen).toContain('Занято мест: 2 из 5')
  expect(seen).toContain('1. Смирнова А. П.: нужна помощь с дорогой')
  expect(seen).toContain('1. Кузнецов П. И.: чата нет, звонить +70000000012')
  expect(seen).toContain('Идут из других участков: 1')
  expect(seen).not.toContain('Вера')
  expect(await said(irina, 'w.event_people.ev1')).toContain('Смирнова В. К.')
})

test('the next page goes on counting', async () => {
  await addEvent(office, 'ev1')
  for (const { id } of NEIGHBOURS) await signUp(id, 'going')
  await signUp('kuznetsov', 'waiting', 1)
  expect(await said(olga, 'w.event_people.ev1')).toContain('8. Соседова Н. И.')
  await olga.press('w.event_people.ev1.1')
  expect(last(olga)).toContain('9. Соседова Н. И.')
  expect(last(olga)).toContain('1. Кузнецов П. И.')
})

test('whoever has no messenger is put down by phone: the same places, with the employee’s name to it', async () => {
  await addEvent(office, 'ev1', { capacity: 1 })
  await said(olga, 'w.event_put_down.ev1')
  await olga.say('Кузнецов')
  await olga.press('w.event_answer.ev1.kuznetsov.go')
  expect(last(olga)).toContain('Кузнецов П. И.: место есть')
  expect(
    await office.rows("select citizen_id, state, staff_id from sign_ups where event_id = 'ev1'"),
  ).toEqual([{ citizen_id: 'kuznetsov', state: 'going', staff_id: 'st_olga' }])
  await olga.forge('w.event_answer.ev1.young.go')
  expect(last(olga)).toContain('Мест нет. Записать в список ожидания')
  await olga.press('w.event_answer.ev1.young.wait')
  await olga.forge('w.event_answer.ev1.kuznetsov.no')
  // Nobody can write to her: Olga is to call, and her answer ends that task.
  expect(await standing(office, 'ev1')).toMatchObject({
    taken: 1,
    answers: { kuznetsov: 'withdrawn', young: 'offered' },
  })
  const calls = () => office.rows("select state from tasks where kind = 'event_place_call'")
  expect(await calls()).toEqual([{ state: 'open' }])
  await olga.forge('w.event_answer.ev1.young.go')
  expect(await calls()).toEqual([{ state: 'done' }])
  // Of another district.
  await olga.forge('w.event_answer.ev1.southern.go')
  expect(await standing(office, 'ev1')).not.toMatchObject({ answers: { southern: 'going' } })
})

test('presence in a minute: all were there, two ticks taken back, somebody came without a place', async () => {
  await addEvent(office, 'ev1')
  for (const each of ['smirnova', 'kuznetsov']) await signUp(each, 'going')
  expect(await said(olga, 'w.event_presence.ev1')).toContain('за час до начала')
  await said(olga, 'w.event.ev1')
  expect(labels(olga)).not.toContain('Отметить, кто был')
  expect(await said(olga, 'w.event_came.ev1.young')).toContain('за час до начала')
  expect(await office.rows("select 1 from sign_ups where citizen_id = 'young'")).toEqual([])
  await office.at('2026-12-02T13:30:00+05:00')
  await said(olga, 'w.event.ev1')
  expect(labels(olga)).toContain('Кто идёт')
  expect(labels(olga)).toContain('Отметить, кто был')
  expect(await said(olga, 'w.event_presence.ev1')).toContain('Отмечено на месте: 0 из 2')
  await olga.press('w.event_all_were.ev1')
  expect(last(olga)).toContain('Отмечено на месте: 2 из 2')
  expect(labels(olga)).toContain('✓ Кузнецов П. И.')
  await olga.press('w.event_was.ev1.kuznetsov')
  expect(labels(olga)).toContain('✗ Кузнецов П. И.')
  await olga.press('w.event_walk_in.ev1')
  await olga.say('Иванова')
  await olga.press('w.event_came.ev1.young')
  const attended = await office.rows(
    "select citizen_id, state, attended from sign_ups where event_id = 'ev1' order by citizen_id",
  )
  expect(attended).toEqual([
    { citizen_id: 'kuznetsov', state: 'going', attended: false },
    { citizen_id: 'smirnova', state: 'going', attended: true },
    { citizen_id: 'young', state: 'walked_in', attended: true },
  ])
  // Being seen at a concert is no contact of the month.
  expect(await office.rows('select * from deeds')).toEqual([])
})

test('presence fills the report: people 55+ and with a disability, each once, by the lines of the form', async () => {
  for (const [id, day, kind] of [
    ['ev1', '2026-11-10', 'concert'],
    ['ev2', '2026-11-12', 'theatre'],
    ['ev3', '2026-08-12', 'sport'],
  ] as const)
    await addEvent(office, id, { day, kind })
  await office.rows(
    `insert into sign_ups (event_id, citizen_id, state, at, attended) values
       ('ev1', 'smirnova', 'going', now(), true), ('ev1', 'southern', 'going', now(), true),
       ('ev1', 'young', 'going', now(), true), ('ev1', 'kuznetsov', 'going', now(), false),
       ('ev2', 'smirnova', 'going', now(), true), ('ev3', 'smirnova', 'going', now(), true)`,
  )
  // A head: the department. Three visits of two people to two events; the young one is not what the form is about.
  expect(await said(irina, 'w.events_report')).toContain(
    '13.1 Культура и досуг: событий 2, людей 2, посещений 3',
  )
  // A specialist: her own districts.
  expect(await said(olga, 'w.events_report')).toContain('событий 2, людей 1, посещений 2')
  expect(last(olga)).not.toContain('13.3')
  await olga.press('w.events_report.quarter.last')
  expect(last(olga)).toContain('13.3 Спорт: событий 1, людей 1, посещений 1')
  await irina.forge('w.events_report_file.quarter.this')
  const file = irina.person.screen().findLast((message) => message.file !== undefined)?.file
  expect(file?.name).toBe('события-2026-10-01.csv')
  expect(Buffer.from(file?.content ?? '').toString()).toContain('13.1;Культура и досуг;2;2;3')
})
