import { PrismaPg } from '@prisma/adapter-pg'
import type pg from 'pg'
import { loadContent } from '../adapters/content/load-content.ts'
import { PostgresAsideDesk } from '../adapters/database/aside-desk.ts'
import { connect } from '../adapters/database/connect.ts'
import { PrismaClient } from '../adapters/database/generated/client.ts'
import { JobHours } from '../adapters/database/job-hours.ts'
import { PostgresOperatorLedger } from '../adapters/database/operator-ledger.ts'
import { PostgresReminderDesk } from '../adapters/database/reminder-desk.ts'
import { jsonLog } from '../adapters/log/json-log.ts'
import { OperatorWords } from '../application/operator/words.ts'
import type { Clock } from '../application/ports/clock.ts'
import type { Content } from '../application/ports/content.ts'
import { Problem } from '../application/problem.ts'
import { Renderer } from '../application/render.ts'
import { expectedOf, REMINDER_SETTINGS } from '../compose/reminders.ts'
import { type Config, readConfig } from '../config.ts'
import { workingCalendar } from '../domain/calendar/working-calendar.ts'
import { ownEntry } from '../domain/own-entry.ts'
import { ROOT } from '../root.ts'
import type { Answer } from './reminders-answers.ts'
import { COMMANDS, type Command, type Workplace } from './reminders-commands.ts'
import { findDatabase } from './reminders-database.ts'
import { BadInput, type Input, readInput } from './reminders-input.ts'

/** Where the command stands: what it was started with, and where it says things. */
export interface Terminal {
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly clock: Clock
  /** Content that was read already; without it the product's own is read. */
  readonly content?: Content
  out(line: string): void
  err(line: string): void
}

const workplaceOf = (pool: pg.Pool, content: Content, { region: id }: Config, input: Input, clock: Clock) => {
  const region = content.regions.get(id)
  if (!region) throw new Problem(`REGION is wrong: there is no region "${id}".`)
  const renderer = new Renderer(content.texts, input.language)
  const operator: Workplace['operator'] = {
    ledger: new PostgresOperatorLedger(pool),
    jobs: new JobHours(pool),
    asides: new PostgresAsideDesk(pool),
    expected: expectedOf(REMINDER_SETTINGS),
    rules: content.reminders,
    calendar: workingCalendar(content.years, region.regional_off),
    zone: region.time_zone,
    clock,
    wall: clock,
  }
  return { operator, renderer, words: new OperatorWords(renderer, region.time_zone) }
}

const commandOf = ({ command, words }: Input): Command => {
  const known = ownEntry(COMMANDS, command)
  const usages = Object.values(COMMANDS).map(({ usage }) => usage)
  if (!known) throw new BadInput(`one of these is expected: ${usages.join(' | ')}`)
  const [least, most] = known.words
  if (words.length < least || words.length > most) throw new BadInput(`"${known.usage}" is expected`)
  return known
}

/** A table or a column that is missing: the product has not been started since the program was renewed. */
const isOutOfDate = (error: unknown): boolean => {
  const { code } = error as { code?: string }
  return code === '42P01' || code === '42703'
}

const ask = async (input: Input, content: Content, { environment, clock }: Terminal): Promise<Answer> => {
  const command = commandOf(input)
  const config = readConfig(environment)
  const pool = await connect(findDatabase(config), jsonLog('silent'), 2)
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool, { disposeExternalPool: false }) })
  try {
    const workplace = workplaceOf(pool, content, config, input, clock)
    return await command.run(input, { ...workplace, desk: new PostgresReminderDesk(prisma) })
  } catch (error) {
    if (isOutOfDate(error))
      throw new Problem(
        'The database is older than this program: start the product once, it brings it up to date.',
      )
    throw error
  } finally {
    await prisma.$disconnect()
    await pool.end()
  }
}

const tell = ({ lines, data, isRefused = false }: Answer, { json }: Input, terminal: Terminal): number => {
  if (json) terminal.out(JSON.stringify(data))
  else for (const line of lines) isRefused ? terminal.err(line) : terminal.out(line)
  return isRefused ? 1 : 0
}

const failed = (error: unknown, terminal: Terminal): number => {
  if (error instanceof BadInput) {
    terminal.err(`reminders: ${error.message}`)
    return 2
  }
  if (!(error instanceof Problem)) throw error
  terminal.err(`reminders: ${error.message}`)
  return 1
}

/**
 * Runs one command of `npm run reminders`. Ends with 0 when it is done, 1 when it is refused or nothing can be asked, 2
 * when what was typed is not understood.
 */
export const runReminders = async (typed: readonly string[], terminal: Terminal): Promise<number> => {
  try {
    const content = terminal.content ?? loadContent(ROOT)
    const input = readInput(typed, [...content.reminders.keys()])
    return tell(await ask(input, content, terminal), input, terminal)
  } catch (error) {
    return failed(error, terminal)
  }
}
