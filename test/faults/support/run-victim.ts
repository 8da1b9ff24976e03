import { keyFile } from '../../../src/adapters/files/key-file.ts'
import { Metrics } from '../../../src/adapters/http/metrics.ts'
import type { Content } from '../../../src/application/ports/content.ts'
import type { Log, LogFields } from '../../../src/application/ports/log.ts'
import { composeBot } from '../../../src/compose.ts'
import { realChance } from '../../../src/real-chance.ts'
import { withRules } from './changed-rules.ts'
import { DATA_KEY, QUICK, TOKEN } from './settings.ts'
import type { Told, VictimSettings } from './victim.ts'

/** A bot of the fault runs at work, wherever it runs. */
export interface RunningVictim {
  setOffset(offsetMs: number): void
  stop(): Promise<void>
}

const logTo = (tell: (told: Told) => void): Log => {
  const at =
    (level: string) =>
    (event: string, fields: LogFields = {}) =>
      tell({ level, event, fields })
  return { debug: () => undefined, info: at('info'), warn: at('warn'), error: at('error') }
}

/** Starts the product's bot as the fault runs want it; `tell` hears that it is up, and its log. */
export const runVictim = async (
  settings: VictimSettings,
  content: Content,
  tell: (told: Told) => void,
): Promise<RunningVictim> => {
  const { apiRoot, databaseUrl, redisUrl, dataDir, polls, reminders, changes, keysDir, tendMs, downloads } =
    settings
  let { offsetMs } = settings
  const log = logTo(tell)
  const bot = await composeBot({
    apiRoot,
    databaseUrl,
    dataDir,
    log,
    redisUrl: redisUrl ?? null,
    token: TOKEN,
    dataKey: DATA_KEY,
    keys: keysDir === undefined ? null : keyFile(keysDir),
    ...(tendMs === undefined ? {} : { tendMs }),
    ...(downloads === undefined ? {} : { downloads }),
    region: 'demo',
    clock: { now: () => Date.now() + offsetMs },
    chance: realChance,
    metrics: new Metrics(),
    content: withRules(content, changes ?? {}),
    poolSize: 8,
    reminders: { ...QUICK, ...reminders },
  })
  if (polls) bot.poll((problem) => log.error('fatal', { problem: problem.name }))
  bot.reminders.start()
  tell({ up: true })
  return {
    setOffset: (ms) => {
      offsetMs = ms
    },
    stop: () => bot.stop(),
  }
}
