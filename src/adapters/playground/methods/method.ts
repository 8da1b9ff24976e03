import type { UpdatePoller } from '../updates/poller.ts'
import type { WebhookSender } from '../updates/webhook-sender.ts'
import type { Upload } from '../world/files.ts'
import type { World } from '../world/world.ts'

/** What a method has at hand. */
export interface MethodContext {
  world: World
  poller: UpdatePoller
  webhook: WebhookSender
  /** Files of this call, by the names they are attached under. */
  files: Map<string, Upload>
  /** Ends when the bot drops the connection. */
  gone: AbortSignal
}

/** One implemented method of the Bot API. */
export interface Method {
  /** Whether a successful call changes what people see or what the bot is. */
  effect: boolean
  /** The `result` of the answer. Throws ApiError for a refusal. */
  run(parameters: Record<string, unknown>, context: MethodContext): unknown
}

/**
 * Declares a method with the type of its parameters. They were checked against the schema before `run` sees
 * them, which is why the type can be taken at its word.
 */
export function method<Parameters>(
  effect: boolean,
  run: (parameters: Parameters, context: MethodContext) => unknown,
): Method {
  return { effect, run: (parameters, context) => run(parameters as Parameters, context) }
}
