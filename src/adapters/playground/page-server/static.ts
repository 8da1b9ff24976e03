import { readFileSync } from 'node:fs'
import type { ServerResponse } from 'node:http'
import { extname } from 'node:path'
import { ownEntry } from '../../../domain/own-entry.ts'

const FOLDER = new URL('../page/', import.meta.url)
const NAME = /^[a-z][a-z-]*\.(?:html|css|js|svg)$/

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
}

const SECURITY = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; media-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
  'x-frame-options': 'DENY',
}

const held = new Map<string, Buffer>()

function bytesOf(name: string): Buffer | undefined {
  const known = held.get(name)
  if (known) return known
  try {
    const bytes = readFileSync(new URL(name, FOLDER))
    held.set(name, bytes)
    return bytes
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return undefined
    throw cause
  }
}

/**
 * Serves one file of the page by its bare name.
 *
 * @param name e.g. `index.html`; names with folders are refused
 */
export function serveStatic(name: string, response: ServerResponse): void {
  const bytes = NAME.test(name) ? bytesOf(name) : undefined
  if (!bytes) {
    response.writeHead(404, SECURITY).end()
    return
  }
  response.writeHead(200, { ...SECURITY, 'content-type': ownEntry(TYPES, extname(name)) ?? 'text/plain' })
  response.end(bytes)
}
