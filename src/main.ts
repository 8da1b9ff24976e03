import { Metrics } from './adapters/http/metrics.ts'
import { jsonLog } from './adapters/log/json-log.ts'
import { plainLog } from './adapters/log/plain-log.ts'
import { Problem } from './application/problem.ts'
import { readConfig } from './config.ts'
import { startService } from './service.ts'

/** The whole stop has to fit into what an orchestrator grants. */
const STOP_WITHIN_MS = 5_000

/** What was begun of a start is undone, a database that is just being made included. */
const START_UNDONE_WITHIN_MS = 30_000

/** One line for a person; what lies behind it goes to the log only as a name. */
const explain = (error: unknown): string =>
  error instanceof Problem ? error.message : `Unexpected fault: ${(error as Error).stack}`

const fail = (error: unknown): never => {
  process.stderr.write(`posrednik: ${explain(error)}\n`)
  process.exit(1)
}

/** Ends with 0 once everything is put away, at the latest after a while. */
const leave = (putAway: Promise<unknown>): void => {
  setTimeout(() => process.exit(0), STOP_WITHIN_MS).unref()
  putAway.then(() => process.exit(0), fail)
}

const main = async (): Promise<void> => {
  const config = readConfig(process.env)
  const log = process.stderr.isTTY ? plainLog(config.logLevel) : jsonLog(config.logLevel)
  const asked = new AbortController()
  const stop = (): void => {
    asked.abort()
    setTimeout(() => process.exit(0), START_UNDONE_WITHIN_MS).unref()
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
  const starting = startService(config, log, new Metrics(), fail, asked.signal)
  const service = await starting.catch((error: unknown) => {
    if (asked.signal.aborted) process.exit(0)
    throw error
  })
  asked.signal.addEventListener('abort', () => leave(service.stop()), { once: true })
  process.stdout.write(`${service.greeting}\n`)
}

main().catch(fail)
