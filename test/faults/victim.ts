/** The bot in a process of its own, for the fault runs: `victim.ts <settings as JSON>`, see `support/victim.ts`. */
import { loadContent } from '../../src/adapters/content/load-content.ts'
import { Metrics } from '../../src/adapters/http/metrics.ts'
import type { Log, LogFields } from '../../src/application/ports/log.ts'
import { composeBot, ROOT, realChance } from '../../src/compose.ts'
import { withRules } from './support/changed-rules.ts'
import { DATA_KEY, QUICK, TOKEN } from './support/settings.ts'
import type { Told, VictimSettings } from './support/victim.ts'

/** As in `src/main.ts`: what an orchestrator grants. */
const STOP_WITHIN_MS = 5_000

const settings = JSON.parse(process.argv[2] ?? '{}') as VictimSettings
let offsetMs = settings.offsetMs

const tell = (told: Told): void => void process.send?.(told, undefined, {}, () => undefined)
const at =
  (level: string) =>
  (event: string, fields: LogFields = {}) =>
    tell({ level, event, fields })
const log: Log = { debug: () => undefined, info: at('info'), warn: at('warn'), error: at('error') }

// Nobody is left to judge it.
process.on('disconnect', () => process.exit(1))
process.on('message', (message: { offsetMs: number }) => {
  offsetMs = message.offsetMs
})

const { apiRoot, databaseUrl, redisUrl, dataDir, polls, reminders, changes } = settings
const bot = await composeBot({
  ...{ apiRoot, databaseUrl, dataDir, log, redisUrl: redisUrl ?? null },
  token: TOKEN,
  dataKey: DATA_KEY,
  region: 'demo',
  clock: { now: () => Date.now() + offsetMs },
  chance: realChance,
  metrics: new Metrics(),
  content: withRules(loadContent(ROOT), changes ?? {}),
  poolSize: 8,
  reminders: { ...QUICK, ...reminders },
})

const stop = (): void => {
  setTimeout(() => process.exit(0), STOP_WITHIN_MS).unref()
  bot.stop().then(
    () => process.exit(0),
    () => process.exit(1),
  )
}
process.once('SIGTERM', stop)
if (polls) bot.poll((problem) => log.error('fatal', { problem: problem.name }))
bot.reminders.start()
tell({ up: true })
