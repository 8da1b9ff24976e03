import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest'
import { Chat, CONTENT, words } from '../support/chat.ts'
import { rows } from '../support/database.ts'
import { TestWorld } from '../support/world.ts'
import { changedContent } from './changed-content.ts'

let world: TestWorld
beforeEach(async () => {
  world = await TestWorld.open(inject('postgresUrl'), { content: CONTENT })
})
afterEach(async () => {
  expect(world.playground.ledger.refused).toEqual([])
  expect(world.log.lines.filter(({ level }) => level === 'error')).toEqual([])
  await world.close()
})

/** Answers given by everybody at once, round by round; the n-th person stops after n mod 6 of them. */
const ROUNDS: readonly ((chat: Chat) => void)[] = [
  (chat) => void chat.person.press(chat.dataOf('urgent')),
  (chat) => void chat.person.press(chat.dataOf('m.consent_no')),
  (chat) => void chat.person.press(chat.dataOf('talked')),
  (chat) => void chat.person.press(chat.dataOf('got_appointment')),
  (chat) => void chat.person.say('завтра'),
]

/** Fifty people in the middle of a talk, ten at every one of five places. */
const fifty = async (): Promise<Chat[]> => {
  const chats = Array.from({ length: 50 }, (_, n) => {
    world.playground.addPerson({ key: `p${n}`, firstName: `P${n}`, language: 'ru' })
    return new Chat(world, `p${n}`)
  })
  const together = async (act: (chat: Chat, n: number) => void) => {
    chats.forEach(act)
    await world.settle()
  }
  await together((chat) => chat.person.say('потерял паспорт'))
  for (const [round, answer] of ROUNDS.entries())
    await together((chat, n) => (n % 5 < round ? undefined : answer(chat)))
  return chats
}

/** Stops the bot and starts one with the changed content, as a deploy does. */
const deploy = async (): Promise<void> => {
  await Promise.all(world.bots.splice(0).map((bot) => bot.stop()))
  await world.startBot({ content: changedContent() })
}

/** The first button on offer, or words where there is none. */
const answer = ({ person }: Chat): void => {
  const asked = person.lastBotMessage()
  const button = asked?.buttons.flat()[0]?.data
  if (button) person.press(button)
  else person.say('10:30')
}

const kinds = async (chat: Chat): Promise<string[]> => (await chat.events()).map(({ kind }) => kind)

describe('a deploy changes the definition under fifty open talks', () => {
  test('all go on by the one that they began with', async () => {
    await world.startBot()
    const chats = await fifty()
    const before = await Promise.all(chats.map((chat) => chat.talk()))
    expect(new Set(before.map(({ step }) => step)).size).toBeGreaterThan(3)
    await deploy()
    for (const chat of chats) answer(chat)
    await world.settle()
    for (const [n, chat] of chats.entries()) {
      const after = await chat.talk()
      const moved = after.session.version - (before[n]?.session.version ?? 0)
      expect({ n, status: after.status, definition: after.session.definition, moved: moved <= 1 }).toEqual({
        n,
        status: 'active',
        definition: CONTENT.track.version,
        moved: true,
      })
      expect(after.step).not.toBe('contact.inserted')
      const happened = await kinds(chat)
      expect(happened).not.toContain('talk_failed')
      expect(happened).not.toContain('definition_changed')
    }
  })

  test('new talks begin by the new one', async () => {
    await world.startBot()
    await deploy()
    const anna = new Chat(world)
    await anna.begin()
    await anna.press('urgent')
    await anna.press('m.consent_no')
    expect((await anna.talk()).step).toBe('contact.inserted')
  })

  test('with the old definition gone, a removed step leads to its stage with a word of explanation', async () => {
    await world.startBot()
    const chats = await fifty()
    const before = await Promise.all(chats.map((chat) => chat.talk()))
    await Promise.all(world.bots.splice(0).map((bot) => bot.stop()))
    await rows(world.databaseUrl, 'delete from definitions')
    await world.startBot({ content: changedContent() })
    for (const chat of chats) answer(chat)
    await world.settle()
    let told = 0
    for (const [n, chat] of chats.entries()) {
      const after = await chat.talk()
      expect({ n, status: after.status }).toEqual({ n, status: 'active' })
      expect(await kinds(chat)).not.toContain('talk_failed')
      const wasRemoved = before[n]?.step === 'contact.appointment_day'
      expect({ n, told: chat.heard().includes(words('talk.changed')) }).toEqual({ n, told: wasRemoved })
      if (!wasRemoved) continue
      told += 1
      expect(after.step).toBe('contact.inserted')
      expect(after.session.answers['contact.reached']).toBe('talked')
    }
    expect(told).toBe(10)
  })
})
