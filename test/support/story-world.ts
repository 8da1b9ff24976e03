import { readDemoDistrict } from '../../src/adapters/content/read-demo-district.ts'
import { ClockWalk } from '../../src/adapters/playground/page-server/clock-walk.ts'
import { demoPeople, loadPlaygroundTexts } from '../../src/adapters/playground/page-server/texts.ts'
import type { ComposedBot } from '../../src/compose.ts'
import { ROOT } from '../../src/root.ts'
import { CONTENT } from './content.ts'
import { TestWorld } from './world.ts'

/** Sunday, noon in the demo district: stories begin here. */
export const STORY_DAY = Date.parse('2026-11-22T12:00:00+05:00')
export const STORY_ZONE = 'Asia/Yekaterinburg'

const texts = loadPlaygroundTexts()

/** The playground as `npm start` opens it: its people, the invented district, a clock that walks. */
export class StoryWorld {
  readonly world: TestWorld
  readonly #walk: ClockWalk

  private constructor(world: TestWorld, bot: ComposedBot) {
    this.world = world
    this.#walk = new ClockWalk(world.clock, {
      next: async (until) =>
        (await bot.reminders.outbox.dueSoon(world.clock.now(), until, 1))?.[0]?.at ?? null,
      now: () => world.round(),
    })
  }

  static async open(cluster: string): Promise<StoryWorld> {
    const people = demoPeople(texts, 'ru')
    const world = await TestWorld.open(cluster, { people, content: CONTENT, now: STORY_DAY })
    const bot = await world.startBot()
    const chats = new Map(people.map(({ key }) => [key, String(world.person(key).id)]))
    const setting = { chats, zone: STORY_ZONE, at: STORY_DAY, consent: bot.consent.ru }
    await bot.found(readDemoDistrict(ROOT, setting))
    await bot.reminders.delivery.begin()
    return new StoryWorld(world, bot)
  }

  /** Resolves when the bot has answered, and has told others what came of it. */
  answered(): Promise<void> {
    return this.world.settle().then(() => this.world.round())
  }

  /** Moves the clock, with everything that happens on the way. */
  async walk(where: (now: number) => number): Promise<void> {
    await this.#walk.walk(where)
    await this.world.settle()
  }

  async close(): Promise<void> {
    for (const bot of this.world.bots) await bot.reminders.delivery.end()
    await this.world.close()
  }
}
