import { type Door, guard } from '../adapters/http/guard.ts'
import { operatorRoute } from '../adapters/http/operator/operator-route.ts'
import { paperRoute } from '../adapters/http/paper-route.ts'
import type { Route } from '../adapters/http/server.ts'
import { webhookHandler } from '../adapters/telegram/webhook.ts'
import { type Gauge, gaugesOf } from '../application/operator/gauges.ts'
import type { Log } from '../application/ports/log.ts'
import type { Recogniser } from '../application/ports/recogniser.ts'
import type { ComposedBot } from '../compose.ts'
import type { Config } from '../config.ts'
import type { BotSlot } from './bot-slot.ts'

/** Where Telegram sends updates to, if it is to send them. */
export const webhookRoute = (config: Config, slot: BotSlot, log: Log): Route => {
  const path = config.webhook ? new URL(config.webhook.url).pathname : null
  const handler = webhookHandler({
    secret: config.webhook?.secret ?? '',
    take: async (update) => {
      if (!slot.bot) throw new Error('the bot is not up')
      await slot.bot.telegram.take(update)
    },
    log,
  })
  return async (request, response) => {
    if (path === null || request.url?.split('?')[0] !== path) return false
    await handler(request, response)
    return true
  }
}

/** Beside a real messenger the operator's pages are behind a password, or not there at all. */
const doorOf = ({ botToken, boardPassword }: Config): Door => {
  if (!botToken) return { kind: 'open' }
  return boardPassword === null ? { kind: 'shut' } : { kind: 'password', password: boardPassword }
}

/** `/papers/<code>`: files of papers, each once, for whoever printed it. */
export const paperRouteOf = (slot: () => BotSlot | null): Route =>
  paperRoute({
    take: async (code, digits) => (await slot()?.bot?.takePaper(code, digits)) ?? null,
    words: () => {
      const say = (key: string): string => slot()?.bot?.say(key) ?? ''
      return {
        title: say('office.papers.page.title'),
        ask: say('office.papers.page.ask'),
        button: say('office.papers.page.button'),
        refused: say('office.papers.page.refused'),
      }
    },
  })

/** `/operator` and `/board`, with one guard in front of both. */
export const operatorRoutes = (config: Config, slot: () => BotSlot | null, log: Log): Route[] => [
  guard({ door: doorOf(config), paths: ['/operator', '/board', '/metrics'], log }),
  operatorRoute({
    desk: () => slot()?.bot?.reminders.desk ?? null,
    log,
    isPlayground: config.botToken === null,
  }),
  async (request, response) => (await slot()?.bot?.reminders.board(request, response)) ?? false,
]

/** How old the last backup is, in seconds; since 1970 when there was none. Nothing where the product makes none. */
const backupAge = async ({ backups, reminders }: ComposedBot): Promise<Gauge[]> => {
  if (backups === null) return []
  const now = reminders.desk.operator.clock.now()
  return [{ name: 'backup_age_seconds', value: Math.floor((now - ((await backups.lastAt()) ?? 0)) / 1_000) }]
}

/** What the database knows of the reminders, and whether the recogniser is there. @throws Error while the bot is not up */
export const gaugesFrom = async (
  bot: ComposedBot | null | undefined,
  recogniser: Recogniser | null,
): Promise<readonly Gauge[]> => {
  if (!bot) throw new Error('the bot is not up')
  const { desk, alarms } = bot.reminders
  const known = await gaugesOf(desk.operator, await alarms())
  const heard = recogniser && { name: 'recogniser_up', value: (await recogniser.isThere()) ? 1 : 0 }
  return [...known, ...(await backupAge(bot)), ...(heard ? [heard] : [])]
}
