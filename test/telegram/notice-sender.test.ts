import { once } from 'node:events'
import { createServer, Agent as HttpAgent, type RequestListener } from 'node:http'
import { get } from 'node:https'
import { type AddressInfo, createServer as createTcpServer, type Server, type Socket } from 'node:net'
import { createServer as createTlsServer } from 'node:tls'
import { Api, type ApiClientOptions } from 'grammy'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { MovableClock } from '../../src/adapters/playground/movable-clock.ts'
import {
  createPlayground,
  type Listening,
  type Playground,
} from '../../src/adapters/playground/playground.ts'
import { type Departure, departing, watchedAgent } from '../../src/adapters/telegram/departure.ts'
import { telegramNoticeSender } from '../../src/adapters/telegram/notice-sender.ts'
import type { LogFields } from '../../src/application/ports/log.ts'

const TOKEN = '4242:test-token'
const ANNA = '712345'
const SECRETS = [ANNA, TOKEN, 'Завтра', '127.0.0.1']
const NOTICE = {
  kind: 'text',
  html: 'Завтра в <b>10:30</b>',
  buttons: [[{ text: 'Да', token: 's.1.yes' }]],
} as const

let playground: Playground
let listening: Listening
let lines: { level: string; event: string; fields: LogFields | undefined }[]
let cleanups: (() => unknown)[]
beforeEach(async () => {
  lines = []
  cleanups = []
  const clock = MovableClock.frozenAt(Date.parse('2026-11-22T09:00:00+03:00'))
  const people = [{ key: 'anna', id: Number(ANNA), firstName: 'Анна', language: 'ru', started: true }]
  playground = createPlayground({ token: TOKEN, clock, people })
  listening = await playground.listen(0)
})
afterEach(async () => {
  await listening.close()
  playground.close()
  for (const cleanup of cleanups) await cleanup()
  const written = JSON.stringify(lines)
  for (const secret of SECRETS) expect(written).not.toContain(secret)
})

const log = Object.fromEntries(
  ['debug', 'info', 'warn', 'error'].map((level) => [
    level,
    (event: string, fields?: LogFields) => lines.push({ level, event, fields }),
  ]),
) as never

const senderAt = (apiRoot: string, timeoutMs = 10_000, client: ApiClientOptions = {}) =>
  telegramNoticeSender({ api: new Api(TOKEN, { apiRoot, ...client }), log, timeoutMs })
const send = (address = ANNA) => senderAt(listening.url).send(address, NOTICE)
const sends = () => playground.ledger.of('sendMessage')

/** A server on a free port, cut off after the test. */
const listen = async (server: Server): Promise<number> => {
  const sockets = new Set<Socket>()
  server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    // A client that cuts is what these tests are about.
    socket.on('error', () => sockets.delete(socket))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  cleanups.push(() => {
    for (const socket of sockets) socket.destroy()
    return new Promise((resolve) => server.close(resolve))
  })
  return (server.address() as AddressInfo).port
}
const tcp = async (onSocket: (socket: Socket) => void) =>
  `127.0.0.1:${await listen(createTcpServer(onSocket))}`
const http = async (answer: RequestListener) => `http://127.0.0.1:${await listen(createServer(answer))}`

/** A messenger that answers with these bodies, one after the other; the chats it was asked about. */
const canned = async (...bodies: object[]) => {
  const chats: number[] = []
  const url = await http(async (request, response) => {
    const parts: Buffer[] = []
    for await (const part of request) parts.push(part)
    chats.push(JSON.parse(Buffer.concat(parts).toString()).chat_id)
    response.end(JSON.stringify(bodies[chats.length - 1]))
  })
  return { url, chats }
}
const refusal = (error_code: number, description: string, parameters?: object) => ({
  ok: false,
  error_code,
  description,
  ...(parameters && { parameters }),
})

