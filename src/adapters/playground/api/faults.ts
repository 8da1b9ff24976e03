import { ApiError, badRequest, forbidden, tooManyRequests } from './api-error.ts'

/**
 * What goes wrong: an answer with an error instead of the effect (`429`, `403`, `400` for the chat, `400-message` for
 * what is sent, `401`, `404` and `409` for the whole bot, `500-before`), an error
 * after the effect (`502-after`), the connection cut on either side of the effect, or a delay before it.
 */
export type FaultKind =
  | '429'
  | '403'
  | '400'
  | '400-message'
  | '401'
  | '404'
  | '409'
  | '500-before'
  | '502-after'
  | 'cut-before'
  | 'cut-after'
  | 'delay'

/** A trouble put in the way of calls. */
export interface FaultRule {
  kind: FaultKind
  /** Only this method; without it, every method but getUpdates. */
  method?: string
  /** Only calls about this chat. */
  chatId?: number
  /** Seconds in the answer of a `429`; 1 when not given. */
  retryAfter?: number
  /** Milliseconds of a `delay`. */
  delayMs?: number
  /** How many calls it strikes before it is used up; once when not given. */
  times?: number
  /** What the ledger calls it; its kind when not given. */
  name?: string
}

interface LiveRule extends FaultRule {
  left: number
}

/** The rules in force, applied in the order in which they were added; one call meets one rule. */
export class Faults {
  #rules: LiveRule[] = []

  /**
   * @returns the function that takes the rule away
   * @example
   * playground.faults.add({ method: 'sendMessage', kind: 'cut-after', times: 3 })
   */
  add(rule: FaultRule): () => void {
    const live = { ...rule, left: rule.times ?? 1 }
    this.#rules.push(live)
    return () => {
      this.#rules = this.#rules.filter((other) => other !== live)
    }
  }

  clear(): void {
    this.#rules = []
  }

  /** Rules that have not been used up. */
  get rules(): readonly FaultRule[] {
    return this.#rules
  }

  /** The rule that strikes this call, if any; uses it up by one. */
  strike(method: string, chatId: number | undefined): FaultRule | undefined {
    const rule = this.#rules.find((candidate) => matches(candidate, method, chatId))
    if (!rule) return undefined
    rule.left -= 1
    if (rule.left <= 0) this.#rules = this.#rules.filter((other) => other !== rule)
    return rule
  }
}

function matches(rule: FaultRule, method: string, chatId: number | undefined): boolean {
  const methodFits = rule.method === undefined ? method !== 'getUpdates' : rule.method === method
  return methodFits && (rule.chatId === undefined || rule.chatId === chatId)
}

/** The refusal a rule answers with instead of the effect; `undefined` for rules that work otherwise. */
export function refusalOf(rule: FaultRule): ApiError | undefined {
  if (rule.kind === '429') return tooManyRequests(rule.retryAfter ?? 1)
  if (rule.kind === '403') return forbidden('bot was blocked by the user')
  if (rule.kind === '400') return badRequest('chat not found')
  if (rule.kind === '400-message') return badRequest('IMAGE_PROCESS_FAILED')
  if (rule.kind === '401') return new ApiError(401, 'Unauthorized')
  if (rule.kind === '404') return new ApiError(404, 'Not Found')
  if (rule.kind === '409') return new ApiError(409, 'Conflict: terminated by other getUpdates request')
  if (rule.kind === '500-before') return new ApiError(500, 'Internal Server Error')
  return undefined
}
