import type { IncomingMessage } from 'node:http'
import type { Upload } from '../world/files.ts'
import { ApiError, badRequest } from './api-error.ts'
import { parseMultipart } from './multipart.ts'

/** Parameters of a call as they came: `loose` ones were sent as text and still have to find their types. */
export interface ApiRequest {
  parameters: Record<string, unknown>
  loose: boolean
  files: Map<string, Upload>
}

const MOST_BYTES = 52 * 1024 * 1024

/** @throws ApiError 413 when the body is larger than Telegram takes */
async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > MOST_BYTES) throw new ApiError(413, 'Request Entity Too Large')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

function parseJson(body: Buffer): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(body.toString('utf8'))
    if (typeof value === 'object' && value !== null) return value as Record<string, unknown>
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) throw cause
  }
  throw badRequest("can't parse JSON object")
}

function fromForm(body: Buffer, contentType: string): ApiRequest {
  const { fields, files } = parseMultipart(body, contentType)
  const parameters: Record<string, unknown> = Object.fromEntries(fields)
  for (const name of files.keys()) {
    const attached = [...fields.values()].some((value) => value.includes(`attach://${name}`))
    if (!attached) parameters[name] = `attach://${name}`
  }
  return { parameters, loose: true, files }
}

/**
 * Reads the parameters of a call, from the query and from the body in any of the three forms Telegram takes.
 *
 * @throws ApiError 400 for a body that cannot be read, 413 for one that is too large
 */
export async function readRequest(request: IncomingMessage, query: URLSearchParams): Promise<ApiRequest> {
  const body = await readBody(request)
  const contentType = request.headers['content-type'] ?? ''
  const fromQuery = Object.fromEntries(query)
  if (body.length === 0) return { parameters: fromQuery, loose: true, files: new Map() }
  if (contentType.startsWith('application/json'))
    return { parameters: { ...fromQuery, ...parseJson(body) }, loose: query.size > 0, files: new Map() }
  if (contentType.startsWith('multipart/form-data')) return readForm(body, contentType)
  const fields = Object.fromEntries(new URLSearchParams(body.toString('utf8')))
  return { parameters: { ...fromQuery, ...fields }, loose: true, files: new Map() }
}

function readForm(body: Buffer, contentType: string): ApiRequest {
  try {
    return fromForm(body, contentType)
  } catch (cause) {
    if (cause instanceof SyntaxError) throw badRequest(cause.message)
    throw cause
  }
}
