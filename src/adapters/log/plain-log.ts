import type { Log, LogFields } from '../../application/ports/log.ts'
import { clean } from './json-log.ts'

const LEVELS = ['debug', 'info', 'warn', 'error'] as const

const line = (level: string, event: string, fields: LogFields | undefined): string => {
  const told = Object.entries(clean(fields)).map(([name, value]) => ` ${name}=${String(value)}`)
  return `${new Date().toTimeString().split(' ')[0]} ${level.padEnd(5)} ${event}${told.join('')}\n`
}

/** The log for a person in front of a terminal: one plain line an event, the same fields. */
export const plainLog = (least: string, write = (text: string) => void process.stderr.write(text)): Log => {
  const from = LEVELS.findIndex((level) => level === least)
  const at = (level: (typeof LEVELS)[number]) => {
    const isTold = from >= 0 && LEVELS.indexOf(level) >= from
    return (event: string, fields?: LogFields): void => {
      if (isTold) write(line(level, event, fields))
    }
  }
  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') }
}
