import { afterEach, beforeEach, expect, inject, test } from 'vitest'
import { openOffice, type TestOffice } from '../support/office.ts'
import { moment, walkTo } from './monthly-world.ts'

let office: TestOffice
beforeEach(async () => {
  office = await openOffice(inject('postgresUrl'))
  await office.at(moment('2026-12-01', '08:00'))
})
afterEach(() => office.close())

type Key = 'olga' | 'irina'
const chat = (key: Key) => office.chat(key)
const last = (key: Key): string => chat(key).person.lastBotMessage()?.text ?? ''
const told = (key: Key, words: string): string[] =>
  chat(key)
    .person.screen()
    .filter(({ from, text }) => from === 'bot' && text.includes(words))
    .map(({ text }) => text)
/** A press on the newest message. */
const on = (key: Key, data: string) => chat(key).forge(data, chat(key).person.lastBotMessage()?.id)
const refuse = async (citizen: string) => {
  await chat('olga').forge(`w.person.${citizen}`)
  await on('olga', `w.presence_set.${citizen}.refused`)
}

test('a refusal that a specialist notes stops the calls at once, and is no way to all of them', async () => {
  await refuse('kuznetsov')
  expect(last('olga')).toContain('Осталось, чтобы подтвердил заведующий')
  await chat('olga').forge('w.person.kuznetsov')
  expect(last('olga')).toContain('Ждёт подтверждения заведующего.')
  await chat('olga').forge('w.contact.smirnova.phone.well')
  await chat('olga').say('Сегодня')
  expect(last('olga')).toContain('Ждут подтверждения заведующего: 1')
  expect(last('olga')).not.toContain('Связались в декабре со всеми')
  await walkTo(office, '2026-12-02', '2026-12-04')
  const calls =
    "select 1 from tasks where citizen_id = 'kuznetsov' and kind = 'monthly_call' and state = 'open'"
  expect(await office.rows(calls)).toEqual([])
  // The head hears of it the next morning, once, by name.
  const [morning, ...others] = told('irina', 'Ждут вашего подтверждения: 1')
  expect(others).toEqual([])
  expect(morning).toContain('Кузнецов П. И.: отказ, 1 декабря 2026 года')
  expect(morning).toContain('Белова О. С.')
  await chat('irina').say('Обзор')
  expect(last('irina')).toContain('без подтверждения: 1')
  expect(last('irina')).toContain('Связаться в декабре: осталось 1 из 3')
  await chat('irina').press('w.gone')
  await chat('irina').press('w.gone_yes.kuznetsov')
  await chat('olga').forge('w.person.kuznetsov')
  expect(last('olga')).toContain('Записан отказ от контактов.')
  expect(last('olga')).not.toContain('Ждёт подтверждения')
  await chat('irina').say('Обзор')
  expect(last('irina')).toContain('осталось 1 из 2')
  // A wrong tap is taken back.
  await chat('irina').forge('w.gone_undo.kuznetsov.st_olga')
  // Pressed twice it is answered too, and nothing changes.
  await chat('irina').forge('w.gone_undo.kuznetsov.st_olga')
  expect(chat('irina').toasts().at(-1)).toBe('Это уже решено.')
  await chat('irina').say('Обзор')
  expect(last('irina')).toContain('без подтверждения: 1')
})

test('unconfirmed at the end of the month it is told as missed, apart', async () => {
  await refuse('kuznetsov')
  await chat('olga').forge('w.contact.smirnova.phone.well')
  await walkTo(office, '2026-12-28', '2027-01-11')
  // The week's overview names the figure as well, and goes out beside it.
  const [missed, ...others] = told('irina', 'Кузнецов П. И.: отказ, ещё не подтверждён')
  expect(others).toEqual([])
  expect(missed).toContain('Не удалось связаться в декабре: 2')
})

test('given back with a word: the specialist reads it, has a task, the person is in the month again', async () => {
  await refuse('kuznetsov')
  await chat('irina').say('Обзор')
  await on('irina', 'w.gone')
  await chat('irina').press('w.gone_back.kuznetsov')
  await chat('irina').say('Он мой сосед и ждёт звонка')
  await office.world.round()
  const [back] = told('olga', 'Заведующий не подтвердил отметку: Кузнецов Пётр Иванович')
  expect(back).toContain('«Он мой сосед и ждёт звонка»')
  await walkTo(office, '2026-12-02', '2026-12-21')
  const calls = await office.rows(
    "select state from tasks where citizen_id = 'kuznetsov' and kind in ('monthly_call', 'gone_back') order by kind",
  )
  expect(calls).toEqual([{ state: 'open' }, { state: 'open' }])
  await chat('olga').forge('w.contact.kuznetsov.phone.well')
  expect(await office.rows("select 1 from tasks where citizen_id = 'kuznetsov' and state = 'open'")).toEqual(
    [],
  )
})

test('what the head notes needs nobody’s word', async () => {
  await chat('irina').forge('w.person.kuznetsov')
  await on('irina', 'w.presence_set.kuznetsov.died')
  await on('irina', 'w.gone')
  expect(last('irina')).toContain('Всё подтверждено, ничего не ждёт.')
})

test('a refusal while help is wanted: warned before, and the head hears at once; a wrong tap is as if it never was', async () => {
  await office.at(moment('2026-12-01', '10:00'))
  const calls = () =>
    office.rows<{ state: string; due: string }>(
      "select state, due from tasks where citizen_id = 'kuznetsov' and kind = 'monthly_call' and params->>'month' = '2026-12'",
    )
  await walkTo(office, '2026-12-02', '2026-12-30', async () => (await calls()).length > 0)
  const [planned] = await calls()
  expect(planned?.state).toBe('open')
  await office.rows(
    `insert into tasks (id, key, kind, citizen_id, district_id, urgency, made_on, due)
     values ('cry', 'cry', 'help', 'kuznetsov', 'north', 'at_once', '2026-12-01', '2026-12-01')`,
  )
  await chat('olga').forge('w.person.kuznetsov')
  await on('olga', 'w.presence_sure.kuznetsov.refused')
  expect(last('olga')).toMatch(
    /Сейчас открыто:\nпомочь, 1 декабря 2026 года.*заведующий узнает сразу.*записать отказ/s,
  )
  await on('olga', 'w.presence_set.kuznetsov.refused')
  await office.world.round()
  expect(told('irina', 'записано «отказ от контактов», а помощь ещё не оказана')).toHaveLength(1)
  expect(last('irina')).toMatch(/Кузнецов Пётр Иванович.*помочь, 1 декабря 2026 года.*\+70000000012/s)
  expect((await calls())[0]?.state).toBe('cancelled')
  await chat('olga').press('w.presence_undo.kuznetsov.present')
  expect(last('olga')).toMatch(
    /Запись отменена: Кузнецов.*снова то, что было раньше.*Снова открыто задач: 1/s,
  )
  expect(await calls()).toEqual([planned])
  expect(
    await office.rows("select state, state_from, unconfirmed_by from citizens where id = 'kuznetsov'"),
  ).toEqual([{ state: 'present', state_from: null, unconfirmed_by: null }])
  // Nothing to be opened again: nothing of the kind is said.
  await chat('olga').forge('w.person.smirnova')
  await office.rows("delete from tasks where citizen_id = 'smirnova'")
  await on('olga', 'w.presence_set.smirnova.moved')
  await chat('olga').press('w.presence_undo.smirnova.present')
  expect(last('olga')).toContain('Запись отменена: Смирнова')
  expect(last('olga')).not.toContain('Снова открыто')
})
