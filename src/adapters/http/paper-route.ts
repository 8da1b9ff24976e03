import type { IncomingMessage } from 'node:http'
import type { TakePaper } from '../../application/forms/take-paper.ts'
import { Attempts } from './attempts.ts'
import { html, NOTHING } from './markup.ts'
import type { Route } from './server.ts'

/** What the page says, ready to be shown. */
export interface PaperPageWords {
  readonly title: string
  readonly ask: string
  readonly button: string
  readonly refused: string
}

interface PaperRouteParts {
  readonly take: TakePaper
  readonly words: () => PaperPageWords
  /** Milliseconds of a clock that never goes back. */
  readonly now?: () => number
}

const PATH = /^\/papers\/([a-z0-9]{16,64})$/
/** A form with six digits is no longer than this. */
const MOST_BYTES = 200

const HEADERS = {
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'x-robots-tag': 'noindex',
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
}

/** The same page whatever the link: whoever only looks learns nothing of it, and opens nothing. */
const page = ({ title, ask, button }: PaperPageWords, above = ''): string => {
  const alert = above === '' ? NOTHING : html`<p role="alert">${above}</p>`
  return html`<!doctype html>
<html lang="ru"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title>
<style>body{font:1.25rem/1.5 sans-serif;max-width:30rem;margin:2rem auto;padding:0 1rem}input,button{font:inherit;padding:.5rem;width:100%;box-sizing:border-box;margin:.5rem 0}</style></head>
<body><h1>${title}</h1>${alert}
<form method="post"><label for="digits">${ask}</label><input id="digits" name="digits" inputmode="numeric" autocomplete="off" required><button>${button}</button></form></body></html>`
    .html
}

/** The digits of a sent form, blanks left out; null – it is none of ours. */
const digitsIn = async (request: IncomingMessage): Promise<string | null> => {
  const pieces: Buffer[] = []
  let size = 0
  for await (const piece of request) {
    size += (piece as Buffer).length
    if (size > MOST_BYTES) return null
    pieces.push(piece as Buffer)
  }
  const digits = new URLSearchParams(Buffer.concat(pieces).toString()).get('digits') ?? ''
  const bare = digits.replace(/\D/g, '')
  return /^\d{6}$/.test(bare) ? bare : null
}

/**
 * `/papers/<code>`: a page that asks for the digits, and the file for whoever has them. Used twice, late, by another: refused
 * in the same words. What fetches links by itself – a messenger that previews them – opens nothing: only the sent form does.
 */
export const paperRoute = ({ take, words, now = () => performance.now() }: PaperRouteParts): Route => {
  const attempts = new Attempts(now)
  return async (request, response) => {
    const [, code] = PATH.exec(request.url?.split('?')[0] ?? '') ?? []
    if (code === undefined) return false
    const asPage = { ...HEADERS, 'content-type': 'text/html; charset=utf-8' }
    if (request.method !== 'POST') {
      response.writeHead(200, asPage).end(request.method === 'HEAD' ? '' : page(words()))
      return true
    }
    const address = request.socket.remoteAddress ?? ''
    const wait = attempts.waitMs(address)
    if (wait > 0) {
      response.writeHead(429, { ...asPage, 'retry-after': String(Math.ceil(wait / 1_000)) }).end()
      return true
    }
    const digits = await digitsIn(request)
    const file = digits === null ? null : await take(code, digits)
    if (file === null) {
      attempts.note(address)
      response.writeHead(403, asPage).end(page(words(), words().refused))
      return true
    }
    const disposition = `attachment; filename="${file.name}"`
    response
      .writeHead(200, { ...HEADERS, 'content-type': file.mime, 'content-disposition': disposition })
      .end(file.bytes)
    return true
  }
}
