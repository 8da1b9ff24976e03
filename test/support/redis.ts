import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Redis } from 'ioredis'
import { freePort } from './free-port.ts'

/** A Redis of a test's own: a real `redis-server` on 127.0.0.1. */
export interface TestRedis {
  readonly url: string
  /** Forgets everything, as an operator's FLUSHALL does. */
  flush(): Promise<void>
  /** CONFIG SET, e.g. `configure('maxmemory', '1mb')`. */
  configure(key: string, value: string): Promise<void>
  /** Stops the server as a crash would. */
  kill(): Promise<void>
  /** Starts it again on the same port; without persistence it is empty. Kills it first if it runs. */
  restart(): Promise<void>
  /** Stops the server for good and removes its folder. */
  stop(): Promise<void>
}

/** How the server differs from an empty one that keeps nothing on disk. */
export interface RedisOptions {
  /** Keeps what it holds over a restart (append-only file). */
  readonly isPersistent?: boolean
  /** Further arguments of `redis-server`, e.g. `['--requirepass', 'secret']`. */
  readonly args?: readonly string[]
}

const ATTEMPTS = 3
const ANSWER_MS = 10_000

const argumentsFor = (port: number, folder: string, options: RedisOptions): string[] => [
  ...['--port', `${port}`, '--bind', '127.0.0.1', '--dir', folder, '--save', ''],
  ...['--appendonly', options.isPersistent ? 'yes' : 'no', '--appendfsync', 'always'],
  ...(options.args ?? []),
]

/** Any answer will do, also that a password is missing; null – the server ended before it gave one. */
const answers = async (child: ChildProcess, url: string): Promise<boolean> => {
  const client = new Redis(url, { retryStrategy: () => 50, maxRetriesPerRequest: null })
  client.on('error', () => undefined)
  const ended = once(child, 'exit').then(() => false)
  const late = new Promise<boolean>((resolve) => setTimeout(resolve, ANSWER_MS, false).unref())
  const answered = client.ping().then(
    () => true,
    () => true,
  )
  const isThere = await Promise.race([answered, ended, late])
  client.disconnect()
  return isThere
}

const ask = async (url: string, ...command: [string, ...string[]]): Promise<void> => {
  const client = new Redis(url)
  await client.call(...command)
  client.disconnect()
}

const end = async (child: ChildProcess, signal: NodeJS.Signals): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return
  const exited = once(child, 'exit')
  child.kill(signal)
  await exited
}

const launch = async (port: number, folder: string, options: RedisOptions): Promise<ChildProcess | null> => {
  const child = spawn('/usr/bin/redis-server', argumentsFor(port, folder, options), { stdio: 'ignore' })
  if (await answers(child, `redis://127.0.0.1:${port}`)) return child
  await end(child, 'SIGKILL')
  return null
}

const relaunch = async (port: number, folder: string, options: RedisOptions): Promise<ChildProcess> => {
  const child = await launch(port, folder, options)
  if (child === null) throw new Error(`redis-server does not start on port ${port}`)
  return child
}

const controls = (first: ChildProcess, port: number, folder: string, options: RedisOptions): TestRedis => {
  const url = `redis://127.0.0.1:${port}`
  let child = first
  return {
    url,
    flush: () => ask(url, 'FLUSHALL'),
    configure: (key, value) => ask(url, 'CONFIG', 'SET', key, value),
    kill: () => end(child, 'SIGKILL'),
    restart: async () => {
      await end(child, 'SIGKILL')
      child = await relaunch(port, folder, options)
    },
    stop: async () => {
      await end(child, 'SIGTERM')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Starts a `redis-server` on a free port in a temporary folder and waits until it answers. */
export const startRedis = async (options: RedisOptions = {}): Promise<TestRedis> => {
  const folder = mkdtempSync(join(tmpdir(), 'posrednik-redis-'))
  // Between the look for a free port and its use another process may take it.
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const port = await freePort()
    const child = await launch(port, folder, options)
    if (child !== null) return controls(child, port, folder, options)
  }
  throw new Error('redis-server does not start')
}
