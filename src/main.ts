import { Metrics } from './adapters/http/metrics.ts'
import { jsonLog } from './adapters/log/json-log.ts'
import { Problem } from './application/problem.ts'
import { readConfig } from './config.ts'
import { startService } from './service.ts'

/** The whole stop has to fit into what an orchestrator grants. */
const STOP_WITHIN_MS = 5_000

/** One line for a person; what lies behind it goes to the log only as a name. */
const explain = (error: unknown): string =>
  error instanceof Problem ? error.message : `Unexpected fault: ${(error as Error).stack}`

const fail = (error: unknown): never => {
  process.stderr.write(`posrednik: ${explain(error)}\n`)
  process.exit(1)
}

const main = async (): Promise<void> => {
  const config = readConfig(process.env)
  const log = jsonLog(config.logLevel)
  const service = await startService(config, log, new Metrics(), fail)
  let isStopping = false
  const stop = (): void => {
    if (isStopping) return
    isStopping = true
    setTimeout(() => process.exit(0), STOP_WITHIN_MS).unref()
    service.stop().then(() => process.exit(0), fail)
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
  process.stdout.write(`${service.greeting}\n`)
}

main().catch(fail)
