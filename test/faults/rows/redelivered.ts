import { Chat, CONTENT, DATA_KEY } from '../../support/chat.ts'
import { rows } from '../../support/database.ts'
import { Product, temporaryFolder } from '../../support/product.ts'
import { TestWorld, TOKEN } from '../../support/world.ts'
import type { RowTools } from '../support/ground.ts'
import { until } from '../support/until.ts'
import { Promises, type Verdict } from '../support/verdict.ts'

/** A short dialog; each act gives the number of its update. */
const DIALOG: readonly ((chat: Chat) => number | undefined)[] = [
  (chat) => chat.person.say('потерял паспорт').updateId,
  (chat) => chat.person.pressRaw({ data: chat.dataOf('urgent') }).updateId,
  (chat) => chat.person.pressRaw({ data: chat.dataOf('m.consent_yes') }).updateId,
  (chat) => chat.person.pressRaw({ data: chat.dataOf('talked') }).updateId,
]
/** At which call after each act the bot is killed; 0 – as soon as the update is there. */
const KILL_AT = [1, 0, 2, 1]
/** How many acts of the dialog are taken, and how often each comes again. */
const SIZES = { full: { acts: DIALOG.length, times: 3 }, tiny: { acts: 1, times: 1 } }

/** The product in a process of its own that is killed and started again. */
class Bot {
  readonly #world: TestWorld
  readonly #folder: string
  #product: Product | null = null

  constructor(world: TestWorld, folder: string) {
    this.#world = world
    this.#folder = folder
  }

  async start(): Promise<void> {
    this.#product = Product.spawn({
      BOT_TOKEN: TOKEN,
      TELEGRAM_API_ROOT: this.#world.url,
      DATABASE_URL: this.#world.databaseUrl,
      DATA_KEY: DATA_KEY.toString('hex'),
      DATA_DIR: this.#folder,
      PORT: '0',
      REGION: 'demo',
    })
    await this.#product.started()
  }

  async kill(): Promise<void> {
    this.#product?.kill('SIGKILL')
    await this.#product?.ended()
  }

  /** Kills it at the n-th call from now on. */
  async killAt(calls: number): Promise<void> {
    if (calls === 0) return this.kill()
    let left = calls
    await new Promise<void>((resolve) => {
      const stop = this.#world.playground.changes.listen(({ kind }) => {
        if (kind !== 'call') return
        left -= 1
        if (left > 0) return
        stop()
        this.#product?.kill('SIGKILL')
        resolve()
      })
    })
    await this.#product?.ended()
  }
}

/** Every wording of a text that has several, as a pattern: which of them is said is chance, and people differ in it. */
const WORDINGS = [...CONTENT.texts.keys('ru')].flatMap((key) =>
  (CONTENT.texts.find('ru', key)?.wordings ?? []).map((wording) => {
    const parts = wording.fill(() => '\0').split('\0')
    const pattern = parts.map((part) => part.trim().replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('.*?')
    return { key, pattern: new RegExp(pattern) }
  }),
)

const named = (text: string): string =>
  WORDINGS.reduce((said, { key, pattern }) => said.replace(pattern, key), text)

const heard = (chat: Chat): string[] =>
  chat.world.playground.ledger
    .of('sendMessage')
    .filter(({ chatId, effect }) => effect && chatId === chat.person.id)
    .map(({ payload }) => named(String(payload['text'])))

const quiet = ({ playground }: TestWorld): Promise<void> =>
  playground.settled({ quietMs: 400, timeoutMs: 30_000 })

/** Each step of the dialog as an undisturbed person hears it: how many messages had come by then. */
const undisturbed = async (chat: Chat, acts: number): Promise<number[]> => {
  const counts: number[] = []
  for (const act of DIALOG.slice(0, acts)) {
    act(chat)
    await quiet(chat.world)
    counts.push(heard(chat).length)
  }
  return counts
}

const turnsOf = async (world: TestWorld, update: number): Promise<number> =>
  (await rows(world.databaseUrl, 'select 1 from turns where update_id = $1', [update])).length

/** The same dialog; at each step the bot is killed in the middle and gets the update three times more. */
const disturbed = async (
  chat: Chat,
  bot: Bot,
  counts: readonly number[],
  times: number,
): Promise<Promises> => {
  const promises = new Promises()
  const { world } = chat
  for (const [n, act] of DIALOG.slice(0, counts.length).entries()) {
    const killed = bot.killAt(KILL_AT[n] ?? 1)
    const update = act(chat) ?? 0
    await killed
    await bot.start()
    await until(`the replies of step ${n}`, () => heard(chat).length >= (counts[n] ?? 0)).catch(
      () => undefined,
    )
    for (let time = 0; time < times; time += 1) {
      world.playground.redeliver(update)
      await quiet(world)
    }
    const turns = await turnsOf(world, update)
    promises.expect(turns === 1, `step ${n} stands in the inbox ${turns} times`)
  }
  return promises
}

/** How often more, and less, each text was heard than it should have been. */
const compared = (got: readonly string[], wanted: readonly string[]): { more: number; less: number } => {
  const count = (texts: readonly string[], text: string) => texts.filter((each) => each === text).length
  let [more, less] = [0, 0]
  for (const text of new Set([...got, ...wanted])) {
    const extra = count(got, text) - count(wanted, text)
    more += Math.max(0, extra)
    less += Math.max(0, -extra)
  }
  return { more, less }
}

/**
 * F3: the bot is killed in the middle of a step and the same update comes three times more, step after step. Somebody who
 * was not disturbed says what should be heard; a reply on the wire at a kill may come twice.
 */
export const redelivered = async ({ ground, leftovers, size }: RowTools): Promise<Verdict> => {
  const folder = temporaryFolder()
  leftovers.add(() => folder.remove())
  const people = ['anna', 'maria'].map((key) => ({ key, firstName: key, language: 'ru' }))
  const world = await TestWorld.open(ground.url, { content: CONTENT, people })
  leftovers.add(() => world.close())
  const bot = new Bot(world, folder.path)
  leftovers.add(() => bot.kill())
  await bot.start()
  const [anna, maria] = [new Chat(world, 'anna'), new Chat(world, 'maria')]
  const { acts, times } = SIZES[size]
  const counts = await undisturbed(maria, acts)
  const promises = await disturbed(anna, bot, counts, times)
  const [own, others] = [await anna.answers(), await maria.answers()]
  const answers = compared(own, others)
  promises.expect(answers.more === 0, `${answers.more} answers were recorded twice`)
  const { more, less } = compared(heard(anna), heard(maria))
  return {
    lost: less + answers.less,
    duplicates: more,
    allowed: acts,
    broken: promises.broken,
    detail: { kills: acts, messages: heard(anna).length, answers: own.length },
  }
}
