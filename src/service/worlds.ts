import { randomBytes } from 'node:crypto'
import { readDemoDistrict } from '../adapters/content/read-demo-district.ts'
import { writeXlsx } from '../adapters/files/tables/xlsx/write-xlsx.ts'
import { MovableClock } from '../adapters/playground/movable-clock.ts'
import type { PassingTime } from '../adapters/playground/page-server/clock-walk.ts'
import { loadStories } from '../adapters/playground/page-server/stories.ts'
import { demoPeople, loadPlaygroundTexts } from '../adapters/playground/page-server/texts.ts'
import { createPlayground, type Playground } from '../adapters/playground/playground.ts'
import type { Clock } from '../application/ports/clock.ts'
import type { ComposedBot } from '../compose.ts'
import type { Config } from '../config.ts'
import { ROOT } from '../root.ts'
import type { BotSlot, Prepare } from './bot-slot.ts'

/** The playground's bot: nobody else's; the secret behind its number is made anew at each start. */
const DEMO_BOT = '700000001'

/** A secret that nobody guesses. */
const secret = (): string => randomBytes(24).toString('base64url')

/** What the bot lives in: the real messenger, or the playground on this machine with its invented district. */
export interface World {
  readonly playground: Playground | null
  /** What opens the playground's page. */
  readonly key: string | null
  readonly prepare: Prepare
  readonly clock: Clock
  readonly token: string
  apiRoot: string
}

/** The real messenger. */
export const telegramWorld = (config: Config, token: string): World => ({
  playground: null,
  key: null,
  prepare: async () => undefined,
  clock: { now: () => Date.now() },
  token,
  apiRoot: config.telegramApiRoot,
})

/** What the bot does while the playground's clock is moved on: nothing while it is stopped, like anybody who stands still. */
const passingTime = (reminders: () => ComposedBot['reminders'] | null, clock: Clock): PassingTime => ({
  next: async (until) => (await reminders()?.outbox.dueSoon(clock.now(), until, 1))?.[0]?.at ?? null,
  now: async () => {
    const { round, delivery } = reminders() ?? {}
    await round?.sweep()
    await round?.plan()
    await delivery?.run()
  },
})

/** The playground's people with their chats, and the invented district that they belong to. */
const prepareDemo =
  (playground: Playground, clock: Clock, zone: string): Prepare =>
  async (bot) => {
    const keys = Object.keys(loadPlaygroundTexts()['ru']?.people ?? {})
    const chats = new Map(keys.map((key) => [key, String(playground.person(key).id)]))
    const setting = { chats, zone, at: clock.now(), consent: bot.consent.ru }
    await bot.found(readDemoDistrict(ROOT, setting))
  }

/** The playground: its people, its clock, its restart button. */
export const playgroundWorld = (config: Config, slot: () => BotSlot | null, zone: string): World => {
  const clock = new MovableClock()
  const texts = loadPlaygroundTexts()
  const token = `${DEMO_BOT}:${secret()}`
  const playground = createPlayground({
    writeTable: writeXlsx,
    token,
    clock,
    dataDir: `${config.dataDir}/playground`,
    people: demoPeople(texts, 'ru'),
    texts,
    stories: loadStories(texts),
    timeZone: zone,
    botName: texts['ru']?.page['title']?.replace(/[«»]/g, '') ?? 'Posrednik',
    botStatus: () => (slot()?.bot ? 'running' : 'stopped'),
    time: passingTime(() => slot()?.bot?.reminders ?? null, clock),
    restartBot: async () => {
      await slot()?.stop()
      await slot()?.start(true)
    },
  })
  const prepare = prepareDemo(playground, clock, zone)
  return { playground, key: secret(), prepare, clock, token, apiRoot: '' }
}
