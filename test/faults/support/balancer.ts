import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Leftovers } from './leftovers.ts'

/** One address for several replicas, in turn: what a proxy in front of them does. */
export class Balancer {
  readonly url: string
  /** Addresses of the replicas that take part; changed while it runs. */
  replicas: readonly string[] = []
  #turn = 0

  private constructor(url: string) {
    this.url = url
  }

  static async open(leftovers: Leftovers): Promise<Balancer> {
    const server = createServer((request, response) => {
      balancer.#pass(request, response).catch(() => response.writeHead(502).end())
    }).listen(0, '127.0.0.1')
    await once(server, 'listening')
    const balancer = new Balancer(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
    leftovers.add(() => {
      server.close()
      server.closeAllConnections()
    })
    return balancer
  }

  async #pass(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const pieces: Buffer[] = []
    for await (const piece of request as AsyncIterable<Buffer>) pieces.push(piece)
    this.#turn += 1
    const replica = this.replicas[this.#turn % this.replicas.length] ?? ''
    const headers: Record<string, string> = {}
    for (const name of ['content-type', 'x-telegram-bot-api-secret-token']) {
      const value = request.headers[name]
      if (typeof value === 'string') headers[name] = value
    }
    const answer = await fetch(`${replica}${request.url ?? ''}`, {
      method: request.method ?? 'POST',
      headers,
      body: Buffer.concat(pieces),
    })
    response.writeHead(answer.status).end()
  }
}
