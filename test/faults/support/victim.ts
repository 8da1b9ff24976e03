import type { DownloadBounds } from '../../../src/adapters/telegram/fetch-file.ts'
import type { LogFields } from '../../../src/application/ports/log.ts'
import type { ReminderSettings } from '../../../src/compose/reminders.ts'
import type { RuleChanges } from './changed-rules.ts'
import { until } from './until.ts'
import { type Embody, inProcess, type VictimBody } from './victim-body.ts'

/** What a victim is told. */
export interface VictimSettings {
  readonly apiRoot: string
  readonly databaseUrl: string
  readonly redisUrl?: string
  readonly dataDir: string
  /** What its clock shows beyond the real one, in milliseconds. */
  readonly offsetMs: number
  /** Whether it takes updates, too. */
  readonly polls?: boolean
  readonly reminders?: Partial<ReminderSettings>
  readonly changes?: RuleChanges
  /** Where the keys of persons stand apart; in the rows when not given. */
  readonly keysDir?: string
  /** How often it looks after them, in milliseconds. */
  readonly tendMs?: number
  /** When a download is cut; the product's own bounds when not given. */
  readonly downloads?: DownloadBounds
}

/** What a victim tells: that it is up, or a line of its log. */
export type Told =
  | { readonly up: true }
  | { readonly level: string; readonly event: string; readonly fields: LogFields }

/** A process that starts beside much other work; how soon it is up is no promise. */
const UP_WITHIN_MS = 120_000

/** A bot to be killed, frozen and stopped. It ends with the harness, whatever ends that. */
export class Victim {
  readonly log: Exclude<Told, { up: true }>[] = []
  readonly #body: VictimBody
  #isUp = false

  private constructor(settings: VictimSettings, embody: Embody) {
    this.#body = embody(settings, (told) => {
      if ('up' in told) this.#isUp = true
      else this.log.push(told)
    })
  }

  /** Starts one, in a process of its own unless another body is given; it is up a second or two later ({@link up}). */
  static spawn(settings: VictimSettings, embody: Embody = inProcess): Victim {
    return new Victim(settings, embody)
  }

  /** Whether it became the sender and has not ended. */
  get isSender(): boolean {
    return this.isAlive && this.has('sender_gained')
  }

  get isAlive(): boolean {
    return this.#body.isAlive
  }

  /** The end of what it said on standard error: why it ended, when nobody ended it. */
  get lastWords(): string {
    return this.#body.lastWords
  }

  /** Whether it logged an event. */
  has(event: string): boolean {
    return this.log.some((line) => line.event === event)
  }

  count(event: string): number {
    return this.log.filter((line) => line.event === event).length
  }

  /** Resolves when it works. @throws Error with its last words when it ended before. */
  async up(): Promise<this> {
    await until('victim that is up', () => this.#isUp || !this.isAlive, UP_WITHIN_MS)
    if (!this.#isUp) throw new Error(`a victim ended before it was up: ${this.lastWords}`)
    return this
  }

  /** Resolves when it is the one that sends. */
  async sending(): Promise<this> {
    await this.up()
    await until('victim that sends', () => this.isSender, UP_WITHIN_MS)
    return this
  }

  /** Moves its clock. */
  setOffset(offsetMs: number): void {
    this.#body.setOffset(offsetMs)
  }

  async kill(): Promise<void> {
    this.signal('SIGKILL')
    await this.#body.exited
  }

  /** Stops it as a deploy does. @returns how many milliseconds that took. */
  async stop(): Promise<number> {
    const from = performance.now()
    this.signal('SIGTERM')
    await this.#body.exited
    return performance.now() - from
  }

  signal(signal: NodeJS.Signals): void {
    if (this.isAlive) this.#body.signal(signal)
  }

  /** Ends it in whatever state it is. */
  async end(): Promise<void> {
    if (!this.isAlive) return
    // A frozen one does not see anything but this.
    this.#body.signal('SIGKILL')
    await this.#body.exited
  }
}
