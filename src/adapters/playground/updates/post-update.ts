import type { WireUpdate } from '../world/wire.ts'
import type { WebhookSettings } from '../world/world.ts'

/** How one attempt at a webhook ended. */
export type PostOutcome =
  | { delivered: true; reply?: { method: string; parameters: Record<string, unknown> } }
  | { delivered: false; reason: string; retryAfter?: number }

const SILENCE_MS = 60_000
const SECRET_HEADER = 'X-Telegram-Bot-Api-Secret-Token'

function replyIn(body: string): { method: string; parameters: Record<string, unknown> } | undefined {
  if (!body.startsWith('{')) return undefined
  const { method, ...parameters } = JSON.parse(body) as Record<string, unknown>
  return typeof method === 'string' ? { method, parameters } : undefined
}

async function outcomeOf(response: Response): Promise<PostOutcome> {
  const body = await response.text()
  if (response.ok) {
    const reply = replyIn(body)
    return reply ? { delivered: true, reply } : { delivered: true }
  }
  const reason = `Wrong response from the webhook: ${response.status} ${response.statusText}`
  const retryAfter = Number(response.headers.get('retry-after'))
  return { delivered: false, reason, ...(retryAfter > 0 ? { retryAfter } : {}) }
}

/**
 * Offers one update to the webhook. Anything but a whole 2xx answer is a failure, a redirect too.
 *
 * @returns how it ended; never throws for trouble on the way
 */
export async function postUpdate(settings: WebhookSettings, update: WireUpdate): Promise<PostOutcome> {
  const headers: Record<string, string> = { 'content-type': 'application/json' }
  if (settings.secretToken) headers[SECRET_HEADER] = settings.secretToken
  const signal = AbortSignal.timeout(SILENCE_MS)
  const request = { method: 'POST', headers, body: JSON.stringify(update), signal }
  try {
    return await outcomeOf(await fetch(settings.url, { ...request, redirect: 'manual' }))
  } catch (cause) {
    return { delivered: false, reason: cause instanceof Error ? cause.message : String(cause) }
  }
}
