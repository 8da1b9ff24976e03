import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Checker } from '../check/checker.ts'
import { chatNumber } from '../methods/destination.ts'
import type { MethodContext } from '../methods/method.ts'
import { implementationOf } from '../methods/registry.ts'
import { EntityError } from '../text/formatted.ts'
import type { Timers } from '../timers.ts'
import { ApiError, badRequest } from './api-error.ts'
import { type FaultRule, type Faults, refusalOf } from './faults.ts'
import type { Ledger, LedgerEntry } from './ledger.ts'
import type { RateLimiter } from './rate-limit.ts'
import { redacted } from './redacted.ts'
import { type ApiRequest, readRequest } from './request.ts'

/** Everything a call passes through. */
export interface ApiParts {
  checker: Checker
  ledger: Ledger
  faults: Faults
  limiter: RateLimiter | undefined
  timers: Timers
  context: Omit<MethodContext, 'files' | 'gone'>
}

interface Call {
  method: string
  request: ApiRequest
  gone: AbortSignal
  parameters: Record<string, unknown>
  chatId: number | undefined
  fault: FaultRule | undefined
}

/** How a call ended: what the bot is told, or that its connection is cut. */
export type CallOutcome = { result: unknown } | { refusal: ApiError } | { cut: true }

/** The Bot API itself: checks a call, puts faults in its way, runs it and writes it into the ledger. */
export class Api {
  readonly #parts: ApiParts
  #inFlight = 0

  constructor(parts: ApiParts) {
    this.#parts = parts
  }

  /** Calls under way, long polls left out. */
  get inFlight(): number {
    return this.#inFlight
  }

  /** Serves one HTTP request to `/bot<token>/<method>`; the token has been checked. */
  async serve(
    method: string,
    query: URLSearchParams,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    const gone = new AbortController()
    response.on('close', () => gone.abort())
    await this.#counted(method, async () => {
      const outcome = await this.#read(method, query, request, gone.signal)
      this.#parts.context.world.commit()
      answer(response, outcome)
    })
  }

  /** Runs a call that came as the answer to a webhook; nobody hears its result. */
  async runReply(method: string, parameters: Record<string, unknown>): Promise<void> {
    const request = { parameters, loose: false, files: new Map() }
    await this.#counted(method, () => this.#run(method, request, new AbortController().signal))
  }

  /** Counts a call as under way for as long as `serve` takes; long polls do not count. */
  async #counted(method: string, serve: () => Promise<unknown>): Promise<void> {
    const weight = method === 'getUpdates' ? 0 : 1
    this.#inFlight += weight
    try {
      await serve()
    } finally {
      this.#inFlight -= weight
      this.#parts.context.world.changes.tell({ kind: 'updates' })
    }
  }

  async #read(
    method: string,
    query: URLSearchParams,
    request: IncomingMessage,
    gone: AbortSignal,
  ): Promise<CallOutcome> {
    try {
      return await this.#run(method, await readRequest(request, query), gone)
    } catch (cause) {
      if (cause instanceof ApiError) return { refusal: cause }
      throw cause
    }
  }

  async #run(method: string, request: ApiRequest, gone: AbortSignal): Promise<CallOutcome> {
    const chatId = chatNumber(request.parameters['chat_id'])
    const call: Call = { method, request, gone, parameters: request.parameters, chatId, fault: undefined }
    try {
      return await this.#perform(call)
    } catch (cause) {
      return this.#refused(call, refusalFrom(cause))
    }
  }

  async #perform(call: Call): Promise<CallOutcome> {
    const { checker, faults } = this.#parts
    call.parameters = checker.check(call.method, call.request.parameters, call.request.loose)
    call.chatId = chatNumber(call.parameters['chat_id'])
    call.fault = faults.strike(call.method, call.chatId)
    if (call.fault?.kind === 'delay') await this.#pause(call.fault.delayMs ?? 0)
    const instead = call.fault && refusalOf(call.fault)
    if (instead) throw instead
    if (call.fault?.kind === 'cut-before') return this.#cut(call, false)
    const result = await this.#execute(call)
    const effect = implementationOf(call.method)?.effect ?? false
    return this.#finish(call, result, effect)
  }

  #pause(ms: number): Promise<void> {
    return new Promise((resolve) => this.#parts.timers.after(ms, resolve))
  }

  #execute(call: Call): unknown {
    const { checker, limiter, context } = this.#parts
    const implementation = implementationOf(call.method)
    if (limiter && call.chatId !== undefined && call.method.startsWith('send')) limiter.admit(call.chatId)
    if (implementation)
      return implementation.run(call.parameters, { ...context, files: call.request.files, gone: call.gone })
    if (checker.returnsTrue(call.method)) return true
    throw badRequest(`${call.method} is not supported in the playground`)
  }

  #finish(call: Call, result: unknown, effect: boolean): CallOutcome {
    if (call.fault?.kind === 'cut-after') return this.#cut(call, effect)
    if (call.fault?.kind === '502-after') {
      const refusal = new ApiError(502, 'Bad Gateway')
      this.#write(call, { ok: false, effect, errorCode: refusal.code, description: refusal.message })
      return { refusal }
    }
    this.#write(call, { ok: true, effect })
    return { result }
  }

  #cut(call: Call, effect: boolean): CallOutcome {
    this.#write(call, { ok: false, effect, description: 'connection cut' })
    return { cut: true }
  }

  #refused(call: Call, refusal: ApiError): CallOutcome {
    this.#write(call, { ok: false, effect: false, errorCode: refusal.code, description: refusal.message })
    return { refusal }
  }

  #write(call: Call, end: Pick<LedgerEntry, 'ok' | 'effect' | 'errorCode' | 'description'>): void {
    const { ledger, context } = this.#parts
    const fault = call.fault ? (call.fault.name ?? call.fault.kind) : lostOf(call, end.ok)
    ledger.write({
      at: context.world.clock.now(),
      method: call.method,
      payload: redacted(call.parameters, call.request.files),
      ...(call.chatId === undefined ? {} : { chatId: call.chatId }),
      ...end,
      ...(fault === undefined ? {} : { fault }),
    })
  }
}

function lostOf(call: Call, ok: boolean): string | undefined {
  return !ok && call.gone.aborted ? 'connection lost by the bot' : undefined
}

function refusalFrom(cause: unknown): ApiError {
  if (cause instanceof ApiError) return cause
  if (cause instanceof EntityError) return badRequest(`can't parse entities: ${cause.message}`)
  throw cause
}

/** Writes the end of a call to the bot, in Telegram's envelope. */
export function answer(response: ServerResponse, outcome: CallOutcome): void {
  if ('cut' in outcome) {
    response.socket?.destroy()
    return
  }
  if (response.destroyed) return
  const headers: Record<string, string> = { 'content-type': 'application/json' }
  const refusal = 'refusal' in outcome ? outcome.refusal : undefined
  const wait = refusal?.parameters?.retry_after
  if (wait !== undefined) headers['retry-after'] = String(wait)
  response.writeHead(refusal?.code ?? 200, headers)
  response.end(JSON.stringify(envelope(outcome)))
}

function envelope(outcome: Exclude<CallOutcome, { cut: true }>): object {
  if ('result' in outcome) return { ok: true, result: outcome.result }
  const { code, message, parameters } = outcome.refusal
  return { ok: false, error_code: code, description: message, ...(parameters ? { parameters } : {}) }
}
