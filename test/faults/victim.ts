/** The bot in a process of its own, for the fault runs: `victim.ts <settings as JSON>`, see `support/victim.ts`. */
import { loadContent } from '../../src/adapters/content/load-content.ts'
import { ROOT } from '../../src/root.ts'
import { runVictim } from './support/run-victim.ts'
import type { Told, VictimSettings } from './support/victim.ts'

/** As in `src/main.ts`: what an orchestrator grants. */
const STOP_WITHIN_MS = 5_000

const settings = JSON.parse(process.argv[2] ?? '{}') as VictimSettings
const tell = (told: Told): void => void process.send?.(told, undefined, {}, () => undefined)

// Nobody is left to judge it.
process.on('disconnect', () => process.exit(1))
const bot = await runVictim(settings, loadContent(ROOT), tell)
process.on('message', ({ offsetMs }: { offsetMs: number }) => bot.setOffset(offsetMs))

const stop = (): void => {
  setTimeout(() => process.exit(0), STOP_WITHIN_MS).unref()
  bot.stop().then(
    () => process.exit(0),
    () => process.exit(1),
  )
}
process.once('SIGTERM', stop)
