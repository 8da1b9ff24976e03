import { afterEach, beforeEach, expect, inject, test } from 'vitest'
import { dangerTaskId } from '../../src/application/office/talking/call-task.ts'
import { DANGERS } from '../../src/domain/hearing/danger-kind.ts'
import type { Chat } from '../support/chat.ts'
import { heardWhile, onTheWay } from '../support/linked.ts'
import { openOffice, type TestOffice } from '../support/office.ts'
import { TODAY } from '../support/world.ts'

let office: TestOffice
let anna: Chat
beforeEach(async () => {
  office = await openOffice(inject('postgresUrl'))
  anna = await onTheWay(office, 'anna', { citizen: 'smirnova' })
})
afterEach(async () => {
  expect(office.world.playground.ledger.refused).toEqual([])
  await office.close()
})

const dangers = () =>
  office.rows<{ id: string; due: string }>(
    "select id, due from tasks where kind = 'danger' order by (params->>'cried_at')::float8",
  )

const cardOf = async (task: string | undefined): Promise<string> => {
  await office.chat('olga').forge(`w.task.${task}`)
  return office.chat('olga').person.lastBotMessage()?.text ?? ''
}

test('a new cry says what its own words say, stands first with its day, and takes the old answer off', async () => {
  await office.at('2026-11-30T15:02:00+05:00')
  await anna.say('внук не хочет жить')
  const child = await heardWhile(office.chat('irina'), () => office.at('2026-11-30T15:03:00+05:00'))
  expect(child).toContain('речь о ребёнке')
  await office.chat('irina').press('by_phone')
  const [task] = await dangers()
  expect(await cardOf(task?.id)).toContain('Решает по телефону: Орлова')
  await anna.say('жить не хочу')
  const own = await heardWhile(office.chat('irina'), () => office.at('2026-11-30T15:05:00+05:00'))
  expect(own).not.toContain('речь о ребёнке')
  expect(own).toContain('Что случилось: жить не хочу')
  expect(own).toContain('Раньше, 30 ноября 2026 года, понедельник: «внук не хочет жить»')
  expect(await dangers()).toHaveLength(1)
  const card = await cardOf(task?.id)
  expect(card).not.toContain('Решает по телефону')
  expect(card.indexOf('«жить не хочу»')).toBeLessThan(card.indexOf('Раньше'))
  // A month later it is a task of its own, with its own words, due now.
  await office.at('2026-12-29T15:00:00+05:00')
  await anna.say('жить не хочу, устала')
  const last = (await dangers()).at(-1)
  expect(last?.due).toBe('2026-12-29')
  const later = await cardOf(last?.id)
  expect(later).toContain('Человек сам попросил помощи: 29 декабря 2026 года')
  expect(later).not.toContain('внук')
})

test('that help has come stands on the task, until the next cry', async () => {
  await anna.say('у нас пожар')
  await anna.say('пожарные приехали, потушили')
  const [task] = await dangers()
  const helped = await cardOf(task?.id)
  expect(helped).toContain('«пожарные приехали, потушили»')
  expect(helped).toContain('Человек пишет, что помощь уже есть')
  await anna.say('опять горит квартира')
  expect(await cardOf(task?.id)).not.toContain('помощь уже есть')
  await anna.press('helped')
  expect(await cardOf(task?.id)).toContain('помощь уже есть')
})

test('an answer reaches the specialist at night, and says which cry it is about', async () => {
  await office.at('2026-12-01T03:00:00+05:00')
  await anna.say('мама без сознания')
  await office.at('2026-12-01T03:01:00+05:00')
  await office.chat('irina').press('going')
  const olga = await heardWhile(office.chat('olga'), () => office.at('2026-12-01T03:02:00+05:00'))
  expect(olga).toContain('еду туда')
  expect(olga).toContain('В словах: человек без сознания.')
  expect(olga).toContain('Что случилось: мама без сознания')
})

test('what a head and a specialist press under a cry works for each kind, with ids as long as they get', async () => {
  await anna.say('у нас пожар')
  for (const danger of DANGERS) {
    const id = dangerTaskId({ person: { id: '1k9x2m8c0q7ab' }, at: TODAY } as never, danger)
    await office.rows(
      `insert into tasks (id, key, kind, citizen_id, district_id, due, urgency, approximate, params, made_on, warn_on)
       select $1, $1, kind, citizen_id, district_id, due, urgency, approximate, params || jsonb_build_object('danger', $2::text),
         made_on, warn_on from tasks where kind = 'danger' order by (note is null), id limit 1`,
      [id, danger],
    )
    await office.chat('irina').forge(`w.task.${id}`)
    await office.chat('irina').press(`w.cry_answer.${id}.going`)
    expect(office.chat('irina').person.lastBotMessage()?.text, danger).toContain('Записано: еду туда.')
    await office.chat('irina').press(`w.cry_words.${id}`)
    expect(office.chat('irina').person.lastBotMessage()?.text, danger).toContain('Ответ прочитает')
    await office.chat('irina').say('Ключ у соседки')
    expect(await cardOf(id), danger).toContain('Едет туда: Орлова')
  }
})

test('danger that nobody closed is told each morning, one block a person, the gravest first, with the days of waiting', async () => {
  await office.at('2026-11-30T15:00:00+05:00')
  await anna.say('упала, не могу встать')
  await anna.press('helped')
  await anna.say('жить не хочу')
  await office.chat('olga').forge('w.person.smirnova')
  await office.chat('olga').press('w.contact.smirnova.phone.well')
  await office.at('2026-12-01T09:30:00+05:00')
  const morning = await heardWhile(office.chat('irina'), () => office.at('2026-12-10T09:30:00+05:00'))
  expect(morning).toContain('Просят помощи, и никто не помог: 1')
  expect(morning.split('Смирнова А. П.: человек сам попросил помощи')).toHaveLength(2)
  expect(morning).toContain('Дней ожидания: 10')
  expect(morning).toContain('Говорили с человеком: 30 ноября')
  expect(morning).toContain('Ещё: падение, 30 ноября')
  expect(morning.indexOf('нежелание жить')).toBeLessThan(morning.indexOf('Ещё: падение'))
  await office.chat('irina').say('Обзор')
  expect(office.chat('irina').heard()).toContain('Опасность, за 7 дней и не закрытая: 2')
  await office.chat('olga').say('Сегодня')
  const labels = office
    .chat('olga')
    .person.lastBotMessage()
    ?.buttons.flat()
    .map(({ text }) => text)
  expect(labels?.slice(0, 2)).toEqual(['Смирнова А. П.: не хочет жить', 'Смирнова А. П.: падение'])
})
