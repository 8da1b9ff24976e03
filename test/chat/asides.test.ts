import { afterEach, expect, inject, test } from 'vitest'
import type { VisibleMessage } from '../../src/adapters/playground/people/visible.ts'
import { unansweredLines } from '../../src/cli/content-unanswered.ts'
import { type Chat, openChat, words } from '../support/chat.ts'

let chat: Chat
afterEach(() => chat.world.close())

const texts = (messages: readonly VisibleMessage[]): string =>
  messages.map(({ text }) => text.replaceAll('\u00a0', ' ')).join('\n')

/** Asks something beside the matter: the talk stands where it stood, and its buttons come once more. */
const asks = async (question: string): Promise<string> => {
  const before = await chat.talk()
  const replies = await chat.say(question)
  const after = await chat.talk()
  expect([question, after.step, after.session.answers]).toEqual([
    question,
    before.step,
    before.session.answers,
  ])
  expect(replies).toHaveLength(1)
  return texts(replies)
}

test('a stolen passport: side questions are answered from the facts at any step, and the question comes back', async () => {
  chat = await openChat(inject('postgresUrl'))
  await chat.begin('украли паспорт в автобусе')
  expect(await asks('а сколько это стоит?')).toMatch(/1 500 ₽[\s\S]*Сведения на 22 ноября 2026 года/)
  expect(await asks('и долго ждать')).toContain('Паспорт обещают за 5 рабочих дней')
  expect(await asks('а фото какие надо')).toContain('Две фотографии 35 × 45 мм: нужно взять.')
  expect(await asks('что такое талон?')).toContain('Талон — ')
  await chat.walkTo('documents.list')
  expect(await asks('а если откажут?')).toContain('Прошу дать отказ на бумаге')
  expect(await asks('какие бумаги нести')).toMatch(
    /• Талон из полиции о краже[\s\S]*Чек об оплате пошлины, если есть/,
  )
  const standing = await asks('что дальше')
  expect(standing).toMatch(/Следом будет «Прийти на приём»[\s\S]*Есть у вас эта бумага\?$/)
  // Both are taken: the answer, then the question, then the next paper.
  const both = texts(await chat.say('уже есть, а сколько платить?'))
  expect(both).toMatch(/1 500 ₽[\s\S]*Бумага 2 из/)
  expect(await asks('напомните, когда мне идти')).toMatch(
    /Вы записаны: 23 ноября 2026 года, понедельник, 10:30/,
  )
  expect(await asks('что я вам говорила')).toContain('Вы выбрали: «Украли».')
})

test('what no fact covers is said so with whom to ask, is never said twice alike, and is counted without a word', async () => {
  chat = await openChat(inject('postgresUrl'))
  await chat.begin('не могу попасть к врачу, нет талонов')
  const first = await asks('может дочь Серафима вместо меня сходить?')
  expect(first).toMatch(/в моих сведениях нет[\s\S]*Телефон: 8 000 000 00 04/)
  const again = await asks('может дочь Серафима вместо меня сходить?')
  const third = await asks('может дочь Серафима вместо меня сходить?')
  expect(new Set([first, again, third]).size).toBe(3)
  const lines = await unansweredLines({ DATABASE_URL: chat.world.databaseUrl })
  expect(lines[0]).toMatch(/^ +3 {2}doctor {2}proxy {2}start\.invite$/)
  expect(JSON.stringify(await chat.events())).not.toContain('Серафим')
})

test('on a Sunday it is said that today is a day off, with the hours and the number to call first', async () => {
  chat = await openChat(inject('postgresUrl'))
  await chat.begin('не могу попасть к врачу, нет талонов')
  const now = await asks('а они сейчас открыты?')
  expect(now).toMatch(/выходной: 22 ноября 2026 года, воскресенье[\s\S]*7:30 до 20:00[\s\S]*8 000 000 00 04/)
})

test('outside a talk a question is about the last matter; where there was none it is asked which', async () => {
  chat = await openChat(inject('postgresUrl'))
  await chat.after(() => chat.person.start())
  expect(texts(await chat.say('сколько это стоит?'))).toBe(words('screens.which_matter'))
  expect(texts(await chat.say('что такое МФЦ?'))).toContain('МФЦ, он же «Мои документы»')
  await chat.say('украли паспорт')
  await chat.say('спасибо, хватит')
  expect(texts(await chat.say('а какой у них телефон?'))).toContain('8 000 000 00 10')
})

test('at a step for own words a question is no answer, and own words with asking words in them are one', async () => {
  chat = await openChat(inject('postgresUrl'))
  await chat.begin('украли паспорт')
  await chat.walkTo('diagnose.hindered', { 'start.invite': 'learn', 'diagnose.experience': 'bad' })
  expect(await asks('а сколько пошлина?')).toContain('1 500 ₽')
  expect(await chat.answers()).not.toContain('diagnose.hindered')
  await chat.say('не знала куда идти, теперь знаю')
  expect(await chat.answers()).toContain('diagnose.hindered')
  expect((await chat.talk()).step).toBe('diagnose.wish')
})

test('a question of law is answered first, yes or no, as sure as it is; within a matter it is answered too', async () => {
  chat = await openChat(inject('postgresUrl'))
  await chat.after(() => chat.person.start())
  const told = texts(await chat.say('пенсию удерживают приставы половину это законно'))
  expect(told).toMatch(/^Да, по решению суда берут и с пенсии, но обычно не больше половины\./)
  expect(told).toMatch(
    /прожиточный минимум\.\nПроверено: 1 декабря 2026 года[\s\S]*Жаловаться на пристава можно 10 дней/,
  )
  expect(await asks('что написать приставу')).toContain('Прошу оставлять мне прожиточный минимум')
  expect(await asks('детское пособие сняли, имеют они право?')).toMatch(/^Нет, детские пособия/)
  await chat.say('/new')
  const less = texts(await chat.say('пенсия пришла меньше чем всегда, почему'))
  expect(less).toMatch(/Стали платить меньше[\s\S]*За что удержали, какой номер дела/)
  expect(await asks('сказали что это удержание по листу от приставов')).toContain(
    'с пенсии, обычно не больше половины',
  )
  await chat.say('/new')
  await chat.say('начальник заставляет писать по собственному')
  expect(await asks('за сколько подать в суд')).toMatch(
    /На суд об увольнении есть 1 месяц[\s\S]*На суд о зарплате есть 12 месяцев/,
  )
})
