import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { InlineKeyboard, InputFile, webhookCallback } from 'grammy'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { grammyBot, startWorld, type World } from './world.ts'

let world: World
beforeEach(async () => {
  world = await startWorld()
})
afterEach(() => world.close())

describe('a real grammY bot', () => {
  test('talks in both directions by long polling', async () => {
    const bot = grammyBot(world)
    bot.command('start', (ctx) =>
      ctx.reply(`<b>Здравствуйте</b>, ${ctx.from?.first_name} ${ctx.match}`, {
        parse_mode: 'HTML',
        reply_markup: new InlineKeyboard().text('Да', 'yes').row().text('Нет', 'no'),
      }),
    )
    bot.callbackQuery('yes', async (ctx) => {
      await ctx.answerCallbackQuery({ text: 'Принято' })
      await ctx.editMessageText('Вы ответили да')
      await ctx.replyWithDocument(new InputFile(Buffer.from('бумага'), 'справка об обеде.txt'), {
        caption: 'Вот',
      })
    })
    bot.on('message:photo', async (ctx) => {
      const { file_path } = await ctx.getFile()
      const bytes = await (await fetch(`${world.url}/file/bot${bot.token}/${file_path}`)).arrayBuffer()
      await ctx.reply(`bytes ${bytes.byteLength}`)
    })
    const running = bot.start()
    const anna = world.playground.person('anna')
    anna.start('from_leaflet')
    const greeting = await anna.waitFor('Здравствуйте')
    expect(greeting.text).toBe('Здравствуйте, Анна from_leaflet')
    expect(greeting.buttons.map((row) => row.map(({ text }) => text))).toEqual([['Да'], ['Нет']])
    anna.press('Да')
    const paper = await anna.waitFor('Вот')
    expect([paper.file?.name, paper.file?.content.toString()]).toEqual(['справка об обеде.txt', 'бумага'])
    expect(anna.screen().find(({ id }) => id === greeting.id)).toMatchObject({
      text: 'Вы ответили да',
      buttons: [],
    })
    expect(anna.toasts()).toEqual([{ text: 'Принято', alert: false }])
    anna.send({ photo: true })
    await anna.waitFor(({ text }) => /^bytes [1-9]/.test(text))
    await world.playground.settled()
    expect(world.playground.ledger.refused).toEqual([])
    await bot.stop()
    await running
  })

  test('two replicas on one webhook', async () => {
    const replicas = [grammyBot(world), grammyBot(world)]
    const heard: number[] = []
    const handlers = replicas.map((bot, index) => {
      bot.on('message', (ctx) => {
        heard.push(index)
        return ctx.reply(`replica ${index}`)
      })
      return webhookCallback(bot, 'http', { secretToken: 'shh' })
    })
    let turn = 0
    const server = createServer((request, response) => {
      turn += 1
      void handlers[turn % 2]?.(request, response)
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
    await world.call('setWebhook', { url, secret_token: 'shh' })
    const anna = world.playground.person('anna')
    anna.say('one')
    anna.say('two')
    await world.playground.settled()
    expect(heard.toSorted()).toEqual([0, 1])
    expect(anna.screen().filter(({ from }) => from === 'bot')).toHaveLength(2)
    server.close()
    server.closeAllConnections()
  })

  test('learns of blocking, groups and edits', async () => {
    const { playground } = world
    const anna = playground.person('anna')
    const boris = playground.person('boris')
    anna.block()
    expect(() => anna.say('x')).toThrow('anna has blocked the bot')
    anna.unblock()
    const { messageId } = anna.say('befor')
    anna.edit(messageId, 'before')
    const group = playground.addGroup('Яблоневый двор', [anna, boris])
    expect(anna.say('only for people', { chat: group }).updateId).toBeUndefined()
    anna.say('/help', { chat: group })
    await world.call('sendMessage', { chat_id: group, text: 'hello all' })
    await world.call('leaveChat', { chat_id: group })
    expect(await world.call('sendMessage', { chat_id: group, text: 'x' })).toMatchObject({
      description: 'Forbidden: bot is not a member of the group chat',
    })
    expect(boris.screen(group).map(({ text }) => text)).toEqual(['only for people', '/help', 'hello all'])
    const kinds = playground.updates.all().map((update) => {
      const { my_chat_member: membership, message, edited_message } = update
      return membership?.new_chat_member.status ?? edited_message?.text ?? message?.text
    })
    expect(kinds).toEqual(['kicked', 'member', 'befor', 'before', 'member', '/help'])
  })

  test('people send everything a client can', async () => {
    const anna = world.playground.person('anna')
    anna.send({ voice: true })
    anna.send({ sticker: '👋' })
    anna.send({ location: true })
    anna.send({ contact: 'own' })
    anna.send({ contact: { phone_number: '+70000000001', first_name: 'Пётр' } })
    anna.send({ dice: true })
    anna.send({ album: 2, caption: 'two pages' })
    anna.say('я'.repeat(5000))
    const kinds = world.playground.updates.all().map(({ message }) => Object.keys(message ?? {}).at(-1))
    expect(kinds).toEqual([
      'voice',
      'sticker',
      'location',
      'contact',
      'contact',
      'dice',
      'caption',
      'media_group_id',
      'text',
      'text',
    ])
    expect(() => anna.send({})).toThrow(TypeError)
  })

  test('waiting tells what it saw instead', async () => {
    const anna = world.playground.person('anna')
    await world.call('sendMessage', { chat_id: 7001, text: 'something else' })
    await expect(anna.waitFor('never', { timeoutMs: 1 })).rejects.toThrow('something else')
    expect((await anna.waitFor('else', { since: 'ever' })).text).toBe('something else')
  })
})
