import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { words } from '../support/chat.ts'
import { openOffice, type TestOffice } from '../support/office.ts'

/** Files that began to come and do not go on. */
const stalled = new Set<ServerResponse>()
let target = ''
let server: Server
let office: TestOffice

/** Hands a request on to the messenger, and its answer back. */
const handOn = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
  const chunks: Buffer[] = []
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk)
  const { method = 'GET', url = '' } = request
  const type = request.headers['content-type']
  const answer = await fetch(target + url, {
    method,
    ...(type ? { headers: { 'content-type': type } } : {}),
    ...(method === 'POST' ? { body: Buffer.concat(chunks) } : {}),
  })
  response.writeHead(answer.status, { 'content-type': 'application/json' })
  response.end(Buffer.from(await answer.arrayBuffer()))
}

/** The messenger, whose file server sends one byte and hangs. */
const hanging = async (): Promise<string> => {
  server = createServer((request, response) => {
    if (!request.url?.startsWith('/file/'))
      return void handOn(request, response).catch(() => response.destroy())
    stalled.add(response)
    response.writeHead(200, { 'content-length': '9000' }).write('B')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

beforeAll(async () => {
  const apiRoot = await hanging()
  office = await openOffice(inject('postgresUrl'), undefined, {
    parts: ({ url }) => {
      target = url
      return { apiRoot, downloads: { stallMs: 2_000, longestMs: 10_000 } }
    },
  })
  await office.chat('maria').begin()
})
afterAll(async () => {
  await office.close()
  server.closeAllConnections()
  server.close()
})

test('a download that stalls holds up nobody, its sender neither; it is cut and told', async () => {
  const [olga, maria] = [office.chat('olga'), office.chat('maria')]
  const told = words('screens.aside.file')
  const document = { name: 'план.ics', mime: 'text/calendar', bytes: Buffer.from('BEGIN:VCALENDAR') }
  olga.person.send({ document })
  await expect.poll(() => stalled.size, { timeout: 20_000 }).toBeGreaterThan(0)
  maria.person.say('/help')
  await maria.person.waitFor(words('screens.help').slice(0, 20), { timeoutMs: 20_000 })
  olga.person.say('/help')
  await olga.person.waitFor(words('office.menu.welcome').slice(0, 12), { timeoutMs: 20_000 })
  expect(olga.heard()).not.toContain(told)
  await olga.person.waitFor(told, { timeoutMs: 60_000 })
  await office.world.settle()
  expect(stalled.size).toBe(3)
  await expect.poll(() => [...stalled].every(({ destroyed }) => destroyed), { timeout: 20_000 }).toBe(true)
}, 120_000)
