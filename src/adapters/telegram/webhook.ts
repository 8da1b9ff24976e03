import { timingSafeEqual } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Log } from '../../application/ports/log.ts'

/** Larger bodies are no update of Telegram's. */
const BODY_LIMIT = 1_048_576

interface WebhookDeps {
  readonly secret: string
  /** Takes whatever JSON came: what has no shape is let be, or Telegram would send it for ever. */
  readonly take: (update: unknown) => Promise<void>
  readonly log: Log
}

const isSame = (given: string, expected: string): boolean => {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)]
  return a.length === b.length && timingSafeEqual(a, b)
}

const readBody = async (request: IncomingMessage): Promise<string | null> => {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > BODY_LIMIT) return null
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString()
}

/** The body as JSON; null – it is none, so that Telegram did not send it whole. */
const parseBody = (body: string): { readonly update: unknown } | null => {
  try {
    return { update: JSON.parse(body) as unknown }
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

/**
 * Answers Telegram's webhook: the secret is compared before anything is read; 200 only after the commit, so that an
 * update that could not be stored comes again.
 */
export const webhookHandler =
  ({ secret, take, log }: WebhookDeps) =>
  async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const answer = (status: number): void => {
      response.writeHead(status, status === 413 ? { connection: 'close' } : {}).end()
    }
    if (request.method !== 'POST') return answer(405)
    if (!isSame(String(request.headers['x-telegram-bot-api-secret-token'] ?? ''), secret)) return answer(401)
    const body = await readBody(request)
    if (body === null) return answer(413)
    const parsed = parseBody(body)
    if (!parsed) return answer(400)
    try {
      await take(parsed.update)
      answer(200)
    } catch (error) {
      log.error('webhook_update_failed', { fault: (error as Error).name })
      answer(503)
    }
  }
