import { PostgresAsideDesk } from '../adapters/database/aside-desk.ts'
import type { AdminInput } from './admin-input.ts'
import { limitOf } from './admin-input.ts'
import type { OperatorDesk } from './admin-office.ts'
import type { Answer } from './reminders-answers.ts'
import { BadInput } from './reminders-input.ts'
import { aligned } from './reminders-table.ts'

type Desk = Pick<OperatorDesk, 'pool' | 'now'>

const DAY = 86_400_000

/** Updates that could not be handled: what they were and why, never what they say. */
export const listAsides = async (input: AdminInput, { pool, now }: Desk): Promise<Answer> => {
  const found = await new PostgresAsideDesk(pool).list(limitOf(input))
  const data = found.map((row) => ({
    ...row,
    at: new Date(row.at).toISOString(),
    days: Math.floor((now - row.at) / DAY),
  }))
  const rows = data.map(({ id, at, days, kind, reason, tries, state }) => [
    ...[String(id), at, String(days), kind, reason, String(tries), state],
  ])
  const heads = ['id', 'at', 'days', 'update', 'reason', 'tries', 'state']
  return { data, lines: rows.length === 0 ? ['Nothing is set aside.'] : aligned(heads, rows) }
}

/** @throws BadInput */
const idOf = ({ argument }: AdminInput): number => {
  if (!/^[1-9]\d{0,14}$/.test(argument)) throw new BadInput('the number of a set-aside update is expected')
  return Number(argument)
}

const settled = (isDone: boolean, id: number, words: string): Answer =>
  isDone
    ? { data: { id, done: true }, lines: [words] }
    : { data: { id, done: false }, lines: [`Nothing is set aside under ${id}.`], isRefused: true }

/** The running product takes the update up within seconds; where none runs, its next start does. */
export const retryAside = async (input: AdminInput, { pool }: Desk): Promise<Answer> => {
  const id = idOf(input)
  return settled(await new PostgresAsideDesk(pool).retry(id), id, `The bot tries ${id} again.`)
}

/** The update is forgotten, with what was said in it. */
export const dropAside = async (input: AdminInput, { pool }: Desk): Promise<Answer> => {
  const id = idOf(input)
  return settled(await new PostgresAsideDesk(pool).drop(id), id, `Forgotten: ${id}.`)
}
