import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest'
import type { VisibleMessage } from '../../src/adapters/playground/people/visible.ts'
import type { Chat } from '../support/chat.ts'
import { openOffice, type TestOffice } from '../support/office.ts'
import { RecordedVoice } from '../support/recorded-voice.ts'
import { asked, link, walkTo } from './monthly-world.ts'

const READ = 'Прочитайте мне'

let office: TestOffice
let voice: RecordedVoice
let anna: Chat
beforeEach(async () => {
  voice = new RecordedVoice()
  office = await openOffice(inject('postgresUrl'), undefined, { voice })
  anna = office.chat('anna')
  await link(office, 'anna', 'smirnova')
  await anna.say('/large')
})
afterEach(async () => {
  expect(office.world.playground.ledger.refused).toEqual([])
  await office.close()
})

const deeds = () => office.rows("select 1 from deeds where citizen_id = 'smirnova'")

const labels = (message: VisibleMessage | undefined): string[] =>
  (message?.buttons ?? []).flat().map(({ text }) => text)

/** The month's question, as it stands on the screen. */
const untilAsked = async (): Promise<VisibleMessage | undefined> => {
  await walkTo(office, '2026-12-01', '2026-12-10', () => asked(office, 'anna').length > 0)
  return anna.person.lastBotMessage()
}

describe('a notice to a person with large type (Y-monthly)', () => {
  test('offers a voice, is read, is said again, and its buttons work there', async () => {
    const ask = await untilAsked()
    expect(labels(ask)).toEqual(['Всё хорошо', 'Нужна помощь', 'Спросите позже', READ])
    expect(ask?.buttons.every((row) => row.length === 1)).toBe(true)
    await anna.after(() => anna.person.press(READ, { messageId: ask?.id ?? 0 }))
    expect(voice.said.map(({ words }) => words)).toEqual([ask?.text])
    expect(await deeds()).toEqual([])
    const [again] = await anna.say('повтори')
    expect(again?.text).toBe(ask?.text)
    expect(again?.buttons.flat().map(({ data }) => data)).toEqual(ask?.buttons.flat().map(({ data }) => data))
    await anna.after(() => anna.person.press('Всё хорошо', { messageId: again?.id ?? 0 }))
    expect(anna.heard()).toContain('спасибо за ответ')
    expect(await deeds()).toHaveLength(1)
  })

  test('«прочитай мне» after it reads the notice, not what was said before it', async () => {
    const ask = await untilAsked()
    await anna.say('прочитай мне')
    expect(voice.said.map(({ words }) => words)).toEqual([ask?.text])
  })
})

describe('«повтори» wherever a citizen can be', () => {
  const again = async (chat = anna): Promise<[VisibleMessage | undefined, VisibleMessage | undefined]> => {
    const before = chat.person.lastBotMessage()
    const said = await chat.say('повтори')
    return [before, said.at(-1)]
  }
  const same = ([before, after]: Awaited<ReturnType<typeof again>>): void => {
    expect(after?.id).not.toBe(before?.id)
    expect(after?.text).toBe(before?.text)
    expect(labels(after)).toEqual(labels(before))
  }

  test('the own card: groups, one group, letting it go', async () => {
    await anna.say('мои интересы')
    same(await again())
    const group = anna.person.lastBotMessage()?.buttons[0]?.[0]?.data ?? ''
    await anna.after(() => anna.person.press(group))
    const shown = anna.person.screen().findLast(({ from, buttons }) => from === 'bot' && buttons.length > 0)
    const [once] = await anna.say('повтори')
    expect(once?.text).toBe(shown?.text)
    await anna.forge('y.unlink')
    same(await again())
  })

  test.each(['/settings', '/talks', '/reminders', '/mydata', '/delete', '/help', '/coming'])(
    'the screen %s',
    async (screen) => {
      await anna.say(screen)
      same(await again())
    },
  )

  test('a form in the middle, and the answers already given stay', async () => {
    await office.chat('olga').forge('w.link_person.smirnova')
    const payload = /start=(c\S+)/.exec(office.chat('olga').heard())?.[1] ?? ''
    const maria = office.chat('maria')
    await maria.after(() => maria.person.start(payload))
    same(await again(maria))
  })

  test('a talk asks its own question again; after a screen in between, the screen', async () => {
    await anna.begin()
    const step = (await anna.talk()).step
    same(await again())
    await anna.say('/settings')
    same(await again())
    expect((await anna.talk()).step).toBe(step)
  })

  test('an employee who types it looks for a person of that name', async () => {
    const olga = office.chat('olga')
    await olga.forge('w.person.smirnova')
    const [found] = await olga.say('повтори')
    expect(found?.text).not.toContain('Смирнова Анна')
  })
})
