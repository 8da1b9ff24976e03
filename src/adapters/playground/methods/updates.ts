import { ApiError, badRequest } from '../api/api-error.ts'
import type { World } from '../world/world.ts'
import { type Method, method } from './method.ts'

interface WebhookParameters {
  url: string
  secret_token?: string
  max_connections?: number
  allowed_updates?: string[]
  drop_pending_updates?: boolean
}

interface PollParameters {
  offset?: number
  limit?: number
  timeout?: number
  allowed_updates?: string[]
}

const DEFAULT_CONNECTIONS = 40
const MOST_TIMEOUT_S = 50
const SECRET = /^[A-Za-z0-9_-]*$/
const WEBHOOK_ACTIVE =
  "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"

function webhookUrl(url: string): string {
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol))
    throw badRequest('bad webhook: invalid webhook URL specified')
  return url
}

function remember(world: World, parameters: WebhookParameters): void {
  const { url, secret_token, max_connections = DEFAULT_CONNECTIONS } = parameters
  if (!SECRET.test(secret_token ?? '')) throw badRequest('secret token contains unallowed characters')
  world.webhook.set('settings', {
    url: webhookUrl(url),
    maxConnections: max_connections,
    ...(secret_token ? { secretToken: secret_token } : {}),
  })
}

/** Methods by which the bot takes its updates. */
export const updateMethods: Record<string, Method> = {
  getUpdates: method<PollParameters>(false, async (parameters, { world, poller, gone }) => {
    if (world.webhook.first()) throw new ApiError(409, WEBHOOK_ACTIVE)
    if (parameters.allowed_updates) world.updates.allowed = parameters.allowed_updates
    const { offset = 0, limit = 100, timeout = 0 } = parameters
    return await poller.poll({ offset, limit, timeoutMs: Math.min(timeout, MOST_TIMEOUT_S) * 1000, gone })
  }),
  setWebhook: method<WebhookParameters>(true, (parameters, { world, webhook, poller }) => {
    if (parameters.url === '') world.webhook.delete('settings')
    else remember(world, parameters)
    if (parameters.allowed_updates) world.updates.allowed = parameters.allowed_updates
    if (parameters.drop_pending_updates) world.updates.dropPending()
    poller.endForWebhook()
    webhook.restart()
    return true
  }),
  deleteWebhook: method<{ drop_pending_updates?: boolean }>(true, (parameters, { world, webhook }) => {
    world.webhook.delete('settings')
    if (parameters.drop_pending_updates) world.updates.dropPending()
    webhook.restart()
    return true
  }),
  getWebhookInfo: method(false, (_parameters, { world, webhook }) => {
    const settings = world.webhook.first()
    return {
      url: settings?.url ?? '',
      has_custom_certificate: false,
      pending_update_count: world.updates.pendingCount,
      ...(settings ? { max_connections: settings.maxConnections } : {}),
      ...webhook.lastError(),
      ...(world.updates.allowed.length > 0 ? { allowed_updates: world.updates.allowed } : {}),
    }
  }),
}
