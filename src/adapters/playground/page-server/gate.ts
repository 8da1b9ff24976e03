import { createHash, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'

/** Names by which whoever sits at this machine calls it; any other name was given to it by somebody else. */
const OWN_NAMES: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]'])

/** Asked by what watches over the process; they tell nothing of anybody. */
const HEALTH: ReadonlySet<string> = new Set(['/healthz', '/readyz'])

/** Calls of the bot and its downloads show a token of their own. */
const BOT_PATH = /^\/(?:file\/)?bot[^/]+\//

const HEADERS = {
  'content-type': 'text/plain; charset=utf-8',
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
}

interface GateParts {
  /** What the printed address holds: made anew at each start. */
  readonly key: string
  /** What is said to whoever has no key. */
  readonly refusal: string
}

const hash = (text: string): Buffer => createHash('sha256').update(text).digest()

const isSame = (given: string | null, key: string): boolean =>
  given !== null && timingSafeEqual(hash(given), hash(key))

const hostOf = (origin: string): string | null => (URL.canParse(origin) ? new URL(origin).host : null)

/** Whether the request was meant for this machine, and comes from no page of another. */
const isFromHere = ({ headers: { host = '', origin } }: IncomingMessage): boolean => {
  const asked = `http://${host}`
  if (!URL.canParse(asked) || !OWN_NAMES.has(new URL(asked).hostname)) return false
  return origin === undefined || hostOf(origin) === host
}

/** One name a port: another playground beside this one has a key of its own. */
const cookieName = ({ headers: { host = '' } }: IncomingMessage): string =>
  `playground_${host.split(':').at(-1)?.replace(/\D/g, '') ?? ''}`

const cookieOf = (request: IncomingMessage): string | null => {
  const name = `${cookieName(request)}=`
  const pairs = (request.headers.cookie ?? '').split(';').map((pair) => pair.trim())
  return pairs.find((pair) => pair.startsWith(name))?.replace(name, '') ?? null
}

/**
 * In front of everything that the playground shows: a page of somebody else must not reach it, whether it sends forms here
 * or gives this machine a name of its own (DNS rebinding). The key in the printed address opens it and stays in the browser
 * as a cookie of this origin alone; programs may give it as `?key=` each time.
 * @returns a route to be asked before all others: true – it has refused
 */
export const gate =
  ({ key, refusal }: GateParts) =>
  async (request: IncomingMessage, response: ServerResponse): Promise<boolean> => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://playground')
    const refuse = (): true => {
      request.resume()
      response.writeHead(403, HEADERS).end(`${refusal}\n`)
      return true
    }
    if (!isFromHere(request)) return refuse()
    if (HEALTH.has(pathname) || BOT_PATH.test(pathname)) return false
    if (isSame(cookieOf(request), key)) return false
    if (!isSame(searchParams.get('key'), key)) return refuse()
    response.setHeader('set-cookie', `${cookieName(request)}=${key}; Path=/; HttpOnly; SameSite=Strict`)
    return false
  }
