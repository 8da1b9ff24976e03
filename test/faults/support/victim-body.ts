import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { loadContent } from '../../../src/adapters/content/load-content.ts'
import { ROOT } from '../../../src/root.ts'
import { runVictim } from './run-victim.ts'
import type { Told, VictimSettings } from './victim.ts'

/** Where a victim runs. */
export interface VictimBody {
  readonly isAlive: boolean
  /** The end of what it said on standard error: why it ended, when nobody ended it. */
  readonly lastWords: string
  readonly exited: Promise<unknown>
  setOffset(offsetMs: number): void
  signal(signal: NodeJS.Signals): void
}

/** Starts a body; `hear` is told what the bot in it tells. */
export type Embody = (settings: VictimSettings, hear: (told: Told) => void) => VictimBody

const SCRIPT = join(ROOT, 'test', 'faults', 'victim.ts')

/** A process of its own: it can be killed and frozen like the product itself. */
export const inProcess: Embody = (settings, hear) => {
  const { PATH = '', HOME = '', TMPDIR = '/tmp' } = process.env
  const child = spawn(process.execPath, ['--import', 'tsx', SCRIPT, JSON.stringify(settings)], {
    cwd: ROOT,
    env: { PATH, HOME, TMPDIR },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
  let said = ''
  child.stderr?.on('data', (piece: Buffer) => {
    said += piece.toString()
  })
  child.on('message', (told: Told) => hear(told))
  return {
    get isAlive() {
      return child.exitCode === null && child.signalCode === null
    },
    get lastWords() {
      return said.slice(-800)
    },
    exited: once(child, 'exit'),
    setOffset: (offsetMs) => void child.send({ offsetMs }),
    signal: (signal) => void child.kill(signal),
  }
}

let content: ReturnType<typeof loadContent> | null = null

/**
 * In this very process, a tenth of the cost of a process: enough to see that a row runs. Every signal stops it cleanly; rows
 * about kills and frozen senders show what they are about only with {@link inProcess}.
 */
export const resident: Embody = (settings, hear) => {
  content ??= loadContent(ROOT)
  let isAlive = true
  let lastWords = ''
  const ends: (() => void)[] = []
  const running = runVictim(settings, content, hear)
  const whole = running.then(
    () => new Promise<void>((resolve) => ends.push(resolve)),
    (error: Error) => {
      isAlive = false
      lastWords = error.message
    },
  )
  const end = async (): Promise<void> => {
    if (!isAlive) return
    isAlive = false
    await running.then((bot) => bot.stop()).catch(() => undefined)
    for (const each of ends) each()
  }
  return {
    get isAlive() {
      return isAlive
    },
    get lastWords() {
      return lastWords
    },
    exited: whole,
    setOffset: (offsetMs) => void running.then((bot) => bot.setOffset(offsetMs)),
    signal: () => void end(),
  }
}
