import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Answer, startWorld, TOKEN } from './world.ts'

let dataDir: string
let victim: ChildProcess | undefined
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'playground-kill-'))
})
afterEach(() => {
  victim?.kill('SIGKILL')
  rmSync(dataDir, { recursive: true })
})

/** Starts the playground in a process of its own; resolves with its address. */
async function startVictim(): Promise<string> {
  const script = join(import.meta.dirname, 'victim.ts')
  victim = spawn(process.execPath, ['--import', 'tsx', script, dataDir], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  if (!victim.stdout) throw new Error('the process has no output')
  const [url] = (await once(createInterface({ input: victim.stdout }), 'line')) as [string]
  return url
}

test('every answered message outlives kill -9 in the middle of a stream of them', {
  timeout: 240_000,
}, async () => {
  const url = await startVictim()
  victim?.stdin?.write('before the kill\n')
  await fetch(`${url}/bot${TOKEN}/getUpdates?timeout=20`)
  const answered: string[] = []
  const send = async (text: string) => {
    const response = await fetch(`${url}/bot${TOKEN}/sendMessage?chat_id=7001&text=${text}`)
    const answer = (await response.json()) as Answer
    if (answer.ok) answered.push(text)
    if (answered.length === 40) victim?.kill('SIGKILL')
  }
  const sent = Array.from({ length: 200 }, (_, index) => `number-${index}`)
  const results = await Promise.allSettled(sent.map(send))
  expect(results.some(({ status }) => status === 'rejected')).toBe(true)
  const world = await startWorld({ dataDir })
  const texts = world.playground
    .person('anna')
    .screen()
    .map(({ text }) => text)
  expect(answered.length).toBeGreaterThanOrEqual(40)
  expect(answered.filter((text) => !texts.includes(text))).toEqual([])
  expect(new Set(texts).size).toBe(texts.length)
  expect(world.playground.updates.pending().map(({ message }) => message?.text)).toEqual(['before the kill'])
  await world.close()
})
