import { subscribe } from 'node:diagnostics_channel'
import type { ClientRequest } from 'node:http'
import type { Socket } from 'node:net'
import { TLSSocket } from 'node:tls'

/**
 * How far a request has come. `false`: no connection has taken it yet, so that nothing of it can have arrived; `true`:
 * it may have left; `null`: not seen, since it was made later or by another client than Node's own.
 */
export interface Departure {
  hasLeft: boolean | null
}

/** The call that is being made at this very moment: requests begin before it returns. */
let current: Departure | null = null

const follow = (departure: Departure, socket: Socket): void => {
  const isTls = socket instanceof TLSSocket
  const isOpening =
    socket.connecting || (isTls && (socket as { secureConnecting?: boolean }).secureConnecting)
  const leave = (): void => {
    departure.hasLeft = true
  }
  if (isOpening) socket.once(isTls ? 'secureConnect' : 'connect', leave)
  else leave()
}

subscribe('http.client.request.start', (message) => {
  const departure = current
  if (!departure) return
  const { request } = message as { request: ClientRequest }
  departure.hasLeft ??= false
  if (request.socket) follow(departure, request.socket)
  else request.once('socket', (socket) => follow(departure, socket))
})

/**
 * Makes a call and follows the HTTP request that begins in it. Errors do not tell a connection that never came about
 * from one that hung after the message was written; for a notice this is the difference between "again" and "perhaps".
 */
export const departing = <T>(departure: Departure, call: () => Promise<T>): Promise<T> => {
  current = departure
  try {
    return call()
  } finally {
    current = null
  }
}