describe('against the playground', () => {
  test('sent: the text, its buttons and the name of the message', async () => {
    const outcome = await send()
    const [message] = playground.person('anna').screen()
    expect(outcome).toEqual({ kind: 'sent', message: `${message?.id}` })
    expect([message?.text, message?.buttons[0]?.[0]?.text]).toEqual(['Завтра в 10:30', 'Да'])
    expect(lines).toEqual([])
  })

  test.each([
    ['429', { kind: 'slow_down', afterMs: 7_000 }, 0],
    ['403', { kind: 'unreachable', reason: 'blocked' }, 0],
    ['400', { kind: 'unreachable', reason: 'chat_not_found' }, 0],
    ['500-before', { kind: 'ambiguous' }, 0],
    ['502-after', { kind: 'ambiguous' }, 1],
    ['cut-before', { kind: 'ambiguous' }, 0],
    ['cut-after', { kind: 'ambiguous' }, 1],
  ] as const)('%s', async (kind, outcome, arrived) => {
    playground.faults.add({ method: 'sendMessage', kind, retryAfter: 7 })
    expect(await send()).toEqual(outcome)
    expect(playground.person('anna').screen()).toHaveLength(arrived)
    expect(sends()).toHaveLength(1)
  })

  test('a cut on a connection that served before is no less ambiguous', async () => {
    const sender = senderAt(listening.url)
    expect(await sender.send(ANNA, NOTICE)).toMatchObject({ kind: 'sent' })
    playground.faults.add({ method: 'sendMessage', kind: 'cut-after' })
    expect(await sender.send(ANNA, NOTICE)).toEqual({ kind: 'ambiguous' })
    expect(playground.person('anna').screen()).toHaveLength(2)
  })

  test('notices go over one connection, one after the other', async () => {
    let connections = 0
    const server = createServer((_, response) => response.end('{"ok":true,"result":{"message_id":17}}'))
    server.on('connection', () => {
      connections += 1
    })
    const sender = senderAt(`http://127.0.0.1:${await listen(server)}`)
    for (let n = 0; n < 3; n += 1) {
      expect(await sender.send(ANNA, NOTICE)).toEqual({ kind: 'sent', message: '17' })
      await new Promise(setImmediate)
    }
    expect(connections).toBe(1)
  })

  test('an answer that comes too late', async () => {
    playground.faults.add({ method: 'sendMessage', kind: 'delay', delayMs: 400 })
    expect(await senderAt(listening.url, 100).send(ANNA, NOTICE)).toEqual({ kind: 'ambiguous' })
  })

  test('a person who blocked the bot; a chat that is not there; a broken text', async () => {
    playground.person('anna').block()
    expect(await send()).toEqual({ kind: 'unreachable', reason: 'blocked' })
    expect(await send('99')).toEqual({ kind: 'unreachable', reason: 'chat_not_found' })
    playground.person('anna').unblock()
    const broken = { kind: 'text', html: '<b>Завтра' } as const
    expect(await senderAt(listening.url).send(ANNA, broken)).toEqual({ kind: 'refused', code: 400 })
  })

  test('a token that the messenger does not know concerns every message', async () => {
    const api = new Api('4242:wrong', { apiRoot: listening.url })
    const outcome = await telegramNoticeSender({ api, log }).send(ANNA, NOTICE)
    expect(outcome).toEqual({ kind: 'away' })
    expect(lines).toEqual([{ level: 'error', event: 'notice_token_refused', fields: { code: 401 } }])
  })

  test('a text of several messages is not sent at all', async () => {
    const long = { kind: 'text', html: 'Завтра '.repeat(1_000) } as const
    expect(await senderAt(listening.url).send(ANNA, long)).toEqual({ kind: 'refused', code: 400 })
    expect(sends()).toEqual([])
    expect(lines.map(({ event }) => event)).toEqual(['notice_not_one_message'])
  })
})

describe('what Telegram says', () => {
  test.each([
    [refusal(429, 'Too Many Requests'), { kind: 'slow_down', afterMs: 1_000 }],
    [refusal(429, 'x', { retry_after: 10_072 }), { kind: 'slow_down', afterMs: 10_072_000 }],
    [refusal(403, 'Forbidden: user is deactivated'), { kind: 'unreachable', reason: 'deactivated' }],
    [refusal(400, 'Bad Request: INPUT_USER_DEACTIVATED'), { kind: 'unreachable', reason: 'deactivated' }],
    [refusal(403, "Forbidden: bot can't initiate conversation"), { kind: 'unreachable', reason: 'blocked' }],
    [refusal(400, 'Bad Request: PEER_ID_INVALID'), { kind: 'unreachable', reason: 'chat_not_found' }],
    [refusal(400, "Bad Request: can't parse entities"), { kind: 'refused', code: 400 }],
    [refusal(413, 'Request Entity Too Large'), { kind: 'refused', code: 413 }],
    [refusal(401, 'Unauthorized'), { kind: 'away' }],
    [refusal(404, 'Not Found'), { kind: 'away' }],
    [refusal(500, 'Internal Server Error: sent message was not found'), { kind: 'ambiguous' }],
    [{ ok: true, result: true }, { kind: 'ambiguous' }],
    [{}, { kind: 'ambiguous' }],
  ])('%j', async (body, outcome) => {
    const { url } = await canned(body)
    expect(await senderAt(url).send(ANNA, NOTICE)).toEqual(outcome)
  })

  test('a chat that moved is followed once', async () => {
    const moved = refusal(400, 'Bad Request: group chat was upgraded', { migrate_to_chat_id: -100_5 })
    const found = await canned(moved, { ok: true, result: { message_id: 17 } })
    expect(await senderAt(found.url).send('-5', NOTICE)).toEqual({ kind: 'sent', message: '17' })
    expect(found.chats).toEqual([-5, -1005])
    const lost = await canned(moved, moved)
    expect(await senderAt(lost.url).send('-5', NOTICE)).toEqual({ kind: 'refused', code: 400 })
    expect(lost.chats).toHaveLength(2)
  })

  test('an answer that is none of the Bot API: a page of a proxy, nothing, null', async () => {
    for (const body of ['<html>502 Bad Gateway</html>', '', 'null']) {
      const url = await http((_, response) => response.writeHead(502).end(body))
      expect(await senderAt(url).send(ANNA, NOTICE)).toEqual({ kind: 'ambiguous' })
    }
  })
})

