import { GrammyError, HttpError } from 'grammy'
import type { SendOutcome } from '../../application/ports/notice-sender.ts'

/** Codes of errors that come before a connection does. */
const NOT_CONNECTED: ReadonlySet<unknown> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
])
const NO_SUCH_CHAT = /chat not found|user not found|(PEER|CHAT|USER)_ID_INVALID/i
const DEACTIVATED = /deactivated/i

/** The code of the error at the bottom, e.g. `ECONNREFUSED`; null when none of the chain has one. */
export const causeOf = (error: unknown): string | null => {
  if (!(error instanceof Error)) return null
  const { code, cause } = error as { code?: unknown; cause?: unknown }
  const inner = error instanceof HttpError ? error.error : cause
  return causeOf(inner) ?? (typeof code === 'string' ? code : null)
}

/** What a refusal by Telegram itself means (promises.md 21). */
const outcomeOfRefusal = ({ error_code: code, description, parameters }: GrammyError): SendOutcome => {
  // Telegram counts in seconds and leaves them out at times; 0 would be no order at all.
  if (code === 429) return { kind: 'slow_down', afterMs: Math.max(1, parameters.retry_after ?? 1) * 1_000 }
  // A wrong token, a wrong address, another program on the same bot: that concerns every message and none in particular.
  // It is put right and all go again.
  if (code === 401 || code === 404 || code === 409) return { kind: 'away' }
  if ((code === 400 || code === 403) && DEACTIVATED.test(description)) {
    return { kind: 'unreachable', reason: 'deactivated' }
  }
  if (code === 403) return { kind: 'unreachable', reason: 'blocked' }
  if (code === 400 && NO_SUCH_CHAT.test(description)) {
    return { kind: 'unreachable', reason: 'chat_not_found' }
  }
  return code >= 400 && code < 500 ? { kind: 'refused', code } : { kind: 'ambiguous' }
}

/**
 * What became of a message whose call failed.
 * @param hasLeft whether the request may have left this machine; null when that was not seen, and the error's code decides
 * @example
 * outcomeOf(new HttpError('…', connectionRefused), null) // { kind: 'away' }
 */
export const outcomeOf = (error: unknown, hasLeft: boolean | null): SendOutcome => {
  if (error instanceof GrammyError) return outcomeOfRefusal(error)
  const neverLeft = hasLeft === null ? NOT_CONNECTED.has(causeOf(error)) : !hasLeft
  return { kind: neverLeft ? 'away' : 'ambiguous' }
}
