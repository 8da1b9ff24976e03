import { momentAfter } from '../../src/adapters/playground/page-server/clock-move.ts'
import type { ToldStory } from '../../src/adapters/playground/page-server/stories.ts'
import type { Deed } from '../../src/adapters/playground/page-server/story.ts'
import type { VisibleMessage } from '../../src/adapters/playground/people/visible.ts'
import { STORY_ZONE, type StoryWorld } from './story-world.ts'

/** What a deed led to in one chat: a new message, or one that was changed. */
interface Came {
  readonly key: string
  readonly message: VisibleMessage
}

const signature = ({ text, buttons }: VisibleMessage): string => JSON.stringify([text, buttons])

const momentOf = (now: number): string =>
  new Intl.DateTimeFormat('ru-RU', { timeZone: STORY_ZONE, dateStyle: 'full', timeStyle: 'short' }).format(
    now,
  )

const buttonLines = ({ buttons }: VisibleMessage): string[] =>
  buttons.map((row) => `   ${row.map(({ text }) => `[${text}]`).join(' ')}`)

const attachedLines = ({ file, place }: VisibleMessage): string[] => [
  ...(file ? [`   (файл: ${file.name})`] : []),
  ...(place ? [`   (место: ${place.title})`] : []),
]

/**
 * Plays a story through the playground's Telegram server and writes down what is seen: `>>>` what was typed, `>>> [ ]` what
 * was pressed, `—` the moment, then what came.
 */
export class StoryTold {
  readonly lines: string[] = []
  /** Every message of the bot as it came first, in the order in which they came, by person. */
  readonly heard = new Map<string, Map<number, string>>()
  readonly #stage: StoryWorld
  readonly #story: ToldStory
  readonly #seen = new Map<string, string>()
  readonly #keyboards = new Map<string, string>()
  #moment = ''

  constructor(stage: StoryWorld, story: ToldStory) {
    this.#stage = stage
    this.#story = story
  }

  async play(): Promise<void> {
    for (const deed of this.#story.deeds) await this.#do(deed)
  }

  async #do(deed: Deed): Promise<void> {
    const { note } = deed
    if (note !== undefined) this.lines.push('', `(${this.#story.texts['ru']?.[note]})`)
    this.#tellMoment(this.#stage.world.clock.now())
    if ('clock' in deed) await this.#stage.walk((now) => momentAfter(deed.clock, now, STORY_ZONE))
    else if ('say' in deed || 'press' in deed) await this.#act(deed)
    const came = this.#story.people.flatMap((key) => this.#cameTo(key))
    // While the clock walks a message of the past comes before one of later, whoever gets it.
    for (const each of came.sort((a, b) => a.message.at - b.message.at)) this.#tell(each)
    this.#tellMoment(this.#stage.world.clock.now())
    for (const key of this.#story.people) this.#tellKeyboard(key)
  }

  async #act(deed: Extract<Deed, { say: string } | { press: string }>): Promise<void> {
    const key = deed.by ?? (this.#story.people[0] as string)
    const person = this.#stage.world.person(key)
    this.lines.push('', `${this.#named(key)}>>> ${'say' in deed ? deed.say : `[${deed.press}]`}`)
    if ('say' in deed) person.say(deed.say)
    else person.press(deed.press)
    await this.#stage.answered()
  }

  #tellMoment(now: number): void {
    const moment = momentOf(now)
    if (moment !== this.#moment) this.lines.push('', `— ${moment} —`)
    this.#moment = moment
  }

  /** With one person in a story nobody needs to be told who it is. */
  #named(key: string): string {
    if (this.#story.people.length === 1) return ''
    return `${this.#stage.world.person(key).state.firstName} `
  }

  #cameTo(key: string): Came[] {
    const screen = this.#stage.world.person(key).screen()
    const messages = screen.filter((message) => {
      const place = `${key}.${message.id}`
      const isKnown = this.#seen.get(place) === signature(message)
      this.#seen.set(place, signature(message))
      return message.from === 'bot' && !isKnown
    })
    return messages.map((message) => ({ key, message }))
  }

  #tell({ key, message }: Came): void {
    const isChanged = this.heard.get(key)?.has(message.id) ?? false
    if (!isChanged) this.#tellMoment(message.at)
    const mark = isChanged ? '(изменено) ' : ''
    this.lines.push(
      `${this.#named(key)}${mark}${message.text}`,
      ...buttonLines(message),
      ...attachedLines(message),
    )
    if (isChanged) return
    const heard = this.heard.get(key) ?? new Map<number, string>()
    this.heard.set(key, heard.set(message.id, message.text))
  }

  #tellKeyboard(key: string): void {
    const rows = this.#stage.world.person(key).keyboard()
    const keyboard = rows.map((row) => row.map(({ text }) => text).join(' | ')).join(' / ')
    if (keyboard !== (this.#keyboards.get(key) ?? '')) this.lines.push(`   клавиатура: ${keyboard}`)
    this.#keyboards.set(key, keyboard)
  }
}
