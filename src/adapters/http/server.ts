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

const respond = async (
  routes: readonly Route[],
  request: IncomingMessage,
  response: ServerResponse,
  log: Log,
): Promise<void> => {
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
 * @throws Problem when the port is taken or not allowed.
 */
export const listen = (
  port: number,
  host: string | undefined,
  routes: readonly Route[],
  log: Log,
): Promise<HttpServer> =>
  new Promise((resolve, reject) => {
    const server = createServer((request, response) => void respond(routes, request, response, log))
    server.once('error', (error: NodeJS.ErrnoException) => {
      const why =
        error.code === 'EADDRINUSE'
          ? 'is taken: stop the program that uses it, or set PORT to another'
          : `cannot be used (${error.code}): set PORT to another`
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
