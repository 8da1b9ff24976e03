import type { AddressInfo } from 'node:net'
import { createServer, connect as dial, type Socket } from 'node:net'
import { expect, test } from 'vitest'
import {
  type EmbeddedPostgres,
  startEmbeddedPostgres,
} from '../../src/adapters/database/embedded-postgres.ts'
import { Chat, CONTENT } from '../support/chat.ts'
import { makeTemplate, rows } from '../support/database.ts'
import { temporaryFolder } from '../support/product.ts'
import { TestWorld } from '../support/world.ts'

/** Where a PostgreSQL of ours listens: a socket in its folder, or a port of this machine. */
const listensAt = (address: string) => {
  const { port, searchParams } = new URL(address)
  const folder = searchParams.get('host')
  return folder ? { path: `${folder}/.s.PGSQL.${port}` } : { port: Number(port), host: '127.0.0.1' }
}

/** One address for a PostgreSQL that comes back on another port. */
const doorTo = async (target: () => string) => {
  const open = new Set<Socket>()
  const server = createServer((client) => {
    const inner = dial(listensAt(target()))
    for (const socket of [client, inner]) {
      open.add(socket)
      socket.on('error', () => undefined)
      socket.on('close', () => open.delete(socket))
    }
    client.pipe(inner).pipe(client)
    client.on('close', () => inner.destroy())
    inner.on('close', () => client.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.address() as AddressInfo).port,
    close: () => {
      for (const socket of open) socket.destroy()
      server.close()
    },
  }
}

test('PostgreSQL goes away in mid-talk and comes back: nothing is confirmed meanwhile, nothing is lost', {
  timeout: 240_000,
}, async () => {
  const folder = temporaryFolder()
  let postgres: EmbeddedPostgres = await startEmbeddedPostgres(folder.path)
  const door = await doorTo(() => postgres.url)
  const url = new URL(postgres.url)
  url.port = String(door.port)
  url.search = ''
  await makeTemplate(postgres.url)
  const world = await TestWorld.open(url.href, { content: CONTENT })
  await world.startBot()
  const anna = new Chat(world)
  await anna.begin()
  await anna.walkTo('contact.reached')
  const answers = await anna.answers()

  await postgres.stop()
  anna.person.press(anna.dataOf('talked'))
  await expect
    .poll(() => world.log.lines.some(({ event }) => event === 'polling_failed'), { timeout: 20_000 })
    .toBe(true)
  expect(world.playground.updates.pending()).toHaveLength(1)
  expect(await world.bots[0]?.isReady()).toBe(false)
  anna.person.say('повтори')

  postgres = await startEmbeddedPostgres(folder.path)
  await expect.poll(() => world.playground.updates.pending().length, { timeout: 200_000 }).toBe(0)
  await world.settle()
  expect(await anna.answers()).toEqual([...answers, 'contact.reached'])
  expect((await anna.talk()).step).toBe('contact.outcome')
  await anna.press('got_appointment')
  expect((await anna.talk()).step).toBe('contact.appointment_day')
  expect(await world.bots[0]?.isReady()).toBe(true)
  expect(world.playground.ledger.refused).toEqual([])
  // An outage is nobody's fault: nothing was given up.
  expect(await rows(world.databaseUrl, 'select 1 from set_aside_updates')).toEqual([])

  await world.close()
  door.close()
  await postgres.stop()
  folder.remove()
})
