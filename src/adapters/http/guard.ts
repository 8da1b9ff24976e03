import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Log } from '../../application/ports/log.ts'
import { Lockout } from './lockout.ts'
import { isSame, passwordIn } from './password.ts'
import type { Route } from './server.ts'

/** Who may pass: everybody who reaches the port, who knows the password, or nobody – then there is nothing there. */
export type Door =
  | { readonly kind: 'open' }
  | { readonly kind: 'password'; readonly password: string }
  | { readonly kind: 'shut' }

interface GuardParts {
  readonly door: Door
  /** Where the guarded pages are, e.g. `/operator`; without a slash at their end. */
  readonly paths: readonly string[]
  readonly log: Log
  /** Milliseconds of a clock that never goes back. */
  readonly now?: () => number
}

const isBelow = (paths: readonly string[], url: string | undefined): boolean => {
  const path = url?.split('?')[0] ?? ''
  return paths.some((base) => path === base || path.startsWith(`${base}/`))
}

/** The one account that there is: whatever name is typed, the password is the operator's. */
const ACCOUNT = 'operator'

/** Refuses a request that lacks the password; false when it may pass. */
const refuses = (
  password: string,
  lockout: Lockout,
  request: IncomingMessage,
  response: ServerResponse,
  log: Log,
): boolean => {
  const wait = lockout.waitMs(ACCOUNT)
  const given = passwordIn(request.headers.authorization)
  if (wait > 0) {
    response.writeHead(429, { 'retry-after': String(Math.ceil(wait / 1_000)) }).end()
    return true
  }
  if (given !== null && isSame(given, password)) {
    lockout.clear(ACCOUNT)
    return false
  }
  // A browser asks without a password first: that is no attempt.
  if (given !== null) {
    lockout.note(ACCOUNT)
    log.warn('operator_refused', {})
  }
  response.writeHead(401, { 'www-authenticate': 'Basic realm="operator", charset="UTF-8"' }).end()
  return true
}

/**
 * One guard in front of everything that only an operator may see. Requests to other paths pass by; behind a shut door
 * there is nothing (404). Wrong passwords are counted for the one account, wherever they come from: {@link Lockout}.
 * @returns a route to be asked before the guarded ones: true – it has answered
 */
export const guard = ({ door, paths, log, now = () => performance.now() }: GuardParts): Route => {
  const lockout = new Lockout(now)
  return async (request, response) => {
    if (door.kind === 'open' || !isBelow(paths, request.url)) return false
    if (door.kind === 'password') return refuses(door.password, lockout, request, response, log)
    response.writeHead(404).end()
    return true
  }
}
