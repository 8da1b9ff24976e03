import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Readable } from 'node:stream'
import type { Playground } from '../../../src/adapters/playground/playground.ts'

/** What the messenger says instead of serving a call; undefined – it serves it. */
type Instead = (chat: number) => object | undefined

/** The door to the messenger: calls can be watched as they come, answered by others, and the door can be shut. */
export class Door {
  /** Told of every call before it is served. */
  onCall: (method: string) => void = () => undefined
  /** Answers to `sendMessage` that the messenger itself has no reason for. */
  instead: Instead = () => undefined
  /** Files begin to come and do not go on. */
  holdsFiles = false
  /** Downloads that were held. */
  readonly held: ServerResponse[] = []
  readonly #playground: Playground
  #server: Server | null = null
  #port = 0

  constructor(playground: Playground) {
    this.#playground = playground
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}`
  }

  /** Listens; after {@link shut} on the same port again. */
  async open(): Promise<void> {
    const server = createServer((request, response) => void this.#serve(request, response))
    this.#server = server.listen(this.#port, '127.0.0.1')
    await once(server, 'listening')
    this.#port = (server.address() as AddressInfo).port
  }

  /** Nobody listens any more: connections are cut, new ones are refused. */
  async shut(): Promise<void> {
    const server = this.#server
    this.#server = null
    if (!server) return
    const closed = once(server, 'close')
    server.close()
    server.closeAllConnections()
    await closed
  }

  #hold(response: ServerResponse): void {
    this.held.push(response)
    response.writeHead(200, { 'content-length': '9000' }).write('B')
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (this.holdsFiles && request.url?.startsWith('/file/')) return this.#hold(response)
    const method = request.url?.split('/').at(-1)?.split('?')[0] ?? ''
    this.onCall(method)
    const body: Buffer[] = []
    // A client that is killed in the middle of a request leaves nothing to serve.
    request.on('error', () => response.destroy())
    for await (const piece of request) body.push(piece as Buffer)
    const bytes = Buffer.concat(body)
    const answer = method === 'sendMessage' ? this.instead(chatOf(bytes)) : undefined
    if (answer) response.end(JSON.stringify(answer))
    else await this.#playground.handle(again(request, bytes), response)
  }
}

const chatOf = (body: Buffer): number => Number((JSON.parse(body.toString()) as { chat_id: number }).chat_id)

/** The same request for the next reader: its body has been read. */
const again = ({ url, method, headers, socket }: IncomingMessage, body: Buffer): IncomingMessage =>
  Object.assign(Readable.from(body.length > 0 ? [body] : []), {
    url,
    method,
    headers,
    socket,
  }) as unknown as IncomingMessage
