import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest'
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

const QUESTION = 'Что вышло?'

/** What one message of the person brings, as one text. */
const answer = async (chat: Chat, said: string): Promise<string> =>
  (await chat.say(said)).map(({ text }) => text).join('\n')

/** The line of a kind of words, e.g. the first that answers thanks. */
const line = (kind: string, n: number): string => words(`social.lines.${kind}.${n}`)

test('thanks, anger and fear inside a talk get one line each, never twice the same, and the question stands', async () => {
  await anna.begin('потерял паспорт')
  await anna.walkTo('contact.reached')
  const before = standing(await anna.talk())
  const first = await answer(anna, 'спасибо вам большое')
  expect(first).toContain(line('thanks', 1))
  expect(first).toContain(QUESTION)
  const second = await answer(anna, 'благодарю вас')
  expect(second).toContain(line('thanks', 2))
  expect(second).not.toContain(line('thanks', 1))
  expect(await answer(anna, 'бестолковая вы программа')).toMatch(
    /простите[\s\S]*Позвать человека[\s\S]*Что вышло/,
  )
  expect(await answer(anna, 'ой, боязно мне')).toMatch(/^Вы написали: «ой, боязно мне»\.[\s\S]*Что вышло/)
  expect(await answer(anna, 'а вы робот?')).toContain('программа')
  expect(standing(await anna.talk())).toEqual(before)
  await anna.press('talked')
  expect((await anna.talk()).step).toBe('contact.outcome')
})

test('a feeling beside an answer gets a word, and the answer counts', async () => {
  await anna.begin('потерял паспорт')
  await anna.walkTo('contact.reached')
  const said = await answer(anna, 'дозвонилась, поговорила, а у самой руки трясутся')
  expect(said.startsWith(words('social.beside.fear'))).toBe(true)
  expect((await anna.talk()).step).not.toBe('contact.reached')
})

test('after a death: sympathy, what is known, whom to ask – inside a talk and outside', async () => {
  const outside = await anna.say('мама умерла, что делать с документами')
  expect(outside.map(({ text }) => text).join('\n')).toMatch(/жаль[\s\S]*ЗАГС[\s\S]*8 000 000 00 09/)
  expect(
    outside
      .at(-1)
      ?.buttons.flat()
      .map(({ text }) => text),
  ).toContain(words('screens.call_human'))
  await anna.begin('потерял паспорт')
  await anna.walkTo('contact.reached')
  expect(await answer(anna, 'у меня муж умер, не знаю куда идти')).toMatch(/жаль[\s\S]*ЗАГС[\s\S]*Что вышло/)
})

test('outside a talk nobody is told that nothing was found for their thanks, and a greeting is answered', async () => {
  expect(await answer(anna, 'здравствуйте')).toBe(await answer(anna, '/start'))
  const notFound = words('screens.not_found')
  const lines = [
    await answer(anna, 'добрый день'),
    await answer(anna, 'спасибо'),
    await answer(anna, 'спасибо большое'),
    await answer(anna, 'кто вы, откуда у вас мой номер?'),
    await answer(anna, 'мне и поговорить-то не с кем'),
    await answer(anna, 'да ну вас к черту'),
  ]
  for (const said of lines) expect(said).not.toContain(notFound)
  expect(new Set(lines).size).toBe(lines.length)
  expect(lines[3]).toMatch(/не банк[\s\S]*8 000 000 00 09/i)
  expect(lines[4]).toMatch(/Афиша/)
  await anna.say('боюсь я, к врачу никак не могу попасть')
  expect((await anna.talk()).need).toBe('doctor')
})

describe('papers after a death', () => {
  test.each([
    'мама умерла, что делать с документами',
    'отца не стало, с чего начать',
    'пособие на погребение',
    'как получить свидетельство о смерти',
  ])('«%s» gets sympathy and the order of what is done, with whom to ask', async (said) => {
    await anna.after(() => anna.person.start())
    const [told] = await anna.say(said)
    expect(told?.text).toContain(words('social.lines.grief.1'))
    for (const word of ['ЗАГС', 'Социальный фонд', 'шесть месяцев']) expect(told?.text).toContain(word)
    expect(told?.text).not.toContain('Готового пути')
    expect(told?.buttons.flat().map(({ text }) => text)).toContain(words('screens.call_human'))
  })

  test('in the midst of a talk as well, and the question stands', async () => {
    await anna.begin()
    await anna.walkTo('contact.reached')
    const [told] = await anna.say('папа умер, что делать с документами')
    expect(told?.text).toContain('ЗАГС')
    expect((await anna.talk()).step).toBe('contact.reached')
  })
})
