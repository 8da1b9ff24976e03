import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest'
import type { FaultKind } from '../../src/adapters/playground/api/faults.ts'
import { Chat, openChat, words } from '../support/chat.ts'
import { rows } from '../support/database.ts'

let anna: Chat
let maria: Chat
beforeEach(async () => {
  anna = await openChat(inject('postgresUrl'))
  maria = new Chat(anna.world, 'maria')
})
afterEach(() => anna.world.close())

/** Texts that reached a chat, in order. */
const arrived = (chat: Chat): string[] =>
  anna.world.playground.ledger
    .of('sendMessage')
    .filter(({ chatId, effect }) => chatId === chat.person.id && effect)
    .map(({ payload }) => String(payload['text']))

const KINDS: readonly [kind: FaultKind, hasEffect: boolean][] = [
  ['429', false],
  ['401', false],
  ['404', false],
  ['409', false],
  ['500-before', false],
  ['502-after', true],
  ['cut-before', false],
  ['cut-after', true],
]

describe('the messenger makes trouble', () => {
  test.each(KINDS)(
    '%s: replies arrive in their order, others are not kept waiting',
    async (kind, hasEffect) => {
      await maria.begin()
      const expected = arrived(maria)
      const removeFault = anna.world.playground.faults.add({
        kind,
        method: 'sendMessage',
        chatId: anna.person.id,
        retryAfter: 1,
        times: 1,
      })
      anna.person.start()
      anna.person.say('потерял паспорт')
      await maria.say('/help')
      await anna.world.settle()
      removeFault()
      const heard = arrived(anna)
      const repeats = hasEffect ? 1 : 0
      expect(heard.length).toBe(expected.length + repeats)
      expect(heard.slice(repeats)).toEqual(expected)
      expect((await anna.talk()).step).toBe('start.invite')
    },
  )

  test('an order to wait holds up one chat only', async () => {
    const { faults } = anna.world.playground
    faults.add({ kind: '429', method: 'sendMessage', chatId: anna.person.id, retryAfter: 2 })
    anna.person.start()
    maria.person.start()
    const first = await maria.person.waitFor(() => true)
    expect(first.text).not.toBe('')
    expect(arrived(anna)).toEqual([])
    await anna.world.settle()
    expect(arrived(anna)).toEqual(arrived(maria))
  })

  test('whoever blocked the bot is given up at once; the rest of the world goes on', async () => {
    await anna.begin()
    const before = arrived(anna).length
    const update = anna.person.pressRaw({ data: anna.dataOf('urgent') })
    anna.person.block()
    await anna.world.settle()
    expect(update.updateId).toBeDefined()
    const attempts = anna.world.playground.ledger
      .of('sendMessage')
      .filter(({ chatId, ok }) => chatId === anna.person.id && !ok)
    expect(attempts.length).toBeLessThanOrEqual(3)
    expect(arrived(anna).length).toBeLessThanOrEqual(before + 1)
    expect(await rows(anna.world.databaseUrl, 'select blocked from people')).toEqual([{ blocked: true }])
    const waiting = () => rows(anna.world.databaseUrl, 'select 1 from turns where outgoing is not null')
    await expect.poll(waiting).toEqual([])
    await maria.begin()
    expect((await maria.talk()).step).toBe('start.invite')
  })

  test('a flood is told so once; danger and what was recorded arrive, of the rest the newest', async () => {
    await anna.begin()
    await anna.walkTo('contact.appointment_place')
    const { faults, ledger } = anna.world.playground
    const before = arrived(anna).length
    const wait = faults.add({ kind: '429', method: 'sendMessage', chatId: anna.person.id, times: 1_000 })
    anna.person.say('кабинет 5')
    for (let n = 0; n < 20; n += 1) anna.person.say(`ну и ${n}`)
    anna.person.say('помогите, муж бьёт меня')
    for (let n = 0; n < 20; n += 1) anna.person.say(`вот ${n}`)
    maria.person.start()
    await maria.person.waitFor(() => true)
    await anna.world.bots[0]?.intake.idle()
    wait()
    await anna.world.settle()
    const heard = arrived(anna).slice(before)
    const notice = words('screens.flood')
    expect(heard[0]).toContain('112')
    expect(heard.filter((text) => text === notice)).toHaveLength(1)
    expect(heard.join('\n')).toContain('23 ноября 2026 года, понедельник, 10:30')
    const isMenu = (text: string): boolean => text.startsWith('<b>Бумага')
    expect(heard.some(isMenu)).toBe(false)
    expect(heard.length).toBeLessThan(30)
    expect(ledger.refused).toEqual([])
    const waiting = () => rows(anna.world.databaseUrl, 'select 1 from turns where outgoing is not null')
    await expect.poll(waiting).toEqual([])
    expect(
      await anna.events().then((all) => all.filter(({ kind }) => kind === 'appointment_made')),
    ).toHaveLength(1)
  })

  test('presses that cannot be answered and edits that fail hold nothing up', async () => {
    const { faults } = anna.world.playground
    faults.add({ kind: '400', method: 'answerCallbackQuery', times: 5 })
    faults.add({ kind: '400', method: 'editMessageText', times: 5 })
    await anna.begin()
    await anna.walkTo('contact.outcome')
    expect((await anna.talk()).step).toBe('contact.outcome')
  })

  test('replies held up at a stop go out after the next start', async () => {
    const { faults } = anna.world.playground
    await anna.after(() => anna.person.start())
    faults.add({ kind: '429', method: 'sendMessage', chatId: anna.person.id, retryAfter: 600, times: 1 })
    anna.person.say('потерял паспорт')
    await anna.world.playground.settled()
    await Promise.all(anna.world.bots.splice(0).map((bot) => bot.stop()))
    expect(anna.person.lastBotMessage()?.buttons).toEqual([])
    await anna.world.startBot()
    await anna.world.settle()
    expect(anna.dataOf('learn')).toMatch(/\.learn$/)
  })
})
