import type { VisibleMessage } from '../../../src/adapters/playground/people/visible.ts'
import { secondHere } from '../../intake/within-a-second.ts'
import { words } from '../../support/content.ts'
import type { Size } from './ground.ts'
import type { Scene } from './scene.ts'

const ANSWER_WITHIN_MS = 30_000
/** How many ask before the fault, and after it, to know how soon answers come on this machine. */
const UNDISTURBED = 4
/** How many ask before that: the first answers of a process take longer. */
const FIRST = 2
/** Who waits longest of a hundred may have waited for the machine. */
const MOST_SHARE = 0.95

/** People who ask for the same thing again and again while others are in trouble: what they lose, get twice, or wait for. */
export class Askers {
  readonly #scene: Scene
  readonly #size: Size
  readonly #keys: readonly string[]
  readonly #help = words('screens.help').split('\n')[0] as string
  readonly #taken: number[] = []
  readonly #undisturbed: number[] = []
  #asked = 0

  private constructor(scene: Scene, keys: readonly string[], size: Size) {
    this.#scene = scene
    this.#size = size
    this.#keys = keys
  }

  /** Enrols so many, some of whom ask while nothing is wrong yet; nobody asks so often that a messenger would slow them down. */
  static async begin(scene: Scene, count: number, size: Size): Promise<Askers> {
    const people = await scene.enrol(count + FIRST + 2 * UNDISTURBED)
    for (const { chat } of people) scene.talkers.add(chat)
    const askers = new Askers(
      scene,
      people.map(({ id }) => id),
      size,
    )
    await askers.askTimes(FIRST)
    askers.#taken.length = 0
    await askers.rest()
    return askers
  }

  /** Some ask while nothing is wrong. */
  async rest(): Promise<void> {
    for (let n = 0; n < UNDISTURBED; n += 1) this.#undisturbed.push(await this.#answered())
  }

  /** So many of them ask, one after the other. */
  async askTimes(times: number): Promise<void> {
    for (let n = 0; n < times; n += 1) this.#taken.push(await this.#answered())
  }

  /** Whether answers came within a second, as long as that is on this machine; in small, in one process with all else, nobody asks. */
  get areSoon(): boolean {
    return this.#size === 'tiny' || this.slowest <= secondHere(this.#undisturbed)
  }

  /** Milliseconds within which 95 of 100 were answered during the fault. */
  get slowest(): number {
    const sorted = [...this.#taken].sort((a, b) => a - b)
    return Math.round(sorted[Math.floor(sorted.length * MOST_SHARE)] ?? 0)
  }

  /** The next of them asks and is answered, in milliseconds; one who waits in vain is counted, not waited for any longer. */
  async #answered(): Promise<number> {
    const key = this.#keys[this.#asked % this.#keys.length] as string
    const person = this.#scene.playground.person(key)
    this.#asked += 1
    const from = performance.now()
    person.say('/help')
    await person.waitFor(this.#isHelp, { timeoutMs: ANSWER_WITHIN_MS }).catch(() => undefined)
    return performance.now() - from
  }

  /** Questions without an answer, and answers nobody asked for. */
  get balance(): { lost: number; duplicates: number } {
    const answers = this.#keys
      .flatMap((key) => this.#scene.playground.person(key).screen())
      .filter(this.#isHelp).length
    return { lost: Math.max(0, this.#asked - answers), duplicates: Math.max(0, answers - this.#asked) }
  }

  readonly #isHelp = ({ from, text }: VisibleMessage): boolean => from === 'bot' && text.includes(this.#help)
}
