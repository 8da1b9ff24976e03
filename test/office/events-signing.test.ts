import { afterEach, beforeEach, expect, inject, test } from 'vitest'
import type { Chat } from '../support/chat.ts'
import { heardWhile } from '../support/linked.ts'
import { openOffice, type TestOffice } from '../support/office.ts'
import { addEvent, joined, standing } from './events-ground.ts'

let office: TestOffice
let anna: Chat
let maria: Chat
beforeEach(async () => {
  office = await openOffice(inject('postgresUrl'))
  anna = await joined(office, 'anna', 'smirnova')
  maria = await joined(office, 'maria', 'kuznetsov')
})
afterEach(() => office.close())

const said = async (chat: Chat, token: string): Promise<string> =>
  (await chat.forge(token)).map(({ text }) => text).join('\n')

const buttonsOf = (chat: Chat): string[] =>
  chat.person
    .lastBotMessage()
    ?.buttons.flat()
    .map(({ text }) => text) ?? []

/** The month's own question may come in the same minute. */
const buttonsUnder = (chat: Chat, words: string): string[] =>
  chat.person
    .screen()
    .findLast(({ text }) => text.includes(words))
    ?.buttons.flat()
    .map(({ text }) => text) ?? []

test('«Пойду»: a place, when and where, and what can still be said', async () => {
  await addEvent(office, 'ev1', { capacity: 20 })
  const reply = await said(anna, 'e.go.ev1')
  expect(reply).toContain('Вечер романса')
  expect(reply).toContain('2 декабря 2026 года, среда, в 14:00')
  expect(reply).toContain('ул. Выдуманная, 5')
  expect(anna.person.screen().filter(({ place }) => place?.title === 'Дом культуры')).toHaveLength(1)
  expect(buttonsOf(anna)).toEqual(['Придём вдвоём', 'Нужна помощь с дорогой', 'Не смогу прийти'])
  expect(await standing(office, 'ev1')).toMatchObject({ taken: 1, answers: { smirnova: 'going' } })
  expect(await said(anna, 'e.go.ev1')).toContain('Вы записаны, место за вами')
  expect(await standing(office, 'ev1')).toMatchObject({ taken: 1 })
})

test('with a companion while there is room, and help with the way is somebody’s task', async () => {
  await addEvent(office, 'ev1', { capacity: 2 })
  await said(anna, 'e.go.ev1')
  await anna.press('e.friend.ev1')
  expect(anna.heard()).toContain('Вы придёте вдвоём')
  expect(await standing(office, 'ev1')).toMatchObject({ taken: 2 })
  await anna.press('e.ride.ev1')
  const tasks = () => office.rows("select state from tasks where kind = 'event_ride'")
  expect(await tasks()).toEqual([{ state: 'open' }])
  expect(await said(maria, 'e.go.ev1')).toContain('Мест уже нет')
  await anna.press('e.alone.ev1')
  expect(await said(maria, 'e.go.ev1')).toContain('Записали вас')
  await anna.press('e.friend.ev1')
  expect(anna.heard()).toContain('Второго свободного места нет')
  await said(anna, 'e.quit.ev1')
  expect(await tasks()).toEqual([{ state: 'cancelled' }])
})

test('a full event: onto the list, a freed place is kept until a moment, taken with one press', async () => {
  await addEvent(office, 'ev1', { capacity: 1 })
  await said(anna, 'e.go.ev1')
  expect(await said(maria, 'e.go.ev1')).toContain('Записать вас в список ожидания?')
  expect(await said(maria, 'e.wait.ev1')).toContain('Записали вас в список ожидания')
  expect(await standing(office, 'ev1')).toMatchObject({ answers: { kuznetsov: 'waiting' } })
  const offered = await heardWhile(maria, async () => {
    expect(await said(anna, 'e.quit.ev1')).toContain('Ваше место достанется тому, кто ждёт')
    await office.at('2026-11-22T12:05:00+05:00')
  })
  expect(offered).toContain('Освободилось место!')
  // Freed on Sunday at noon: four decent hours.
  expect(offered).toContain('до 16:00')
  expect(await standing(office, 'ev1')).toMatchObject({ taken: 1, answers: { kuznetsov: 'offered' } })
})

