/** What may stand in a log line: numbers and names of things, never texts, people's names, phones or tokens. */
export type LogFields = Readonly<Record<string, string | number | boolean | null | undefined>>

/** Structured log. `event` is a stable name such as `update_failed`. */
export interface Log {
  debug(event: string, fields?: LogFields): void
  info(event: string, fields?: LogFields): void
  warn(event: string, fields?: LogFields): void
  error(event: string, fields?: LogFields): void
}
