import type { Gauge } from '../../application/operator/gauges.ts'
import type { Log } from '../../application/ports/log.ts'
import { gaugeLines } from './metrics.ts'

/** What a scrape is made of. */
export interface ScrapeParts {
  /** Counters of this process: always there. */
  counters(): string
  /** What the database knows; rejects while it is away. */
  gauges(): Promise<readonly Gauge[]>
  readonly log: Log
  /** Prometheus gives up after ten seconds: by then the counters have to be there. */
  readonly patienceMs?: number
}

const PATIENCE_MS = 3_000

const within = async <T>(promise: Promise<T>, ms: number): Promise<T> => {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('too late')), ms)
  })
  return await Promise.race([promise, late]).finally(() => clearTimeout(timer))
}

/**
 * Reads all numbers for `/metrics`. A database that is away or slow takes nothing from the counters:
 * `posrednik_metrics_complete 0` says that the rest is missing. Scrapes at the same time ask once.
 */
export const scrape = ({
  counters,
  gauges,
  log,
  patienceMs = PATIENCE_MS,
}: ScrapeParts): (() => Promise<string>) => {
  let asking: Promise<readonly Gauge[]> | null = null
  const ask = (): Promise<readonly Gauge[]> => {
    asking ??= gauges().finally(() => {
      asking = null
    })
    return asking
  }
  const read = async (): Promise<readonly Gauge[]> => {
    try {
      return [...(await within(ask(), patienceMs)), { name: 'metrics_complete', value: 1 }]
    } catch (error) {
      log.warn('metrics_incomplete', { fault: (error as Error).name })
      return [{ name: 'metrics_complete', value: 0 }]
    }
  }
  return async () => {
    const lines = gaugeLines(await read())
    return `${counters()}${lines.join('\n')}\n`
  }
}
