import type { Log, LogFields } from '../../src/application/ports/log.ts'

/** One line of the log. */
export interface Line extends LogFields {
  readonly event: string
}

/** A log that a test can read. */
export interface HeardLog extends Log {
  readonly lines: readonly Line[]
  of(event: string): readonly Line[]
  /** Resolves when a line with this event is written, at once if it is there. */
  until(event: string): Promise<Line>
}

/** A log that keeps its lines in memory. */
export const createHeardLog = (): HeardLog => {
  const lines: Line[] = []
  const waiting = new Set<(line: Line) => void>()
  const write = (event: string, fields: LogFields = {}): void => {
    const line = { ...fields, event }
    lines.push(line)
    for (const check of waiting) check(line)
  }
  const of = (event: string): Line[] => lines.filter((line) => line.event === event)
  return {
    lines,
    of,
    debug: write,
    info: write,
    warn: write,
    error: write,
    until: (event) =>
      new Promise((resolve) => {
        const check = (line: Line) => {
          if (line.event === event) resolve(line)
        }
        waiting.add(check)
        for (const line of of(event)) check(line)
      }),
  }
}
