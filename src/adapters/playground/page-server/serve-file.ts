import type { IncomingMessage, ServerResponse } from 'node:http'
import type { FileState } from '../world/files.ts'

/** What the page shows or plays itself; the rest is only downloaded. A drawing in SVG may hold a program. */
const SHOWN = /^(?:image\/(?!svg)|audio\/)/
const RANGE = /^bytes=(\d+)-(\d*)$/
const WHOLE = 200
const PART = 206

/**
 * Sends a file of the messenger to the page, or the part that it asks for: without parts a browser does not know how
 * long a sound is.
 */
export function serveFile(
  file: FileState,
  bytes: Buffer,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  const shown = SHOWN.test(file.mime)
  const [, from, to] = request.headers.range?.match(RANGE) ?? []
  const first = Number(from ?? 0)
  const last = Math.min(to ? Number(to) : bytes.length - 1, bytes.length - 1)
  const isPart = from !== undefined && first <= last
  const sent = isPart ? bytes.subarray(first, last + 1) : bytes
  response.writeHead(isPart ? PART : WHOLE, {
    'content-type': shown ? file.mime : 'application/octet-stream',
    'content-disposition': `${shown ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(file.name)}`,
    'content-length': sent.length,
    'accept-ranges': 'bytes',
    ...(isPart ? { 'content-range': `bytes ${first}-${last}/${bytes.length}` } : {}),
    'x-content-type-options': 'nosniff',
  })
  response.end(sent)
}