test('an offer that nobody answers goes on to the next, and both are told kindly', async () => {
  await addEvent(office, 'ev1', { capacity: 1 })
  await office.at('2026-11-23T10:00:00+05:00')
  await said(anna, 'e.go.ev1')
  await said(maria, 'e.wait.ev1')
  await office.rows(
    `insert into sign_ups (event_id, citizen_id, state, number, at) values ('ev1', 'young', 'waiting', 2, now())`,
  )
  expect(
    await heardWhile(maria, async () => {
      await said(anna, 'e.no.ev1')
      await office.at('2026-11-23T10:05:00+05:00')
    }),
  ).toContain('до 14:00')
  // Still hers at the last minute.
  await office.at('2026-11-23T13:59:00+05:00')
  expect(await standing(office, 'ev1')).toMatchObject({ answers: { kuznetsov: 'offered', young: 'waiting' } })
  const late = await heardWhile(maria, () => office.at('2026-11-23T14:01:00+05:00'))
  expect(late).toContain('место перешло к следующему')
  expect(await standing(office, 'ev1')).toMatchObject({
    taken: 1,
    answers: { kuznetsov: 'lapsed', young: 'offered' },
  })
  // Nobody can write to her: somebody calls.
  expect(await office.rows("select citizen_id from tasks where kind = 'event_place_call'")).toEqual([
    { citizen_id: 'young' },
  ])
  // The old button is not dead: she is told how it stands, and may wait again.
  expect(await said(maria, 'e.accept.ev1')).toContain('Записать вас в список ожидания?')
  // Her offer is over too, and with it the call.
  await office.at('2026-11-23T18:05:00+05:00')
  expect(await standing(office, 'ev1')).toMatchObject({ answers: { young: 'lapsed' } })
  expect(await office.rows("select state, result from tasks where kind = 'event_place_call'")).toEqual([
    { state: 'cancelled', result: 'withdrawn' },
  ])
})

test('an offer to be told by a call, and answered in the chat meanwhile: nobody calls', async () => {
  await addEvent(office, 'ev1', { capacity: 1 })
  await said(anna, 'e.go.ev1')
  await said(maria, 'e.wait.ev1')
  const calls = () => office.rows("select state from tasks where kind = 'event_place_call'")
  await office.rows(
    "update people set blocked = true where id = (select person_id from citizens where id = 'kuznetsov')",
  )
  await said(anna, 'e.quit.ev1')
  expect(await calls()).toEqual([{ state: 'open' }])
  expect(await said(maria, 'e.accept.ev1')).toContain('Записали вас')
  expect(await calls()).toEqual([{ state: 'cancelled' }])
})

test('a place freed at night is told of in the morning and kept from then on', async () => {
  await addEvent(office, 'ev1', { capacity: 1 })
  await said(anna, 'e.go.ev1')
  await said(maria, 'e.wait.ev1')
  await office.at('2026-11-23T22:30:00+05:00')
  const night = await heardWhile(maria, async () => {
    await said(anna, 'e.quit.ev1')
    await office.at('2026-11-24T03:00:00+05:00')
  })
  expect(night).toBe('')
  const morning = await heardWhile(maria, () => office.at('2026-11-24T09:00:00+05:00'))
  expect(morning).toContain('до 13:00')
  expect(await said(maria, 'e.accept.ev1')).toContain('Записали вас')
})

test('reminders: the day before and two hours before, with a way out', async () => {
  await addEvent(office, 'ev1', { capacity: 5 })
  await said(anna, 'e.go.ev1')
  await office.at('2026-11-30T12:00:00+05:00')
  const eve = await heardWhile(anna, () => office.at('2026-12-01T11:00:00+05:00'))
  expect(eve).toContain('завтра вас ждут')
  expect(eve).toContain('Дом культуры')
  expect(buttonsUnder(anna, 'завтра вас ждут')).toEqual(['Да, приду', 'Не смогу прийти'])
  const soon = await heardWhile(anna, () => office.at('2026-12-02T12:00:00+05:00'))
  expect(soon).toContain('встреча уже скоро')
  expect(buttonsUnder(anna, 'встреча уже скоро')).toEqual(['Не смогу прийти'])
})

test('whoever gave the place up is not reminded', async () => {
  await addEvent(office, 'ev1')
  await said(anna, 'e.go.ev1')
  await said(anna, 'e.quit.ev1')
  await office.at('2026-11-30T12:00:00+05:00')
  expect(await heardWhile(anna, () => office.at('2026-12-01T11:00:00+05:00'))).not.toContain('вас ждут')
})

test('old buttons answer kindly: after the event, after it was called off, and of another’s district', async () => {
  await addEvent(office, 'ev1')
  await addEvent(office, 'ev2')
  await addEvent(office, 'ev3', { districts: ['south'] })
  await addEvent(office, 'ev4', { state: 'draft' })
  await office.rows(
    "update events set state = 'cancelled', cancelled_why = 'болезнь артиста' where id = 'ev2'",
  )
  expect(await said(anna, 'e.go.ev2')).toContain('Отменено: болезнь артиста')
  for (const token of ['e.go.ev3', 'e.wait.ev3', 'e.go.ev4', 'e.go.nosuch'])
    expect(await said(anna, token)).toContain('Этой встречи уже нет в афише')
  await office.at('2026-12-02T14:01:00+05:00')
  for (const token of ['e.go.ev1', 'e.no.ev1', 'e.wait.ev1', 'e.friend.ev1'])
    expect(await said(anna, token)).toContain('Встреча уже началась или прошла')
  expect(await office.rows('select * from sign_ups')).toEqual([])
})

