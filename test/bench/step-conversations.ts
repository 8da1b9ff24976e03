import {
  type ConversationFlavor,
  conversations,
  createConversation,
  type Conversation as Replayed,
} from '@grammyjs/conversations'
import { Bot, type Context, InlineKeyboard } from 'grammy'
import type { Size } from '../faults/support/ground.ts'
import { BenchPeople, benchConversation, ME, pressUpdate, stubApi, textUpdate } from './dialog.ts'
import { atLeast, cpuTimed, type Result, round, roundsOf } from './measure.ts'
import type { Setting } from './setting.ts'

type Ctx = ConversationFlavor<Context>

const QUESTIONS = ['Вопрос первый?', 'Вопрос второй?', 'Вопрос третий?']

/** Keeping an answer is no pure work: on the plugin it has to be wrapped, or it happens again at every replay. */
const saved: string[] = ['']
const save = (answer: string): null => {
  saved[0] = answer
  return null
}

/** The same endless dialog on @grammyjs/conversations: a question with four buttons, a press that is answered, its answer kept, the next question. */
const endless = async (conversation: Replayed<Ctx, Context>, ctx: Context): Promise<void> => {
  for (let n = 0; ; n += 1) {
    const keyboard = new InlineKeyboard()
      .text('1', 'a')
      .row()
      .text('2', 'b')
      .row()
      .text('3', 'c')
      .row()
      .text('4', 'd')
    await ctx.reply(QUESTIONS[n % QUESTIONS.length] as string, { reply_markup: keyboard })
    const pressed = await conversation.waitFor('callback_query:data')
    await pressed.answerCallbackQuery()
    await conversation.external(() => save(pressed.callbackQuery.data))
  }
}

const replayedBot = (): Bot<Ctx> => {
  const stored = new Map<string, string>()
  const bot = new Bot<Ctx>('1:bench', { botInfo: ME })
  stubApi(bot as unknown as Bot)
  const plugins = [
    async (ctx: Context, next: () => Promise<void>) => {
      ctx.api.config.use(
        async () =>
          ({ ok: true, result: { message_id: 1, date: 1, chat: { id: 1, type: 'private' } } }) as never,
      )
      await next()
    },
  ]
  const storage = {
    read: (key: string) => (stored.has(key) ? JSON.parse(stored.get(key) as string) : undefined),
    write: (key: string, value: unknown) => void stored.set(key, JSON.stringify(value)),
    delete: (key: string) => void stored.delete(key),
  }
  bot.use(conversations<Ctx, Context>({ storage, plugins }))
  bot.use(createConversation<Ctx, Context>(endless, 'endless'))
  bot.on('message:text', (ctx) => ctx.conversation.enter('endless'))
  return bot
}

/** CPU of one step after `past` steps on the plugin: every person takes the same step, timed together. */
const replayedCost = async (past: number, people: number): Promise<number> => {
  const bot = replayedBot()
  let update = 0
  const everybody = async (make: (user: number) => Parameters<typeof bot.handleUpdate>[0]): Promise<void> => {
    await Promise.all(Array.from({ length: people }, (_, user) => bot.handleUpdate(make(user + 1))))
  }
  await everybody((user) => textUpdate(++update, user, 'go'))
  for (let n = 0; n < past; n += 1) await everybody((user) => pressUpdate(++update, user, 'a'))
  return cpuTimed(() => everybody((user) => pressUpdate(++update, user, 'a')), people)
}

const ourCost = async (past: number, people: number): Promise<number> => {
  const bench = new BenchPeople(benchConversation())
  const everybody = async (): Promise<void> => {
    for (let user = 1; user <= people; user += 1) await bench.press(user)
  }
  for (let n = 0; n < past; n += 1) await everybody()
  const rounds = 10
  return cpuTimed(async () => {
    for (let n = 0; n < rounds; n += 1) await everybody()
  }, people * rounds)
}

/** Rounds; and how many people are on the plugin, and on ours, at a time. */
const ROUNDS = 5
const PEOPLE = { full: { theirs: 1, ours: 500 }, tiny: { theirs: 0.02, ours: 3 } }

const versus = async (past: number, bar: number, people: number, size: Size): Promise<Result> => {
  const rounds = roundsOf(size, ROUNDS)
  const ratios: number[] = []
  let [theirs, ours] = [0, 0]
  for (let n = 0; n < rounds; n += 1) {
    theirs = await replayedCost(past, Math.ceil(people * PEOPLE[size].theirs))
    ours = await ourCost(past, PEOPLE[size].ours)
    ratios.push(theirs / ours)
  }
  const ratio = ratios.sort((a, b) => a - b)[Math.floor(rounds / 2)] as number
  const name = `CPU of a step on @grammyjs/conversations / ours, ${past} past steps`
  return atLeast(`step-conversations-${past}`, name, ratio, bar, {
    theirs_us: round(theirs),
    ours_us: round(ours),
  })
}

/** The same dialog on the plugin that replays (promises.md P2). */
export const stepConversations10 = ({ size }: Setting): Promise<Result> => versus(10, 60, 200, size)
export const stepConversations100 = ({ size }: Setting): Promise<Result> => versus(100, 150, 100, size)
