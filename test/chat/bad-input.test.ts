import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { type Chat, openChat, standing, words } from '../support/chat.ts'
import { ATTACHMENTS, JUNK, PLACES, UNREADABLE } from './bad-inputs.ts'

for (const { name, step, ways, good } of PLACES) {
  describe(`at ${name}`, () => {
    let chat: Chat
    beforeAll(async () => {
      chat = await openChat(inject('postgresUrl'))
      await chat.begin()
      await chat.walkTo(step, ways)
      if (step === 'contact.rehearse_call') await chat.say('2')
    })
    afterAll(() => chat.world.close())

    /** The input is answered once, clearly; the same step waits and nothing of the answers is lost. */
    const isRefused = async (act: () => Promise<readonly { text: string; buttons: unknown[][] }[]>) => {
      const before = standing(await chat.talk())
      const answers = await chat.answers()
      const said = await act()
      expect(said).toHaveLength(1)
      expect(said[0]?.text.length).toBeGreaterThan(20)
      expect(standing(await chat.talk())).toEqual(before)
      expect(await chat.answers()).toEqual(answers)
      return said[0]?.text ?? ''
    }

    test.each(Object.entries(ATTACHMENTS))(
      '%s is answered with what is understood',
      async (_, attachment) => {
        const text = await isRefused(() => chat.send(attachment))
        expect(text).toContain(words('talk.refused.other'))
      },
    )

    test('an album of ten is one photo too many, answered once', async () => {
      expect(await isRefused(() => chat.send({ album: 10 }))).toContain(words('talk.refused.other'))
    })

    test.each(Object.entries(UNREADABLE))('%s is no answer', async (_, text) => {
      await isRefused(() => chat.say(text))
    })

    test('an edited message does not run a past step again', async () => {
      const own = chat.person.screen().find(({ from, text }) => from === 'person' && text !== '/start')
      const text = await isRefused(() => chat.after(() => chat.person.edit(own?.id ?? 0, 'другое')))
      expect(text).toBe(words('screens.edited'))
    })

    if (step === 'contact.appointment_place' || step === 'contact.rehearse_call') {
      test.each(Object.entries(JUNK))('%s is taken as the words that it is', async (_, text) => {
        const before = await chat.talk()
        const said = await chat.say(text)
        expect(said.length).toBeGreaterThan(0)
        expect((await chat.talk()).session.version).toBe(before.session.version + 1)
        if (step === 'contact.appointment_place') await chat.say('назад')
        await chat.walkTo(step, { ...ways, 'contact.again': 'again' })
      })
    } else {
      test.each(Object.entries(JUNK))('%s is refused kindly', async (_, text) => {
        await isRefused(() => chat.say(text))
      })
    }

    test('after all this a good answer goes on, and nothing was said that Telegram would refuse', async () => {
      const before = await chat.talk()
      const isButton = chat.person
        .lastBotMessage()
        ?.buttons.flat()
        .some(({ data }) => data?.endsWith(`.${good}`))
      await (isButton ? chat.press(good) : chat.say(good))
      expect((await chat.talk()).session.version).toBe(before.session.version + 1)
      expect(chat.world.playground.ledger.refused).toEqual([])
      expect(chat.world.log.lines.filter(({ level }) => level === 'error')).toEqual([])
    })
  })
}
