import type { IncomingMessage } from 'node:http'

const hostOf = (origin: string): string | null => (URL.canParse(origin) ? new URL(origin).host : null)

/**
 * Whether a request that changes something comes from our own page: the browser says so itself, or the page's address is
 * the one that was asked. A request that says neither is refused – every browser says one of them.
 */
export const isSameOrigin = ({ headers }: IncomingMessage): boolean => {
  const site = headers['sec-fetch-site']
  if (site !== undefined) return site === 'same-origin'
  return headers.origin !== undefined && hostOf(headers.origin) === headers.host
}
