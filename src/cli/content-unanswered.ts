import { connect } from '../adapters/database/connect.ts'
import { type UnansweredQuestion, unansweredQuestions } from '../adapters/database/unanswered-questions.ts'
import { jsonLog } from '../adapters/log/json-log.ts'
import { readConfig } from '../config.ts'
import { findDatabase } from './reminders-database.ts'

/** A line for the authors: how often, need, topic, step. */
const lineOf = ({ times, need, topic, step }: UnansweredQuestion): string =>
  [String(times).padStart(5), need, topic, step].join('  ')

/**
 * What people asked beside their matters and no fact covered, the most asked first.
 * @throws Problem when no database is running and none is named.
 */
export const unansweredLines = async (
  environment: Readonly<Record<string, string | undefined>>,
): Promise<string[]> => {
  const pool = await connect(findDatabase(readConfig(environment)), jsonLog('silent'), 1)
  try {
    const found = await unansweredQuestions(pool)
    return [...found.map(lineOf), `${found.length} kinds of questions that no fact covers`]
  } finally {
    await pool.end()
  }
}