describe('no connection: nothing can have arrived', () => {
  const away = { kind: 'away' }
  /** Takes the connection and never speaks TLS: like packets that nobody answers, it ends by our deadline. */
  const mute = async () => senderAt(`https://${await tcp((socket) => socket.resume())}`, 100)

  test('a closed port', async () => {
    expect(await senderAt('http://127.0.0.1:1').send(ANNA, NOTICE)).toEqual(away)
    expect(lines).toEqual([
      {
        level: 'warn',
        event: 'notice_not_sent',
        fields: { outcome: 'away', code: 0, cause: 'ECONNREFUSED' },
      },
    ])
  })

  test('a name that is not found', async () => {
    expect(await senderAt('http://nowhere.invalid').send(ANNA, NOTICE)).toEqual(away)
  })

  test('an address that nobody answers at', async () => {
    expect(await senderAt('http://192.0.2.1', 100).send(ANNA, NOTICE)).toEqual(away)
  })

  test('TLS that is cut or hangs before it is agreed upon', async () => {
    const cuts = await tcp((socket) => socket.once('data', () => socket.resetAndDestroy()))
    expect(await senderAt(`https://${cuts}`).send(ANNA, NOTICE)).toEqual(away)
    expect(await (await mute()).send(ANNA, NOTICE)).toEqual(away)
  })

  test('many at once do not mix up their fates', async () => {
    const [one, other] = [await mute(), senderAt(listening.url)]
    const outcomes = await Promise.all([one, other, one, other].map((sender) => sender.send(ANNA, NOTICE)))
    expect(outcomes.map(({ kind }) => kind)).toEqual(['away', 'sent', 'away', 'sent'])
  })

  test('over an agent that is not ours the code of the error decides', async () => {
    const client = { baseFetchConfig: { agent: new HttpAgent() } }
    expect(await senderAt('http://127.0.0.1:1', 1_000, client).send(ANNA, NOTICE)).toEqual(away)
    expect(await senderAt('http://nowhere.invalid', 1_000, client).send(ANNA, NOTICE)).toEqual(away)
    const hangs = `http://${await tcp((socket) => socket.resume())}`
    expect(await senderAt(hangs, 100, client).send(ANNA, NOTICE)).toEqual({ kind: 'ambiguous' })
  })
})

describe('a connection: it may have arrived', () => {
  const ambiguous = { kind: 'ambiguous' }

  test('a server that reads and says nothing', async () => {
    const url = `http://${await tcp((socket) => socket.resume())}`
    const began = performance.now()
    expect(await senderAt(url, 200).send(ANNA, NOTICE)).toEqual(ambiguous)
    expect(performance.now() - began).toBeLessThan(2_000)
  })

  test('a server that cuts: at once, after reading, in the middle of the answer', async () => {
    const head = 'HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{"ok":true'
    const ways: ((socket: Socket) => void)[] = [
      (socket) => socket.destroy(),
      (socket) => socket.once('data', () => socket.resetAndDestroy()),
      (socket) => socket.once('data', () => socket.end()),
      (socket) => socket.once('data', () => socket.end(head)),
    ]
    for (const way of ways) {
      // node-fetch does not notice the last way: the deadline does.
      expect(await senderAt(`http://${await tcp(way)}`, 300).send(ANNA, NOTICE)).toEqual(ambiguous)
    }
  })

  test('an answer that stops in the middle', async () => {
    const url = await http((_, response) => response.writeHead(200, { 'content-length': 100 }).write('{"ok"'))
    expect(await senderAt(url, 200).send(ANNA, NOTICE)).toEqual(ambiguous)
  })

  test('TLS counts from the moment when it is agreed upon', async () => {
    // Without certificates: this is about the moment, not about trust.
    const anonymous = { ciphers: 'aNULL:@SECLEVEL=0', maxVersion: 'TLSv1.2' } as const
    const server = createTlsServer(anonymous, (socket) => {
      socket.on('error', () => socket.destroy())
      socket.on('data', () => socket.end('HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n'))
    })
    const port = await listen(server)
    const agent = watchedAgent(true, { ...anonymous, rejectUnauthorized: false })
    const departure: Departure = { hasLeft: null }
    const states: (boolean | null)[] = []
    const answered = departing(departure, async () => {
      const request = get({ host: '127.0.0.1', port, agent })
      request.once('socket', (socket) => socket.once('connect', () => states.push(departure.hasLeft)))
      await once(request, 'response')
    })
    states.push(departure.hasLeft)
    await answered
    states.push(departure.hasLeft)
    expect(states).toEqual([false, false, true])
    agent.destroy()
  })
})
