import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { silentVoice } from '../../src/adapters/playground/people/silent-voice.ts'
import { startWorld, TOKEN, type World } from './world.ts'

let world: World
beforeAll(async () => {
  world = await startWorld()
})
afterAll(() => world.close())

const chat_id = 7001
const inline = (...buttons: object[]) => ({ inline_keyboard: [buttons] })
const withButtons = (...buttons: object[]) => ({ chat_id, text: 'a', reply_markup: inline(...buttons) })

const CASES: [string, string, object, string][] = [
  ['empty text', 'sendMessage', { chat_id, text: '' }, 'message text is empty'],
  ['no text', 'sendMessage', { chat_id }, 'message text is empty'],
  ['spaces only', 'sendMessage', { chat_id, text: ' \n ' }, 'message text is empty'],
  ['4097 characters', 'sendMessage', { chat_id, text: 'я'.repeat(4097) }, 'message is too long'],
  ['no chat', 'sendMessage', { text: 'a' }, 'chat_id is empty'],
  ['unknown chat', 'sendMessage', { chat_id: 99, text: 'a' }, 'chat not found'],
  ['a person who never opened the bot', 'sendMessage', { chat_id: 7002, text: 'a' }, 'chat not found'],
  [
    'misspelt parameter',
    'sendMessage',
    { chat_id, text: 'a', parsemode: 'HTML' },
    'has no parameter "parsemode"',
  ],
  [
    'wrong type',
    'sendMessage',
    { chat_id, text: 'a', disable_notification: 'yes' },
    'disable_notification must be boolean',
  ],
  [
    '33 Cyrillic letters of data',
    'sendMessage',
    withButtons({ text: 'a', callback_data: 'я'.repeat(33) }),
    'BUTTON_DATA_INVALID',
  ],
  ['empty data', 'sendMessage', withButtons({ text: 'a', callback_data: '' }), 'BUTTON_DATA_INVALID'],
  [
    'button without action',
    'sendMessage',
    withButtons({ text: 'a' }),
    'Text buttons are unallowed in the inline keyboard',
  ],
  [
    'button with two actions',
    'sendMessage',
    withButtons({ text: 'a', url: 'https://a.ru', callback_data: 'b' }),
    'BUTTON_TYPE_INVALID',
  ],
  [
    'button without text',
    'sendMessage',
    withButtons({ text: ' ', callback_data: 'b' }),
    'BUTTON_TEXT_INVALID',
  ],
  ['unknown action', 'sendMessage', withButtons({ text: 'a', callbackdata: 'b' }), 'reply_markup'],
  ['wrong link', 'sendMessage', withButtons({ text: 'a', url: 'javascript:1' }), 'Wrong HTTP URL'],
  [
    'nine buttons in a row',
    'sendMessage',
    withButtons(...Array(9).fill({ text: 'a', callback_data: 'b' })),
    'REPLY_MARKUP_TOO_LONG',
  ],
  [
    '201 characters of toast',
    'answerCallbackQuery',
    { callback_query_id: '1', text: 'a'.repeat(201) },
    'MESSAGE_TOO_LONG',
  ],
  [
    'unknown press',
    'answerCallbackQuery',
    { callback_query_id: '1' },
    'query is too old and response timeout expired or query ID is invalid',
  ],
  [
    '101 commands',
    'setMyCommands',
    { commands: Array(101).fill({ command: 'a', description: 'b' }) },
    'BOT_COMMANDS_TOO_MUCH',
  ],
  [
    'Cyrillic command',
    'setMyCommands',
    { commands: [{ command: 'старт', description: 'b' }] },
    'BOT_COMMAND_INVALID',
  ],
  [
    'command without words',
    'setMyCommands',
    { commands: [{ command: 'a', description: '' }] },
    'BOT_COMMAND_DESCRIPTION_INVALID',
  ],
  [
    'caption of 1025',
    'sendPhoto',
    { chat_id, photo: 'x', caption: 'a'.repeat(1025) },
    'message caption is too long',
  ],
  [
    'a place without a latitude',
    'sendVenue',
    { chat_id, longitude: 37.6, title: 'a', address: 'b' },
    'latitude is empty',
  ],
  ['a point without a longitude', 'sendLocation', { chat_id, latitude: 55.7 }, 'longitude is empty'],
  [
    'a place off the globe',
    'sendVenue',
    { chat_id, latitude: 90.01, longitude: 0, title: 'a', address: 'b' },
    'wrong venue location specified',
  ],
  ['a point off the globe', 'sendLocation', { chat_id, latitude: 0, longitude: -181 }, 'wrong location'],
  [
    'a place without a name',
    'sendVenue',
    { chat_id, latitude: 55.7, longitude: 37.6, title: ' ', address: 'b' },
    'venue title must be non-empty',
  ],
  [
    'a place without an address',
    'sendVenue',
    { chat_id, latitude: 55.7, longitude: 37.6, title: 'a' },
    'venue address must be non-empty',
  ],
  [
    'caption of a voice of 1025',
    'sendVoice',
    { chat_id, voice: 'x', caption: 'a'.repeat(1025) },
    'message caption is too long',
  ],
  [
    'unknown file',
    'sendDocument',
    { chat_id, document: 'nothing' },
    'wrong file identifier/HTTP URL specified',
  ],
  [
    'unclosed tag',
    'sendMessage',
    { chat_id, text: '<b>a', parse_mode: 'HTML' },
    `can't parse entities: Can't find end tag corresponding to start tag "b"`,
  ],
  [
    'unknown tag',
    'sendMessage',
    { chat_id, text: 'я <div>a</div>', parse_mode: 'HTML' },
    `can't parse entities: Unsupported start tag "div" at byte offset 3`,
  ],
  [
    'reply to nothing',
    'sendMessage',
    { chat_id, text: 'a', reply_parameters: { message_id: 5 } },
    'message to be replied not found',
  ],
  [
    'leaving a private chat',
    'leaveChat',
    { chat_id },
    "chat member status can't be changed in private chats",
  ],
  [
    'not built',
    'sendPoll',
    { chat_id, question: 'a', options: [{ text: 'b' }, { text: 'c' }] },
    'sendPoll is not supported in the playground',
  ],
]

