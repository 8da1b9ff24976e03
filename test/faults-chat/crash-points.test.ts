import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import type { ComposedBot } from '../../src/compose.ts'
import { Chat, CONTENT } from '../support/chat.ts'
import { TestWorld } from '../support/world.ts'
import { type Moment, MortalBot } from './mortal-bot.ts'

let world: TestWorld
let people = 0
beforeAll(async () => {
  world = await TestWorld.open(inject('postgresUrl'), { content: CONTENT })
})
afterAll(() => world.close())

/** A short dialog: a problem, the way, the consent, two answers. */
const DIALOG: readonly ((chat: Chat) => void)[] = [
  (chat) => void chat.person.say('потерял паспорт'),
  (chat) => void chat.person.press(chat.dataOf('urgent')),
  (chat) => void chat.person.press(chat.dataOf('m.consent_yes')),
  (chat) => void chat.person.press(chat.dataOf('talked')),
  (chat) => void chat.person.say('Назначили день'),
]
const ANSWERS = ['start.invite', 'contact.reached', 'contact.outcome']

const stranger = (): Chat => {
  people += 1
  world.playground.addPerson({ key: `p${people}`, firstName: 'Некто', language: 'ru' })
  return new Chat(world, `p${people}`)
}

const startBot = async (): Promise<ComposedBot> => world.startBot({}, false)

const poll = (bot: ComposedBot): void =>
  bot.poll((problem) => world.log.error('fatal', { problem: problem.message }))

const stop = async (bot: ComposedBot): Promise<void> => {
  world.bots.splice(world.bots.indexOf(bot), 1)
  await bot.stop()
}

/** Every message that reached the person, in order, as the messenger wrote it down. */
const said = (chat: Chat): unknown[] =>
  world.playground.ledger
    .of('sendMessage')
    .filter(({ chatId, effect }) => chatId === chat.person.id && effect)
    .map(({ payload }) => String(payload['text']))

/** Walks the dialog with a bot that dies at its k-th call; a new one takes over. Tells whether it died at all. */
const walk = async (dieAt: number, moment: Moment): Promise<{ chat: Chat; isDead: boolean }> => {
  const chat = stranger()
  const mortal = new MortalBot(await startBot(), dieAt, moment)
  poll(mortal.bot)
  let successor: ComposedBot | null = null
  for (const act of DIALOG) {
    act(chat)
    await (successor ? world.settle() : Promise.race([world.settle(), mortal.died]))
    if (!mortal.isDead || successor) continue
    world.bots.splice(world.bots.indexOf(mortal.bot), 1)
    await mortal.bury()
    successor = await startBot()
    poll(successor)
    await world.settle()
  }
  if (successor) await stop(successor)
  else {
    world.bots.splice(world.bots.indexOf(mortal.bot), 1)
    await Promise.race([mortal.stop(), mortal.died])
    if (mortal.isDead) await mortal.bury()
  }
  return { chat, isDead: mortal.isDead }
}

/** Each message of the undisturbed dialog in order, with those that came twice taken out. */
const withoutRepeats = (heard: readonly unknown[], expected: readonly unknown[]): unknown[] => {
  const kept: unknown[] = []
  for (const each of heard) if (each === expected[kept.length]) kept.push(each)
  return kept
}

describe.each(['before', 'after'] as const)('the process dies at a call, %s it has effect', (moment) => {
  test('for every call of the dialog: no answer lost or doubled, every reply arrives', {
    timeout: 240_000,
  }, async () => {
    const undisturbed = await walk(Number.POSITIVE_INFINITY, moment)
    const expected = said(undisturbed.chat)
    expect(await undisturbed.chat.answers()).toEqual(ANSWERS)
    let deaths = 0
    for (let k = 1; ; k += 1) {
      const { chat, isDead } = await walk(k, moment)
      if (!isDead) break
      deaths += 1
      expect({ k, answers: await chat.answers() }).toEqual({ k, answers: ANSWERS })
      expect({ k, step: (await chat.talk()).step }).toEqual({ k, step: 'contact.appointment_day' })
      const heard = said(chat)
      expect({ k, heard: withoutRepeats(heard, expected) }).toEqual({ k, heard: expected })
      const most = Math.max(...expected.map((text) => heard.filter((each) => each === text).length))
      expect({ k, most: Math.min(most, 3) }).toEqual({ k, most: Math.min(most, 2) })
    }
    expect(deaths).toBeGreaterThan(15)
    expect(world.log.lines.filter(({ event }) => event === 'fatal')).toEqual([])
  })
})
