import { type Api, GrammyError } from 'grammy'
import type { Log } from '../../application/ports/log.ts'
import type { NoticeSender, SendOutcome } from '../../application/ports/notice-sender.ts'
import { type Departure, departing, watchedApi } from './departure.ts'
import { causeOf, outcomeOf } from './outcome.ts'
import { inMessages, optionsOf } from './send.ts'

/** Less than half of a lease of 60 s: a request is over long before its row may be another's (promises.md 13). */
const TIMEOUT_MS = 25_000

type Notice = Parameters<NoticeSender['send']>[1]

interface Deps {
  readonly api: Api
  readonly log: Log
  /** How long one `send` may take in all, in milliseconds; 25 000 when not given. */
  readonly timeoutMs?: number
}

/** A notice is one message, or "sent" would have halves. */
const isOneMessage = ({ html }: Notice): boolean => inMessages(html).length === 1

/**
 * Sends notices by Telegram, one request each, over connections of its own. The log learns what kind of failure it was, never to whom or what.
 * @example
 * const sender = telegramNoticeSender({ api: bot.api, log })
 * await sender.send('712345', { kind: 'text', html: 'Tomorrow at <b>10:30</b>' }) // { kind: 'sent', message: '17' }
 */
export const telegramNoticeSender = ({ api: given, log, timeoutMs = TIMEOUT_MS }: Deps): NoticeSender => {
  const api = watchedApi(given)
  return {
    send: async (address, notice) => {
      if (!isOneMessage(notice)) {
        log.error('notice_not_one_message')
        return { kind: 'refused', code: 400 }
      }
      const deadline = new AbortController()
      const timer = setTimeout(() => deadline.abort(), timeoutMs)
      try {
        return await deliver({ api, log, notice, signal: deadline.signal }, Number(address))
      } finally {
        clearTimeout(timer)
      }
    },
  }
}

interface Delivery {
  readonly api: Api
  readonly log: Log
  readonly notice: Notice
  readonly signal: AbortSignal
}

/** One request; a second one only when the chat has moved, and then never a third. */
const deliver = async (delivery: Delivery, chat: number, hasMoved = false): Promise<SendOutcome> => {
  const { api, log, notice, signal } = delivery
  const departure: Departure = { hasLeft: null }
  try {
    // grammY's type of a signal is that of another package; it is used by what all signals have.
    const call = () => api.sendMessage(chat, notice.html, optionsOf(notice), signal as never)
    const sent = await departing(departure, call)
    return Number.isInteger(sent?.message_id)
      ? { kind: 'sent', message: String(sent.message_id) }
      : { kind: 'ambiguous' }
  } catch (error) {
    const movedTo = error instanceof GrammyError ? error.parameters.migrate_to_chat_id : undefined
    if (movedTo !== undefined && !hasMoved) return deliver(delivery, movedTo, true)
    const outcome = outcomeOf(error, departure.hasLeft)
    report(log, error, outcome)
    return outcome
  }
}

const report = (log: Log, error: unknown, { kind }: SendOutcome): void => {
  const code = error instanceof GrammyError ? error.error_code : 0
  if (code === 401 || code === 404) log.error('notice_token_refused', { code })
  else log.warn('notice_not_sent', { outcome: kind, code, cause: causeOf(error) })
}
