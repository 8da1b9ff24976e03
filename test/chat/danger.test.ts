import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest'
import { Chat, openChat, standing, words } from '../support/chat.ts'
import { PLACES } from './bad-inputs.ts'

let anna: Chat
beforeEach(async () => {
  anna = await openChat(inject('postgresUrl'))
})
afterEach(async () => {
  expect(anna.world.playground.ledger.refused).toEqual([])
  await anna.world.close()
})

/** Numbers at once, a person called, and neither buttons nor a menu under it. */
const isAlarm = async (chat: Chat, act: () => unknown, kind: string, number = '112'): Promise<void> => {
  const language = chat.person.state.language === 'en' ? 'en' : 'ru'
  const before = (await chat.events()).length
  const said = await chat.after(act)
  expect(said[0]?.text).toContain(number)
  expect(said.map(({ text }) => text).join('\n')).toContain(words('screens.danger_after', language))
  expect(said.flatMap(({ buttons }) => buttons.flat())).toEqual([])
  expect(said.flatMap(({ keyboard }) => keyboard ?? [])).toEqual([])
  const [event, ...more] = (await chat.events()).slice(before)
  expect(more).toEqual([])
  expect(event).toMatchObject({ kind: 'human_called', body: { reason: `danger_${kind}` } })
}

const WORDS: readonly [words: string, kind: string, number: string][] = [
  ['хочу умереть', 'suicide', '112'],
  ['Я не хочу больше жить.', 'suicide', '112'],
  ['муж бьёт меня', 'violence', '102'],
  ['у нас пожар', 'fire', '101'],
  ['ПАХНЕТ ГАЗОМ!!!', 'gas', '104'],
  ['мама потеряла сознание', 'medical', '103'],
  ['мне тяжело дышать, что делать', 'medical', '103'],
  ['х\u200bочу ум\u200dереть', 'suicide', '112'],
]

describe('words of danger', () => {
  test.each(WORDS)('«%s» outside of a talk: %s, %s', (said, kind, number) =>
    isAlarm(anna, () => anna.person.say(said), kind, number),
  )

  test.each(PLACES)('in a talk at $name: the step waits, nothing is recorded as an answer', async (place) => {
    await anna.begin()
    await anna.walkTo(place.step, place.ways)
    const before = standing(await anna.talk())
    await isAlarm(anna, () => anna.person.say('я хочу умереть'), 'suicide')
    expect(standing(await anna.talk())).toEqual(before)
    await anna.say('повтори')
    expect((await anna.talk()).step).toBe(place.step)
  })

  test('at every kind of pause: paused, after days, stopped, on the consent question', async () => {
    await anna.begin()
    await anna.press('urgent')
    await isAlarm(anna, () => anna.person.say('меня бьют'), 'violence')
    await anna.press('m.consent_no')
    await anna.say('пауза')
    await isAlarm(anna, () => anna.person.say('меня бьют'), 'violence')
    anna.world.clock.advance(5 * 86_400_000)
    await isAlarm(anna, () => anna.person.say('хочу умереть'), 'suicide')
    await anna.say('стоп')
    await isAlarm(anna, () => anna.person.say('у нас пожар'), 'fire')
  })

  test('in English', async () => {
    const john = new Chat(anna.world, 'john')
    await isAlarm(john, () => john.person.say('I want to die'), 'suicide')
  })

  test('in Russian from somebody whose telephone speaks English', async () => {
    const john = new Chat(anna.world, 'john')
    const said = await john.say('хочу умереть')
    expect(said[0]?.text).toContain('112')
    expect((await john.events())[0]).toMatchObject({ body: { reason: 'danger_suicide' } })
  })

  test('under a photo, in an edited message, at the end of a long one', async () => {
    await isAlarm(anna, () => anna.person.send({ photo: true, caption: 'квартира горит' }), 'fire')
    const { messageId } = anna.person.say('добрый день')
    await anna.world.settle()
    await isAlarm(anna, () => anna.person.edit(messageId, 'хочу умереть'), 'suicide')
    await isAlarm(anna, () => anna.person.say(`${'так вот '.repeat(509)}хочу умереть`), 'suicide')
  })
})

test.each(['пожарная лестница сломана', 'выбили дверь шкафа', 'газета пришла', 'горит лампочка в лифте'])(
  '«%s» is no alarm',
  async (said) => {
    await anna.say(said)
    expect((await anna.events()).filter(({ kind }) => kind === 'human_called')).toEqual([])
  },
)
