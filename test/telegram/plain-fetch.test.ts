import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Api, InputFile } from 'grammy'
import { afterEach, expect, test } from 'vitest'
import { plainFetch } from '../../src/adapters/telegram/plain-fetch.ts'

const TOKEN = '1:secret-of-a-test'
const closing: (() => void)[] = []
afterEach(() => {
  for (const close of closing.splice(0)) close()
})

/** An Api whose messenger answers so; the port is free again afterwards. */
const apiOver = async (answer: RequestListener): Promise<Api> => {
  const server = createServer(answer)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closing.push(
    () => server.closeAllConnections() ?? server.close(),
    () => server.close(),
  )
  const { port } = server.address() as AddressInfo
  return new Api(TOKEN, { apiRoot: `http://127.0.0.1:${port}`, fetch: plainFetch })
}

const bodyOf = async (request: Parameters<RequestListener>[0]): Promise<string> => {
  let body = ''
  for await (const part of request) body += String(part)
  return body
}

const said = JSON.stringify({ ok: true, result: { message_id: 7 } })

test('a message goes out as JSON with its length, and its answer comes back', async () => {
  const heard: { body: string; length: string | undefined; type: string | undefined }[] = []
  const api = await apiOver(async (request, response) => {
    const { 'content-length': length, 'content-type': type } = request.headers
    heard.push({ body: await bodyOf(request), length, type })
    response.end(said)
  })
  const message = await api.sendMessage(5, 'Привет')
  expect(message.message_id).toBe(7)
  expect(heard).toEqual([{ body: '{"chat_id":5,"text":"Привет"}', length: '35', type: 'application/json' }])
})

test('a file goes out as a form', async () => {
  let body = ''
  const api = await apiOver(async (request, response) => {
    body = await bodyOf(request)
    response.end(said)
  })
  await api.sendDocument(5, new InputFile(Buffer.from('письмо'), 'letter.txt'))
  expect(body).toContain('filename=letter.txt')
  expect(body).toContain('письмо')
})

test('one connection serves one call after the other', async () => {
  const ports = new Set<number | undefined>()
  const api = await apiOver(async (request, response) => {
    ports.add(request.socket.remotePort)
    await bodyOf(request)
    response.end(said)
  })
  for (let time = 0; time < 3; time += 1) await api.sendMessage(5, 'раз')
  expect(ports.size).toBe(1)
})

test.each<[string, RequestListener]>([
  ['no answer at all', (request) => request.socket.destroy()],
  [
    'an answer that breaks off',
    (request, response) => {
      response.writeHead(200, { 'content-length': '1000' }).write('{"ok":')
      setImmediate(() => request.socket.destroy())
    },
  ],
  ['an answer that is no JSON', (_, response) => response.end('<html>')],
])('%s is an error that does not tell the token', async (_, answer) => {
  const api = await apiOver(answer)
  const error = await api.sendMessage(5, 'раз').catch((fault: unknown) => fault)
  expect(error).toBeInstanceOf(Error)
  const { error: cause } = error as { error?: Error }
  expect(`${String(error)} ${String(cause)} ${cause?.stack}`).not.toContain(TOKEN)
})

test('a call that is given up ends at once', async () => {
  const api = await apiOver(() => undefined)
  const giving = new AbortController()
  const call = api.getMe(giving.signal as Parameters<Api['getMe']>[0])
  giving.abort()
  await expect(call).rejects.toThrow()
})