describe('refusals', () => {
  test.each(CASES)('%s', async (_name, method, body, words) => {
    const answer = await world.call(method, body)
    expect(answer).toMatchObject({ ok: false, error_code: 400 })
    expect(answer.description).toContain('Bad Request: ')
    expect(answer.description).toContain(words)
    expect(world.playground.ledger.refused.at(-1)).toMatchObject({ method, ok: false, effect: false })
  })

  test('a wrong token is unauthorised, an unknown method is not found', async () => {
    const wrong = await fetch(`${world.url}/bot1:wrong/getMe`)
    expect([wrong.status, await wrong.json()]).toEqual([
      401,
      { ok: false, error_code: 401, description: 'Unauthorized' },
    ])
    expect(await world.call('sendMesage')).toMatchObject({ ok: false, error_code: 404 })
  })

  test('a voice is OGG with Opus, or it is none', async () => {
    const send = async (bytes: Buffer, name: string) => {
      const body = new FormData()
      body.set('chat_id', '7001')
      body.set('voice', new Blob([new Uint8Array(bytes)]), name)
      const sent = await fetch(`${world.url}/bot${TOKEN}/sendVoice`, { method: 'POST', body })
      return sent.json()
    }
    const refused = { ok: false, error_code: 400 }
    expect(await send(Buffer.from('OggS and nothing more'), 'voice.ogg')).toMatchObject(refused)
    expect(await send(Buffer.from('ID3'), 'voice.mp3')).toMatchObject(refused)
    expect(await send(Buffer.alloc(0), 'voice.ogg')).toMatchObject(refused)
    expect(await send(silentVoice(3), 'voice.ogg')).toMatchObject({
      ok: true,
      result: { voice: { duration: 3, mime_type: 'audio/ogg' } },
    })
  })

  test('what stands at the limit passes', async () => {
    const text = `<b>${'я'.repeat(4096)}</b>`
    expect(await world.call('sendMessage', { chat_id, text, parse_mode: 'HTML' })).toMatchObject({ ok: true })
    const reply_markup = inline({ text: 'a', callback_data: 'я'.repeat(32) })
    expect(await world.call('sendMessage', { chat_id, text: '👍', reply_markup })).toMatchObject({ ok: true })
  })

  test('blocked and deleted people refuse with 403', async () => {
    const boris = world.playground.person('boris')
    boris.start()
    boris.block()
    const refused = { ok: false, error_code: 403 }
    expect(await world.call('sendMessage', { chat_id: 7002, text: 'a' })).toMatchObject({
      ...refused,
      description: 'Forbidden: bot was blocked by the user',
    })
    boris.deactivate()
    expect(await world.call('sendMessage', { chat_id: 7002, text: 'a' })).toMatchObject({
      ...refused,
      description: 'Forbidden: user is deactivated',
    })
  })

  test('query, form and multipart carry parameters too', async () => {
    const address = `${world.url}/bot${TOKEN}/sendMessage`
    const asked = await fetch(`${address}?chat_id=7001&text=a&disable_notification=true`)
    expect(await asked.json()).toMatchObject({ ok: true })
    const buttons = JSON.stringify(inline({ text: 'a', callback_data: 'b' }))
    const form = new URLSearchParams({ chat_id: '7001', text: 'b', reply_markup: buttons })
    expect(await (await fetch(address, { method: 'POST', body: form })).json()).toMatchObject({ ok: true })
    const multipart = new FormData()
    multipart.set('chat_id', '7001')
    multipart.set('document', new Blob(['hello']), 'справка.txt')
    const sent = await fetch(`${world.url}/bot${TOKEN}/sendDocument`, { method: 'POST', body: multipart })
    expect(await sent.json()).toMatchObject({ ok: true, result: { document: { file_name: 'справка.txt' } } })
    expect(world.playground.ledger.entries.at(-1)?.payload).toEqual({
      chat_id: 7001,
      document: { name: 'справка.txt', size: 5 },
    })
    const file = world.playground.person('anna').lastBotMessage()?.file
    expect([file?.name, file?.content.toString()]).toEqual(['справка.txt', 'hello'])
  })
})
