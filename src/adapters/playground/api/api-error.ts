/** What Telegram adds to some refusals. */
export interface ErrorParameters {
  /** Seconds to wait. */
  retry_after?: number
}

/** A refusal in Telegram's words; becomes `{"ok":false,"error_code":…,"description":…}`. */
export class ApiError extends Error {
  override readonly name = 'ApiError'
  readonly code: number
  readonly parameters: ErrorParameters | undefined

  /** @param description with its prefix, e.g. `Bad Request: chat not found` */
  constructor(code: number, description: string, parameters?: ErrorParameters) {
    super(description)
    this.code = code
    this.parameters = parameters
  }
}

/**
 * @param why without the prefix, e.g. `chat not found`
 * @returns a refusal with code 400
 */
export function badRequest(why: string): ApiError {
  return new ApiError(400, `Bad Request: ${why}`)
}

/**
 * @param why without the prefix, e.g. `bot was blocked by the user`
 * @returns a refusal with code 403
 */
export function forbidden(why: string): ApiError {
  return new ApiError(403, `Forbidden: ${why}`)
}

/**
 * @param seconds how long the bot has to wait
 * @returns a refusal with code 429
 */
export function tooManyRequests(seconds: number): ApiError {
  return new ApiError(429, `Too Many Requests: retry after ${seconds}`, { retry_after: seconds })
}
