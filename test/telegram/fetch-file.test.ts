import { createServer, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Api } from 'grammy'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { telegramFiles } from '../../src/adapters/telegram/fetch-file.ts'

const TOKEN = '1:secret'
let server: Server
let root: string
/** What the file's address answers with. */
let give: (response: ServerResponse) => void = (response) => response.end('whole')

beforeAll(async () => {
  server = createServer((request, response) => {
    if (request.url?.includes('/file/')) return give(response)
    const result = { file_id: 'f', file_unique_id: 'u', file_size: 5, file_path: 'documents/a.ics' }
    response.setHeader('content-type', 'application/json').end(JSON.stringify({ ok: true, result }))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  root = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

const fetchFile = (stallMs: number, longestMs: number) =>
  telegramFiles({
    api: new Api(TOKEN, { apiRoot: root }),
    token: TOKEN,
    apiRoot: root,
    bounds: { stallMs, longestMs },
  })('f', 1_000)

test('a file is given whole', async () => {
  expect(Buffer.from(((await fetchFile(1_000, 1_000)) as { bytes: Uint8Array }).bytes).toString()).toBe(
    'whole',
  )
})

test('a download that stalls is cut, before its first byte and after', async () => {
  give = () => undefined
  await expect(fetchFile(100, 60_000)).rejects.toThrow(/not fetched/)
  give = (response) => response.writeHead(200, { 'content-length': '5' }).write('wh')
  const garbage = setInterval(() => globalThis.gc?.(), 10)
  await expect(fetchFile(100, 60_000)).rejects.toThrow('the file was not given in time')
  clearInterval(garbage)
})

test('one that trickles is cut at its longest; no fault tells the address, which holds the token', async () => {
  give = (response) => {
    response.writeHead(200)
    const drip = setInterval(() => response.write('x'), 20)
    response.on('close', () => clearInterval(drip))
  }
  const fault = await fetchFile(5_000, 200).catch((error: Error) => error)
  expect(fault).toBeInstanceOf(Error)
  expect(String((fault as Error).stack)).not.toContain('secret')
})
