import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { startWorld, type World } from './world.ts'

let world: World
beforeEach(async () => {
  world = await startWorld()
})
afterEach(() => world.close())

const chat_id = 7001
const keyboard = (data: string) => ({ inline_keyboard: [[{ text: 'press me', callback_data: data }]] })

async function send(body: object): Promise<number> {
  const { result } = await world.call<{ message_id: number }>('sendMessage', { chat_id, text: 'x', ...body })
  return result.message_id
}

describe('editing', () => {
  test('changes the text and, without a keyboard, takes the buttons away', async () => {
    const message_id = await send({ reply_markup: keyboard('a') })
    const edited = await world.call('editMessageText', {
      chat_id,
      message_id,
      text: '<b>y</b>',
      parse_mode: 'HTML',
    })
    expect(edited).toMatchObject({ ok: true, result: { text: 'y', edit_date: expect.any(Number) } })
    const seen = world.playground.person('anna').lastBotMessage()
    expect(seen).toMatchObject({ text: 'y', html: '<b>y</b>', edited: true, buttons: [] })
  })

  test('the same once more is not modified', async () => {
    const message_id = await send({ reply_markup: keyboard('a') })
    const same = { chat_id, message_id, text: 'x', reply_markup: keyboard('a') }
    expect((await world.call('editMessageText', same)).description).toBe(
      'Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message',
    )
    await world.call('editMessageText', { ...same, text: 'y' })
    expect(await world.call('editMessageText', { ...same, text: 'y' })).toMatchObject({ ok: false })
    expect(await world.call('editMessageReplyMarkup', { chat_id, message_id })).toMatchObject({ ok: true })
    expect(await world.call('editMessageReplyMarkup', { chat_id, message_id })).toMatchObject({ ok: false })
  })

  test.each([
    ['keyboard', { keyboard: [['a']] }],
    ['removed keyboard', { remove_keyboard: true }],
    ['forced reply', { force_reply: true }],
  ])('a message with %s cannot be edited', async (_name, reply_markup) => {
    const message_id = await send({ reply_markup })
    const answer = await world.call('editMessageText', { chat_id, message_id, text: 'y' })
    expect(answer.description).toBe("Bad Request: message can't be edited")
  })

  test('what is not there, or not the bot’s, cannot be edited', async () => {
    const missing = await world.call('editMessageText', { chat_id, message_id: 999, text: 'y' })
    expect(missing.description).toBe('Bad Request: message to edit not found')
    const { messageId } = world.playground.person('anna').say('mine')
    const foreign = await world.call('editMessageText', { chat_id, message_id: messageId, text: 'y' })
    expect(foreign.description).toBe("Bad Request: message can't be edited")
  })

  test('only messages of the last two days can be deleted', async () => {
    const old = await send({})
    world.clock.advance(49 * 3_600_000)
    const fresh = await send({})
    expect(await world.call('deleteMessage', { chat_id, message_id: fresh })).toMatchObject({ ok: true })
    expect(await world.call('deleteMessage', { chat_id, message_id: fresh })).toMatchObject({
      description: 'Bad Request: message to delete not found',
    })
    expect(await world.call('deleteMessage', { chat_id, message_id: old })).toMatchObject({ ok: false })
  })
})

describe('pressing', () => {
  test('only a button that is there now', async () => {
    const anna = world.playground.person('anna')
    const message_id = await send({ reply_markup: keyboard('one') })
    anna.press('press me')
    await world.call('editMessageReplyMarkup', { chat_id, message_id, reply_markup: keyboard('two') })
    expect(() => anna.press('one')).toThrow('anna sees no button "one"; there are ["press me"]')
    expect(anna.pressRaw({ data: 'one' }).updateId).toBeDefined()
    expect(world.playground.updates.pending().map(({ callback_query }) => callback_query?.data)).toEqual([
      'one',
      'one',
    ])
  })

  test('a press is answered once and not for long', async () => {
    const anna = world.playground.person('anna')
    await send({ reply_markup: keyboard('a') })
    const answer = (callback_query_id: string) => ({ callback_query_id, text: 'done' })
    const { callbackId } = anna.pressRaw({ data: 'a' })
    expect(await world.call('answerCallbackQuery', answer(callbackId))).toMatchObject({ ok: true })
    expect(await world.call('answerCallbackQuery', answer(callbackId))).toMatchObject({ ok: false })
    const late = anna.pressRaw({ data: 'a' })
    world.clock.advance(16_000)
    expect((await world.call('answerCallbackQuery', answer(late.callbackId))).description).toBe(
      'Bad Request: query is too old and response timeout expired or query ID is invalid',
    )
    expect(anna.toasts()).toEqual([{ text: 'done', alert: false }])
  })

  test('the keyboard at the bottom sends its text, or the contact', async () => {
    const anna = world.playground.person('anna')
    const rows = [[{ text: 'my number', request_contact: true }], ['hello']]
    await send({ reply_markup: { keyboard: rows, one_time_keyboard: true } })
    anna.press('hello')
    expect(anna.screen().at(-1)?.text).toBe('hello')
    expect(anna.keyboard()).toEqual([])
    await send({ reply_markup: { keyboard: rows } })
    anna.press('my number')
    expect(anna.screen().at(-1)?.contact).toMatchObject({ user_id: 7001 })
    await send({ reply_markup: { remove_keyboard: true } })
    expect(anna.keyboard()).toEqual([])
  })
})
