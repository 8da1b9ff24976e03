import { afterEach, beforeEach, expect, inject, test } from 'vitest'
import { type Chat, openChat, standing, words } from '../support/chat.ts'

let anna: Chat
beforeEach(async () => {
  anna = await openChat(inject('postgresUrl'))
})
afterEach(async () => {
  expect(anna.world.playground.ledger.refused).toEqual([])
  expect(anna.world.log.lines.filter(({ level }) => level === 'error')).toEqual([])
  await anna.world.close()
})

const answer = async (chat: Chat, said: string): Promise<string> =>
  (await chat.say(said)).map(({ text }) => text).join('\n')

const labels = (chat: Chat): string[] =>
  chat.person
    .lastBotMessage()
    ?.buttons.flat()
    .map(({ text }) => text) ?? []

test('a neighbour language is answered in it, with numbers and a person, and the talk stays where it was', async () => {
  await anna.begin('потерял паспорт')
  await anna.walkTo('contact.reached')
  const before = standing(await anna.talk())
  const first = await answer(anna, "Men ruscha tushunmayman, qanday qilsam bo'ladi?")
  expect(first).toMatch(/rus va ingliz tillarini[\s\S]*8 000 000 00 09[\s\S]*112/)
  expect(labels(anna)).toEqual(['Odamni chaqirish'])
  expect(await answer(anna, 'men ruscha tushunmayman')).not.toBe(first)
  expect(await answer(anna, 'Підкажіть, будь ласка, де отримати довідку?')).toMatch(/розуміє російську/)
  expect(await answer(anna, 'ман забони русиро намефаҳмам')).toMatch(/мефаҳмад/)
  expect(standing(await anna.talk())).toEqual(before)
  expect(await answer(anna, 'рахмат вам')).toContain(words('social.lines.thanks.1'))
})

test('a cry in a neighbour language brings 112 first, in that language', async () => {
  const uzbek = await answer(anna, "yong'in! yordam bering")
  expect(uzbek).toMatch(/^⚠️ Hozir 112/)
  expect(await answer(anna, 'рятуйте')).toMatch(/112/)
  expect(await answer(anna, 'ярдәм итегез')).toMatch(/^⚠️ Хәзер үк 112/)
})

test('English in a Russian chat is understood and answered, and one press switches', async () => {
  const said = await anna.say('Hello, I lost my passport, what should I do?')
  expect(said[0]?.text).toBe(words('social.speaks_too', 'en'))
  expect(said.map(({ text }) => text).join('\n')).toMatch(/passport/)
  expect((await anna.talk()).need).toBe('passport')
  const [changed] = await anna.forge('m.language.en')
  expect(changed?.text).toBe(words('screens.language_changed', 'en'))
  expect(await answer(anna, 'this is not my problem at all')).toMatch(/[a-z]{4}/)
  const [offered] = await anna.say('я всё-таки хочу говорить по-русски')
  expect(offered?.text).toBe(words('social.speaks_too'))
})

test('a foreigner who lost a passport is not led to a Russian one', async () => {
  for (const said of [
    'я гражданин узбекистана паспорт потерял',
    'украли паспорт, я из Казахстана приехал',
    'i am a foreigner, lost my passport',
  ])
    expect(await answer(anna, said)).toMatch(/(консульство|consulate)[\s\S]*102/)
  expect(await anna.talks()).toEqual([])
  await anna.say('я гражданин россии, паспорт потерял')
  expect((await anna.talk()).need).toBe('passport')
})

test('the other language is offered once, not beside each message', async () => {
  await anna.begin('потерял паспорт')
  await anna.walkTo('contact.reached')
  const offer = words('social.speaks_too', 'en')
  expect((await anna.say('how much does it cost?')).map(({ text }) => text)).toContain(offer)
  for (const said of ['where is it?', 'thank you very much'])
    expect((await anna.say(said)).map(({ text }) => text)).not.toContain(offer)
})