test('«В календарь»: the event as a file that a phone opens; not of one that is over or was called off', async () => {
  await addEvent(office, 'ev1')
  await said(anna, 'e.more.ev1')
  const [sent] = await anna.press('e.file.ev1')
  expect(sent?.text).toContain('встреча появится в календаре телефона')
  expect(sent?.file?.name).toBe('ev1.ics')
  expect(sent?.file?.content.toString()).toContain('SUMMARY:Вечер романса')
  await office.at('2026-12-02T14:01:00+05:00')
  await said(anna, 'e.more.ev1')
  expect(buttonsOf(anna)).not.toContain('В календарь')
  await office.rows("update events set state = 'cancelled', cancelled_why = 'болезнь артиста'")
  await said(anna, 'e.more.ev1')
  expect(buttonsOf(anna)).not.toContain('В календарь')
  const [refused] = await anna.forge('e.file.ev1')
  expect(refused?.file).toBeUndefined()
  expect(refused?.text).toContain('Отменено: болезнь артиста')
  expect(refused?.text).toContain('Посмотрим, куда ещё можно сходить?')
  expect((await anna.forge('e.file.nosuch'))[0]?.text).toContain('Этой встречи уже нет в афише')
})

test('after the event: liked, and an interest is noted with a yes only', async () => {
  await addEvent(office, 'ev1')
  await said(anna, 'e.go.ev1')
  await said(maria, 'e.go.ev1')
  await office.rows("update sign_ups set attended = false where citizen_id = 'kuznetsov'")
  const missed = await heardWhile(maria, async () => {
    const asked = await heardWhile(anna, () => office.at('2026-12-03T11:00:00+05:00'))
    expect(asked).toContain('Как вам, понравилось?')
  })
  expect(missed).toContain('Всё ли у вас в порядке?')
  expect(await said(anna, 'e.liked.ev1.yes')).toContain('Записать в вашу карточку «Концерты»?')
  expect(await office.rows('select * from needs_cards')).toEqual([])
  await said(anna, 'e.learn.ev1.no')
  expect(await office.rows('select * from needs_cards')).toEqual([])
  await said(anna, 'e.learn.ev1.yes')
  expect(await office.rows('select citizen_id from needs_cards')).toEqual([{ citizen_id: 'smirnova' }])
  // What the card knows is not asked again.
  expect(await said(anna, 'e.liked.ev1.yes')).not.toContain('Концерты')
  expect(await said(maria, 'e.help.ev1')).toContain('Ваш специалист узнает об этом')
  expect(await office.rows("select citizen_id, urgency from tasks where kind = 'help'")).toEqual([
    { citizen_id: 'kuznetsov', urgency: 'at_once' },
  ])
  // Asked once, however often the round runs.
  expect(await heardWhile(maria, () => office.at('2026-12-04T11:00:00+05:00'))).not.toContain('Жаль')
})

test('put down by phone, then joined to a chat: reminded there; let go again: not any more', async () => {
  await addEvent(office, 'ev1')
  await office.rows("update citizens set person_id = null where id = 'smirnova'")
  await office.chat('olga').forge('w.event_answer.ev1.smirnova.go')
  await office.chat('olga').forge('w.link_person.smirnova')
  const code = /start=(\S+)/.exec(office.chat('olga').heard())?.[1] ?? ''
  await anna.after(() => anna.person.start(code))
  await anna.say('Смирнова Анна Петровна, 1955')
  await anna.press('d.yes')
  await office.at('2026-11-30T12:00:00+05:00')
  expect(await heardWhile(anna, () => office.at('2026-12-01T11:00:00+05:00'))).toContain('завтра вас ждут')
  await anna.forge('y.unlink.yes')
  expect(await heardWhile(anna, () => office.at('2026-12-02T12:00:00+05:00'))).not.toContain('уже скоро')
})

test('whoever moved away or died gives the place to the next', async () => {
  await addEvent(office, 'ev1', { capacity: 1 })
  await said(anna, 'e.go.ev1')
  await said(maria, 'e.wait.ev1')
  await office.rows("update citizens set state = 'moved' where id = 'smirnova'")
  await office.at('2026-11-23T10:00:00+05:00')
  expect(await standing(office, 'ev1')).toMatchObject({
    taken: 1,
    answers: { smirnova: 'withdrawn', kuznetsov: 'offered' },
  })
  expect(maria.heard()).toContain('Освободилось место!')
})
