import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { Log } from '../../application/ports/log.ts'
import { Problem } from '../../application/problem.ts'

/** Answers requests to its own paths; false for others, whose response it leaves alone. */
export type Route = (request: IncomingMessage, response: ServerResponse) => Promise<boolean>

/** A server that listens. */
export interface HttpServer {
  readonly port: number
  close(): Promise<void>
}

/** Of every answer, unless a page says otherwise: kept nowhere, framed by nobody, nothing loaded, no address given away. */
const SECURITY: readonly (readonly [name: string, value: string])[] = [
  [
    'content-security-policy',
    "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  ],
  ['x-frame-options', 'DENY'],
  ['x-content-type-options', 'nosniff'],
  ['referrer-policy', 'no-referrer'],
  ['cache-control', 'no-store'],
]

const respond = async (
  routes: readonly Route[],
  request: IncomingMessage,
  response: ServerResponse,
  log: Log,
): Promise<void> => {
  for (const [name, value] of SECURITY) response.setHeader(name, value)
  try {
    for (const route of routes) if (await route(request, response)) return
    response.writeHead(404).end()
  } catch (error) {
    log.error('request_failed', { fault: (error as Error).name })
    if (response.headersSent) response.destroy()
    else response.writeHead(500).end()
  }
}

/**
 * Listens on a port (0 – any free one), on all addresses of the machine unless `host` names one.
 * @param variable by which the port is set, for whoever has to set another
 * @throws Problem when the port is taken or not allowed.
 */
export const listen = (
  port: number,
  host: string | undefined,
  routes: readonly Route[],
  log: Log,
  variable = 'PORT',
): Promise<HttpServer> =>
  new Promise((resolve, reject) => {
    const server = createServer((request, response) => void respond(routes, request, response, log))
    server.once('error', (error: NodeJS.ErrnoException) => {
      const why =
        error.code === 'EADDRINUSE'
          ? `is taken: stop the program that uses it, or set ${variable} to another`
          : `cannot be used (${error.code}): set ${variable} to another`
      reject(new Problem(`Port ${port} ${why}.`, { cause: error }))
    })
    server.listen(port, host, () => {
      const address = server.address()
      const bound = address !== null && typeof address === 'object' ? address.port : port
      resolve({
        port: bound,
        close: () =>
          new Promise((done) => {
            server.close(() => done())
            server.closeAllConnections()
          }),
      })
    })
  })
