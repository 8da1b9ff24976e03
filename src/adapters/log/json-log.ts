import pino from 'pino'
import type { Log, LogFields } from '../../application/ports/log.ts'

/** A bot token wherever it might slip through: in an address inside a field. */
const TOKEN = /\d{6,12}:[\w-]{20,}/g

/** Fields without what must never be logged. */
export const clean = (fields: LogFields | undefined): LogFields =>
  Object.fromEntries(
    Object.entries(fields ?? {}).map(([name, value]) => [
      name,
      typeof value === 'string' ? value.replace(TOKEN, '…') : value,
    ]),
  )

/** One JSON line an event on standard error; fields are allow-listed by their type: no objects, no errors, no texts. */
export const jsonLog = (level: string): Log => {
  const logger = pino(
    { level, base: null, timestamp: pino.stdTimeFunctions.isoTime },
    pino.destination({ dest: 2, sync: true }),
  )
  return {
    debug: (event, fields) => logger.debug({ event, ...clean(fields) }),
    info: (event, fields) => logger.info({ event, ...clean(fields) }),
    warn: (event, fields) => logger.warn({ event, ...clean(fields) }),
    error: (event, fields) => logger.error({ event, ...clean(fields) }),
  }
}
