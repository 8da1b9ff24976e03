import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest'
import { asksConsent, type Chat, openChat, words } from '../support/chat.ts'
import { rows } from '../support/database.ts'

let anna: Chat
beforeEach(async () => {
  anna = await openChat(inject('postgresUrl'))
})
afterEach(async () => {
  expect(anna.world.playground.ledger.refused).toEqual([])
  expect(anna.world.log.lines.filter(({ level }) => level === 'error')).toEqual([])
  await anna.world.close()
})

const PROBLEM = 'потеряла паспорт у Берёзовой рощи'
const labels = (): string[] =>
  anna.person
    .lastBotMessage()
    ?.buttons.flat()
    .map(({ text }) => text) ?? []
const title = (need: string): string => words(`needs.${need}.title`)
const isConsentStanding = () => asksConsent(anna.person.lastBotMessage())
const consents = () => rows(anna.world.databaseUrl, 'select consent from people where consent is not null')

/** The way was chosen, and consent is asked. */
const asked = async (way = 'мне срочно'): Promise<void> => {
  await anna.begin(PROBLEM)
  await anna.say(way)
  expect(isConsentStanding()).toBe(true)
}

describe('consent in words', () => {
  test.each(['да', 'да, можно', 'согласна', 'да конечно записывайте', 'не против', 'ну да, разрешаю'])(
    '«%s» is the press: the first words are kept, the chosen way goes on',
    async (said) => {
      await asked()
      const [word] = await anna.say(said)
      expect(word?.text).toBe(words('screens.consent_given'))
      expect(await consents()).toHaveLength(1)
      const { step, session } = await anna.talk()
      expect(step).toBe('contact.reached')
      expect(session.answers['route']).toBe('urgent')
      const file = (await anna.say(words('screens.menu_buttons.data'))).find((message) => message.file)?.file
      expect(file?.content.toString('utf8')).toContain(PROBLEM)
    },
  )

  test.each(['нет', 'не надо ничего хранить', 'не согласна', 'обойдусь без этого'])(
    '«%s» refuses kindly, and the way goes on without it',
    async (said) => {
      await asked('давайте учиться по шагам')
      const [word] = await anna.say(said)
      expect(word?.text).toBe(words('screens.consent_refused'))
      expect(await consents()).toEqual([])
      expect((await anna.talk()).step).toBe('diagnose.skills')
    },
  )

  test.each(['а зачем', 'а зачем?', 'что это', 'что это за согласие?', 'а если откажусь', 'Зачем это?'])(
    '«%s» is told, and the question stands',
    async (said) => {
      await asked()
      const told = await anna.say(said)
      expect(told).toHaveLength(1)
      expect(told[0]?.text).toContain(words('screens.consent_why'))
      expect(isConsentStanding()).toBe(true)
      expect(await consents()).toEqual([])
      await anna.say('ну хорошо, согласна')
      expect((await anna.talk()).step).toBe('contact.reached')
    },
  )

  test('a question, a thanks, unclear words are answered one after another, never twice in the same words', async () => {
    await asked()
    const heard: string[] = [anna.person.lastBotMessage()?.text ?? '']
    for (const said of [
      'сколько стоит паспорт?',
      'спасибо',
      'ладно',
      'да я вчера ей звонила',
      'не понимаю',
      'ладно',
    ]) {
      const replies = await anna.say(said)
      expect(isConsentStanding(), said).toBe(true)
      expect(replies).toHaveLength(1)
      expect(replies[0]?.text).not.toBe(heard.at(-1))
      heard.push(replies[0]?.text ?? '')
    }
    expect(heard[1]).toContain('₽')
    expect(await consents()).toEqual([])
    expect((await anna.talk()).step).toBe('start.invite')
  })

  test('another way said instead waits for the consent in its place', async () => {
    await asked('мне срочно')
    await anna.say('лучше научиться по шагам')
    expect(isConsentStanding()).toBe(true)
    await anna.say('да, храните')
    expect((await anna.talk()).session.answers['route']).toBe('learn')
  })

  test.each(['какое еще согласие, срочно мне', 'не до этого сейчас', 'мне срочно надо'])(
    '«%s»: whoever does not want to be asked goes on without',
    async (said) => {
      await asked()
      await anna.say(said)
      expect(await consents()).toEqual([])
      expect((await anna.talk()).step).toBe('contact.reached')
    },
  )

  test('left for a pause it is asked again when the way goes on', async () => {
    await asked()
    await anna.say('пауза')
    await anna.say('продолжить')
    await anna.say('срочно')
    expect(isConsentStanding()).toBe(true)
    await anna.say('согласна')
    expect(await consents()).toHaveLength(1)
  })

  test('a right claimed meanwhile is a right', async () => {
    await asked()
    await anna.say('удалите мои данные')
    expect(anna.person.lastBotMessage()?.text).toContain(words('screens.delete_sure'))
  })
})

describe('which matter comes first', () => {
  const SEVERAL = 'потеряла паспорт, ещё ребёнку в садик надо и пособие на него оформить'

  test.each([
    ['сначала с садика', 'school'],
    ['с паспорта', 'passport'],
    ['давайте с пособия начнём', 'family_benefit'],
    ['второе', 'school'],
    ['с последнего', 'family_benefit'],
    ['паспорт потом, сперва садик', 'school'],
    ['паспорт подождёт', 'school'],
    ['оба', 'passport'],
    ['без разницы', 'passport'],
    ['решайте сами', 'passport'],
  ])('«%s» is %s; the others wait', async (said, need) => {
    await anna.after(() => anna.person.start())
    await anna.say(SEVERAL)
    expect(labels()).toEqual([title('passport'), title('school'), title('family_benefit')])
    await anna.say(said)
    const talk = await anna.talk()
    expect(talk.need).toBe(need)
    expect(Object.keys(talk.session.answers['later'] ?? {})).toHaveLength(2)
  })

  test('two of them: «сначала с работой»', async () => {
    await anna.after(() => anna.person.start())
    await anna.say('уволили с работы и паспорт потерял')
    await anna.say('сначала с работой')
    expect((await anna.talk()).need).toBe('job')
  })
})

describe('another matter in mid-talk, answered in words', () => {
  const offered = async (): Promise<void> => {
    await anna.begin()
    await anna.walkTo('contact.reached')
    await anna.say('а ещё ребёнку в садик надо на очередь встать')
  }

  test.each([
    ['попозже', 'passport'],
    ['нет, давайте сначала это закончим', 'passport'],
    ['да, займёмся им сейчас', 'school'],
    ['это часть того же', 'passport'],
  ])('«%s»', async (said, need) => {
    await offered()
    await anna.say(said)
    expect((await anna.talk()).need).toBe(need)
  })

  test('back to what was begun, or not', async () => {
    await offered()
    await anna.say('да, сейчас')
    await anna.say('вернёмся к паспорту')
    await anna.say('да, вернёмся')
    expect(await anna.talk()).toMatchObject({ need: 'passport', step: 'contact.reached' })
  })
})

describe('a need that was offered and chosen', () => {
  const STORY = 'звонят и звонят, туда вчера ещё ходила'

  test('begins with the words that it was offered after', async () => {
    await anna.after(() => anna.person.start())
    await anna.say(STORY)
    expect(labels().length).toBeGreaterThan(1)
    await anna.press('m.need')
    await anna.say('срочно')
    await anna.say('согласна')
    const file = (await anna.say(words('screens.menu_buttons.data'))).find((message) => message.file)?.file
    expect(file?.content.toString('utf8')).toContain(STORY)
  })
})
