import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest'
import type { VisibleMessage } from '../../src/adapters/playground/people/visible.ts'
import { findVoice } from '../../src/adapters/voice/local-voice.ts'
import { Chat, CONTENT, PEOPLE, words } from '../support/chat.ts'
import { RecordedVoice } from '../support/recorded-voice.ts'
import { TestWorld } from '../support/world.ts'

const READ = 'Прочитайте мне'

let world: TestWorld
let voice: RecordedVoice
let anna: Chat
beforeEach(async () => {
  world = await TestWorld.open(inject('postgresUrl'), { people: PEOPLE, content: CONTENT })
  voice = new RecordedVoice()
  await world.startBot({ voice })
  anna = new Chat(world)
})
afterEach(async () => {
  expect(world.playground.ledger.refused).toEqual([])
  expect(world.log.lines.filter(({ level }) => level === 'error')).toEqual([])
  await world.close()
})

const labels = (message: VisibleMessage | undefined): string[][] =>
  (message?.buttons ?? []).map((row) => row.map(({ text }) => text))

/** The talk at a question with buttons, large type on. */
const withLargeType = async (chat = anna): Promise<void> => {
  await chat.begin()
  await chat.say('/large')
}

describe('«Прочитайте мне»', () => {
  test('stands last in the column of whoever has large type, and nobody else is offered it', async () => {
    await anna.begin()
    expect(labels(anna.person.lastBotMessage()).flat()).not.toContain(READ)
    await anna.say('/large')
    const asked = labels(anna.person.lastBotMessage())
    expect(asked.at(-1)).toEqual([READ])
    expect(asked.length).toBeGreaterThan(1)
    await anna.forge('m.large_off')
    expect(labels(anna.person.lastBotMessage()).flat()).not.toContain(READ)
  })

  test('reads the whole step that large type says in several messages, and changes nothing', async () => {
    await withLargeType()
    const before = await anna.talk()
    const heard = await anna.after(() => anna.person.press(READ))
    expect(heard.map(({ file }) => file?.kind)).toEqual(['voice'])
    const shown = anna.person.screen().filter(({ from, buttons, id }) => from === 'bot' && id > 0 && buttons)
    const last = shown.findLast(({ text }) => text !== '')
    expect(voice.said).toHaveLength(1)
    expect(voice.said[0]?.language).toBe('ru')
    expect(voice.said[0]?.words.replaceAll(/[^а-яё]/gi, '')).toContain(last?.text.replaceAll(/[^а-яё]/gi, ''))
    expect(await anna.talk()).toMatchObject({ step: before.step, revision: before.revision })
  })

  test('two taps are one; an old message is read as it stands there', async () => {
    await withLargeType()
    const first = anna.person.lastBotMessage()
    await anna.after(() => anna.person.press(READ))
    await anna.after(() => anna.person.press(READ))
    expect(voice.said).toHaveLength(1)
    await expect.poll(() => anna.toasts().at(-1)).toBe('Уже читаю')
    world.clock.advance(60_000)
    await anna.say('/settings')
    await anna.forge('v.read', first?.id)
    expect(voice.said).toHaveLength(2)
    expect(voice.said[1]?.words).not.toContain(words('screens.settings'))
  })

  test.each(['прочитайте мне', 'Прочти!', 'прочитай мне вслух'])(
    'typed «%s» it works for everybody',
    async (typed) => {
      await anna.begin()
      const asked = anna.person.lastBotMessage()
      const heard = await anna.say(typed)
      expect(heard.map(({ file }) => file?.kind)).toEqual(['voice'])
      expect(voice.said[0]?.words.replaceAll(/[^а-яё]/gi, '')).toContain(
        asked?.text.replaceAll(/[^а-яё]/gi, ''),
      )
    },
  )

  test('in English too', async () => {
    const john = new Chat(world, 'john')
    await john.after(() => john.person.start())
    await john.say('read it to me')
    expect(voice.said[0]).toMatchObject({ language: 'en' })
    expect(voice.said[0]?.words).toContain(words('screens.ask_problem', 'en').slice(0, 20))
  })

  test('typed, the screen that was shown last is read, not the talk under it', async () => {
    await anna.begin()
    await anna.say('/settings')
    await anna.say('прочитай мне')
    expect(voice.said[0]?.words).toBe(words('screens.settings'))
  })

  test('what cannot be read now, or is not there, is said kindly', async () => {
    await anna.say('прочитай мне')
    expect(voice.said[0]?.words).toContain(words('screens.help').slice(0, 20))
    voice.isHoarse = true
    await anna.begin()
    const heard = await anna.say('прочитай мне')
    expect(heard.map(({ text }) => text)).toEqual([words('screens.reading.not_now')])
  })

  test('nothing of what was read stands in the log', async () => {
    await anna.begin()
    await anna.say('прочитай мне')
    expect(JSON.stringify(world.log.lines)).not.toMatch(/[а-яё]/i)
  })
})

describe('where nothing speaks', () => {
  test('there is no button, and whoever asks is told', async () => {
    const silent = await TestWorld.open(inject('postgresUrl'), { people: PEOPLE, content: CONTENT })
    await silent.startBot()
    const maria = new Chat(silent, 'maria')
    await withLargeType(maria)
    expect(maria.person.screen().flatMap((each) => labels(each).flat())).not.toContain(READ)
    expect(
      maria.person
        .keyboard()
        .flat()
        .map(({ text }) => text),
    ).not.toContain(READ)
    const heard = await maria.say('прочитайте мне')
    expect(heard.map(({ text }) => text)).toEqual([words('screens.reading.no_voice')])
    expect(silent.playground.ledger.refused).toEqual([])
    await silent.close()
  })
})

test('with a voice of this machine the message is heard', async () => {
  const own = await TestWorld.open(inject('postgresUrl'), { people: PEOPLE, content: CONTENT })
  const local = await findVoice()
  await own.startBot({ voice: local })
  const maria = new Chat(own, 'maria')
  await withLargeType(maria)
  const [heard] = await maria.after(() => maria.person.press(READ))
  expect(heard?.file?.kind).toBe('voice')
  expect(heard?.file?.seconds).toBeGreaterThan(1)
  expect(own.playground.ledger.refused).toEqual([])
  await own.close()
  local?.stop()
})
