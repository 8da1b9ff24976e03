import { createServer } from 'node:http'
import { Bot, webhookCallback } from 'grammy'

/** What an echo is told by its environment. */
const { TOKEN = '', API_ROOT = '', SECRET = '' } = process.env

/** As long as an answer of ours, with as many buttons. */
const ANSWER = 'Напишите, что случилось, и я сразу дам короткий ответ. '.repeat(3)
const BUTTONS = [['Новая проблема'], ['Мои дела'], ['Позвать человека']].map((row) =>
  row.map((text) => ({ text, callback_data: `m.${row.length}` })),
)

/**
 * A bare bot of grammY's behind a webhook: it answers every message with one of the same size as ours, and remembers nothing.
 * Its parent is told the port.
 */
const bot = new Bot(TOKEN, { client: { apiRoot: API_ROOT } })
bot.on('message', (context) => context.reply(ANSWER, { reply_markup: { inline_keyboard: BUTTONS } }))
await bot.init()
const server = createServer(webhookCallback(bot, 'http', { secretToken: SECRET })).listen(0, '127.0.0.1')
server.on('listening', () => {
  const address = server.address()
  if (address !== null && typeof address === 'object') process.send?.(address.port)
})
process.on('disconnect', () => process.exit(0))
