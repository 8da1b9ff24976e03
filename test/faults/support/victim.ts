import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { LogFields } from '../../../src/application/ports/log.ts'
import { ROOT } from '../../../src/compose.ts'
import type { ReminderSettings } from '../../../src/compose-reminders.ts'
import type { RuleChanges } from './changed-rules.ts'
import { until } from './until.ts'

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
}

/** What a victim tells: that it is up, or a line of its log. */
export type Told =
  | { readonly up: true }
  | { readonly level: string; readonly event: string; readonly fields: LogFields }

const SCRIPT = join(ROOT, 'test', 'faults', 'victim.ts')
const UP_WITHIN_MS = 40_000

/** A bot in a process of its own, to be killed, frozen and stopped. It ends with the harness, whatever ends that. */
export class Victim {
  readonly log: Exclude<Told, { up: true }>[] = []
  readonly #process: ChildProcess
  readonly #exited: Promise<unknown>
  #isUp = false
  #err = ''

  private constructor(process: ChildProcess) {
    this.#process = process
    this.#exited = once(process, 'exit')
    process.stderr?.on('data', (piece: Buffer) => {
      this.#err += piece.toString()
    })
    process.on('message', (told: Told) => {
      if ('up' in told) this.#isUp = true
      else this.log.push(told)
    })
  }

  /** Starts one; it is up a second or two later ({@link up}). */
  static spawn(settings: VictimSettings): Victim {
    const { PATH = '', HOME = '', TMPDIR = '/tmp' } = process.env
    const child = spawn(process.execPath, ['--import', 'tsx', SCRIPT, JSON.stringify(settings)], {
      cwd: ROOT,
      env: { PATH, HOME, TMPDIR },
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    })
    return new Victim(child)
  }

  /** Whether it became the sender and has not ended. */
  get isSender(): boolean {
    return this.isAlive && this.has('sender_gained')
  }

  get isAlive(): boolean {
    return this.#process.exitCode === null && this.#process.signalCode === null
  }

  /** The end of what it said on standard error: why it ended, when nobody ended it. */
  get lastWords(): string {
    return this.#err.slice(-800)
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
    await until('victim that sends', () => this.isSender)
    return this
  }

  /** Moves its clock. */
  setOffset(offsetMs: number): void {
    this.#process.send({ offsetMs })
  }

  async kill(): Promise<void> {
    this.signal('SIGKILL')
    await this.#exited
  }

  /** Stops it as a deploy does. @returns how many milliseconds that took. */
  async stop(): Promise<number> {
    const from = performance.now()
    this.signal('SIGTERM')
    await this.#exited
    return performance.now() - from
  }

  signal(signal: NodeJS.Signals): void {
    if (this.isAlive) this.#process.kill(signal)
  }

  /** Ends it in whatever state it is. */
  async end(): Promise<void> {
    if (!this.isAlive) return
    // A frozen one does not see anything but this.
    this.#process.kill('SIGKILL')
    await this.#exited
  }
}
