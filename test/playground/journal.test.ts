import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { MovableClock } from '../../src/adapters/playground/movable-clock.ts'
import { startWorld, type World } from './world.ts'

let dataDir: string
let worlds: World[]
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'playground-'))
  worlds = []
})
afterEach(async () => {
  for (const world of worlds) await world.close()
  rmSync(dataDir, { recursive: true })
})

/** Another playground over the same folder; the earlier ones are not closed, as after a `kill -9`. */
async function start(clock = new MovableClock()): Promise<World> {
  const world = await startWorld({ dataDir, clock })
  worlds.push(world)
  return world
}

const keyboard = { inline_keyboard: [[{ text: 'b', callback_data: 'b' }]] }

describe('the journal', () => {
  test('brings back messages, people, updates, files and numbers', async () => {
    const first = await start()
    await first.call('sendMessage', { chat_id: 7001, text: 'hello', reply_markup: keyboard })
    await first.call('setMyCommands', { commands: [{ command: 'start', description: 'begin' }] })
    const anna = first.playground.person('anna')
    const sent = anna.send({ document: { name: 'a.txt', mime: 'text/plain', bytes: Buffer.from('abc') } })
    const pressed = anna.press('b')
    anna.block()
    const second = await start()
    const again = second.playground.person('anna')
    expect(again.state.blocked).toBe(true)
    expect(again.screen().map(({ text, file }) => [text, file?.content.toString()])).toEqual([
      ['hello', undefined],
      ['', 'abc'],
    ])
    expect(second.playground.updates.pending()).toHaveLength(3)
    expect((await second.call('getMyCommands')).result).toHaveLength(1)
    again.unblock()
    const later = again.say('later')
    expect(later.messageId).toBeGreaterThan(sent.messageId)
    expect(later.updateId).toBeGreaterThan((pressed.updateId ?? 0) + 1)
  })

  test('what was confirmed does not come back', async () => {
    const first = await start()
    const { updateId = 0 } = first.playground.person('anna').say('a')
    await first.call('getUpdates', { offset: updateId + 1 })
    first.playground.person('anna').say('b')
    const second = await start()
    expect(second.playground.updates.pending().map(({ message }) => message?.text)).toEqual(['b'])
  })

  test('a line cut short is left out, and the rest is whole', async () => {
    const first = await start()
    first.playground.person('anna').say('whole')
    appendFileSync(join(dataDir, 'journal.jsonl'), '[["messages","7001:9",{"cha')
    const second = await start()
    expect(
      second.playground
        .person('anna')
        .screen()
        .map(({ text }) => text),
    ).toEqual(['whole'])
    second.playground.person('anna').say('after')
    const third = await start()
    expect(third.playground.person('anna').screen()).toHaveLength(2)
  })

  test('a damaged line in the middle is not passed over in silence', async () => {
    await start()
    appendFileSync(join(dataDir, 'journal.jsonl'), 'broken\n[]\n')
    await expect(start()).rejects.toThrow(/line \d+ cannot be read/)
  })

  test('the moved clock stays moved', async () => {
    const first = await start()
    first.clock.advance(7 * 86_400_000)
    const second = await start(new MovableClock())
    expect(second.clock.now() - Date.now()).toBeGreaterThan(6.99 * 86_400_000)
  })

  test('starting shortens it', async () => {
    const first = await start()
    const anna = first.playground.person('anna')
    const { updateId = 0 } = anna.say('a')
    for (let count = 0; count < 50; count += 1) anna.edit(1, `version ${count}`)
    await first.call('getUpdates', { offset: updateId + 100 })
    const before = readFileSync(join(dataDir, 'journal.jsonl')).length
    await start()
    expect(readFileSync(join(dataDir, 'journal.jsonl')).length).toBeLessThan(before / 5)
  })
})
