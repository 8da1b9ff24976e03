import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest'
import { type Chat, openChat, words } from '../support/chat.ts'
import { rows } from '../support/database.ts'
import { ATTACHMENTS, JUNK, UNREADABLE } from './bad-inputs.ts'

let chat: Chat
beforeEach(async () => {
  chat = await openChat(inject('postgresUrl'))
})
afterEach(async () => {
  expect(chat.world.playground.ledger.refused).toEqual([])
  expect(chat.world.log.lines.filter(({ level }) => level === 'error')).toEqual([])
  await chat.world.close()
})

describe('with no talk under way', () => {
  test('each attachment is answered with what is understood', async () => {
    for (const attachment of Object.values(ATTACHMENTS)) {
      const said = await chat.send(attachment)
      expect(said.map(({ text }) => text)).toEqual([words('screens.other')])
    }
  })

  test('an album of ten is answered once', async () => {
    expect(await chat.send({ album: 10 })).toHaveLength(1)
  })

  test('texts in which nothing can be read ask for the problem in words', async () => {
    for (const text of Object.values(UNREADABLE)) {
      const said = await chat.say(text)
      expect(said.map((message) => message.text)).toEqual([words('screens.not_a_need')])
    }
  })

  test('junk words get the general path or a question, never silence, and begin nothing wild', async () => {
    for (const text of Object.values(JUNK)) {
      const said = await chat.say(text)
      expect(said.length).toBeGreaterThan(0)
      await chat.say('/start')
    }
    const tables = await rows(chat.world.databaseUrl, "select 1 from pg_tables where tablename = 'talks'")
    expect(tables).toHaveLength(1)
  })

  test('a text longer than a message comes as several, each answered', async () => {
    const said = await chat.say('потерял паспорт '.repeat(400))
    expect(said.length).toBeGreaterThan(0)
    expect((await chat.talk()).need).toBe('passport')
  })

  test('an edited message is no second problem', async () => {
    const { messageId } = chat.person.say('потерял паспорт')
    await chat.world.settle()
    await chat.after(() => chat.person.edit(messageId, 'не могу попасть к врачу'))
    expect((await chat.talks()).map(({ need }) => need)).toEqual(['passport'])
  })

  test('commands that nobody knows get help', async () => {
    for (const command of ['/nonsense', '/start\u202e', '/START', `/${'x'.repeat(40)}`, '/start ../../etc'])
      expect((await chat.say(command)).length).toBeGreaterThan(0)
  })
})

describe('in the middle of a rehearsal', () => {
  const rehearse = async (): Promise<void> => {
    await chat.begin()
    await chat.walkTo('contact.rehearse_call', { 'start.invite': 'learn', 'contact.start': 'try' })
    await chat.say('2')
  }

  test('«стоп» ends the talk; its answers stay and can be looked at', async () => {
    await rehearse()
    const answers = await chat.answers()
    // The plan's reminders would go with it: that is asked once.
    await chat.say('СТОП!')
    const said = await chat.press('m.stop_all')
    expect(said.at(-1)?.text).toBe(words('talk.stopped'))
    const [talk] = await chat.talks()
    expect(talk).toMatchObject({ status: 'stopped', step: 'contact.rehearse_call' })
    expect(await chat.answers()).toEqual(answers)
  })

  test('«стоп» said as part of an answer to the clerk is an answer', async () => {
    await rehearse()
    await chat.say('Стоп, я записываю. Подскажите, когда приходить?')
    expect(await chat.talk()).toMatchObject({ status: 'active' })
  })
})
