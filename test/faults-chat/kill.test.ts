import { expect, inject, test } from 'vitest'
import { asksConsent, Chat, CONTENT, DATA_KEY, type TalkState } from '../support/chat.ts'
import { Product, temporaryFolder } from '../support/product.ts'
import { TestWorld, TOKEN } from '../support/world.ts'

/** A number that looks random and is the same in every run: the moment of each kill. */
const seeded = (seed: number) => {
  let state = seed
  return (below: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state % below
  }
}

const KILLS = 12
/** Calls of the bot between its start and its end, at most: in the middle of starting, answering, asking for more. */
const MOST_CALLS = 22

/** Keeps the product running and kills it again and again; calls of the messenger are the only clock. */
class Killer {
  kills = 0
  #product: Product
  #callsLeft: number
  readonly #environment: Readonly<Record<string, string>>
  readonly #random = seeded(20_261_122)

  constructor(world: TestWorld, environment: Readonly<Record<string, string>>) {
    this.#environment = environment
    this.#product = Product.spawn(environment)
    this.#callsLeft = 1 + this.#random(MOST_CALLS)
    world.playground.changes.listen((change) => {
      if (change.kind === 'call') this.#count()
    })
  }

  /** Adds what the process said last to a failure. */
  readonly explain = (error: Error): never => {
    throw new Error(`${error.message}\nthe process said: ${this.#product.err}`)
  }

  /** Lets the present process live. */
  async end(): Promise<number | string> {
    this.#product.kill('SIGTERM')
    return (await this.#product.ended()).code
  }

  #count(): void {
    this.#callsLeft -= 1
    if (this.#callsLeft !== 0 || this.kills === KILLS) return
    this.kills += 1
    const dying = this.#product
    dying.kill('SIGKILL')
    this.#callsLeft = 1 + this.#random(MOST_CALLS)
    dying.process.once('exit', () => {
      this.#product = Product.spawn(this.#environment)
    })
  }
}

/** The newest button on the screen that answers the question on which the talk waits; none while that is on its way. */
const currentButton = (chat: Chat, { id, step, session }: TalkState): string | undefined => {
  const current = `s${id}.${session.version.toString(36)}.`
  const asked = chat.person
    .screen()
    .findLast(({ buttons }) => buttons.flat().some(({ data }) => data?.startsWith(current)))
  const offered = asked?.buttons.flat().map(({ data }) => data ?? '') ?? []
  return step === 'start.invite' ? offered.find((data) => data.endsWith('.learn')) : offered[0]
}

const consentIsAsked = (chat: Chat): boolean => asksConsent(chat.person.screen().at(-1))

const STEPS = 14

test('twelve kills -9 at random moments: every answer is kept once, in order, and the talk goes on', {
  timeout: 600_000,
}, async () => {
  const folder = temporaryFolder()
  const world = await TestWorld.open(inject('postgresUrl'), { content: CONTENT })
  const chat = new Chat(world)
  const killer = new Killer(world, {
    BOT_TOKEN: TOKEN,
    TELEGRAM_API_ROOT: world.url,
    DATABASE_URL: world.databaseUrl,
    DATA_KEY: DATA_KEY.toString('hex'),
    DATA_DIR: folder.path,
    PORT: '0',
    REGION: 'demo',
  })
  const given: string[] = []
  chat.person.say('потерял паспорт')
  await chat.person
    .waitFor((message) => message.buttons.length > 0, { timeoutMs: 180_000 })
    .catch(killer.explain)
  while (given.length < STEPS || killer.kills < KILLS) {
    const talk = await chat.talk()
    const isConsent = consentIsAsked(chat)
    const button = isConsent ? chat.dataOf('m.consent_yes') : currentButton(chat, talk)
    if (!isConsent) given.push(talk.step)
    chat.person.press(button ?? 'the question did not come')
    const goesOn = async (): Promise<boolean> => {
      const now = await chat.talk()
      const isTaken = now.session.version > talk.session.version
      return (isTaken && currentButton(chat, now) !== undefined) || (!isConsent && consentIsAsked(chat))
    }
    await expect
      .poll(goesOn, { timeout: 80_000, interval: 20, message: talk.step })
      .toBe(true)
      .catch(killer.explain)
  }
  expect(await killer.end()).toBe(0)
  expect(killer.kills).toBe(KILLS)
  const recorded = await chat.answers()
  const { session } = await chat.talk()
  expect(session.version).toBe(given.length + 1)
  expect(recorded).toEqual(given.filter((step) => recorded.includes(step)))
  expect(world.playground.updates.pending()).toEqual([])
  // A press that comes again after the kill may have been answered already: that harms nobody.
  const refused = world.playground.ledger.refused.filter(({ method }) => method !== 'answerCallbackQuery')
  expect(refused).toEqual([])
  await world.close()
  folder.remove()
})
