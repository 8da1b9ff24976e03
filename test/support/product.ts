import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ROOT } from '../../src/root.ts'

/** The product as its own process, as `npm start` runs it. */
export class Product {
  readonly process: ChildProcess
  #out = ''
  #err = ''

  private constructor(process: ChildProcess) {
    this.process = process
    process.stdout?.on('data', (piece: Buffer) => {
      this.#out += piece.toString()
    })
    process.stderr?.on('data', (piece: Buffer) => {
      this.#err += piece.toString()
    })
  }

  /** Starts it with these variables and nothing else of ours; `root` – the folder of the program, when it is another one. */
  static spawn(environment: Readonly<Record<string, string>>, root = ROOT): Product {
    const { PATH = '', HOME = '' } = process.env
    return new Product(
      spawn(process.execPath, ['--import', 'tsx', join(root, 'src', 'main.ts')], {
        cwd: root,
        env: { PATH, HOME, ...environment },
        stdio: ['ignore', 'pipe', 'pipe'],
      }),
    )
  }

  /** The same by `npm start`, which passes signals on. */
  static npm(environment: Readonly<Record<string, string>>): Product {
    const { PATH = '', HOME = '' } = process.env
    return new Product(
      spawn('npm', ['start', '--silent'], {
        cwd: ROOT,
        env: { PATH, HOME, ...environment },
        stdio: ['ignore', 'pipe', 'pipe'],
      }),
    )
  }

  /** What it told on standard output. */
  get out(): string {
    return this.#out
  }

  /** What it told on standard error: the log, and the last word when it cannot go on. */
  get err(): string {
    return this.#err
  }

  /** Resolves when it greets, i.e. is up. @throws Error with its last words when it ends before. */
  async started(): Promise<this> {
    const ended = once(this.process, 'exit').then(() => {
      throw new Error(`it ended before it was up: ${this.#err}`)
    })
    ended.catch(() => undefined)
    while (!this.#out.includes('\n')) await Promise.race([once(this.process.stdout as never, 'data'), ended])
    return this
  }

  /** Resolves with its exit code (or the signal that ended it) and everything that it said. */
  async ended(): Promise<{ code: number | string; lines: string[] }> {
    if (this.process.exitCode === null && this.process.signalCode === null) await once(this.process, 'close')
    const code = this.process.exitCode ?? this.process.signalCode ?? 'unknown'
    return { code, lines: this.#err.trim().split('\n') }
  }

  kill(signal: NodeJS.Signals): void {
    this.process.kill(signal)
  }
}

/** A folder of its own that everybody may pass through (PostgreSQL runs as another user under root). */
export const temporaryFolder = (): { path: string; remove(): void } => {
  const path = mkdtempSync(join(tmpdir(), 'posrednik-test-'))
  chmodSync(path, 0o755)
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) }
}
