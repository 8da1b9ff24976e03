import { Agent as HttpAgent } from 'node:http'
import { type AgentOptions, Agent as HttpsAgent } from 'node:https'
import type { Duplex } from 'node:stream'
import { Api } from 'grammy'
import { plainFetch } from './plain-fetch.ts'

/**
 * How far a request has come. `false`: no connection has taken it yet, so that nothing of it can have arrived; `true`:
 * it may have left; `null`: not seen, since the HTTP client is not the one watched here.
 */
export interface Departure {
  hasLeft: boolean | null
}

/** An idle connection goes before the other side cuts it: a request that meets the cut may have arrived, for all we know. */
const IDLE_MS = 10_000

/** The call that is being made at this very moment: its request finds a connection before it returns. */
let current: Departure | null = null

/** Nothing is written before a new connection is there and, if it is TLS, agreed upon. */
const followNew = (socket: Duplex | null | undefined, ready: 'connect' | 'secureConnect'): void => {
  const departure = current
  if (!departure || !socket) return
  departure.hasLeft = false
  socket.once(ready, () => {
    departure.hasLeft = true
  })
}

/** An agent whose connections tell {@link departing} how far a request has come. `options` are those of TLS, if any. */
export const watchedAgent = (isTls: boolean, options: AgentOptions = {}): HttpAgent => {
  const agent = new (isTls ? HttpsAgent : HttpAgent)({ ...options, keepAlive: true, timeout: IDLE_MS })
  const connect = agent.createConnection.bind(agent)
  agent.createConnection = (...asked) => {
    const socket = connect(...asked)
    followNew(socket, isTls ? 'secureConnect' : 'connect')
    return socket
  }
  const reuse = agent.reuseSocket.bind(agent)
  agent.reuseSocket = (...asked) => {
    if (current) current.hasLeft = true
    reuse(...asked)
  }
  return agent
}

/**
 * The same messenger with connections of our own that are watched. Plugins of the given one (retries, throttling) are
 * left behind. One that brings its own agent or fetch – a proxy – is used as it is, unwatched.
 */
export const watchedApi = (api: Api): Api => {
  const { apiRoot = 'https:', baseFetchConfig, fetch } = api.options ?? {}
  if ((fetch && fetch !== plainFetch) || baseFetchConfig?.agent) return api
  const agent = watchedAgent(apiRoot.startsWith('https:'))
  return new Api(api.token, { ...api.options, baseFetchConfig: { ...baseFetchConfig, agent } })
}

/**
 * Makes a call of a {@link watchedApi} and follows its request. Errors do not tell a connection that never came about
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
