import type { JobStanding } from '../application/operator/job-standing.ts'
import type { Outcome } from '../application/operator/refusal.ts'
import type { OperatorWords } from '../application/operator/words.ts'
import type { HumanTask, LedgerRow } from '../application/ports/operator-ledger.ts'
import { aligned } from './reminders-table.ts'

/** What a command answers: lines for people, data for programs. */
export interface Answer {
  readonly lines: readonly string[]
  readonly data: unknown
  /** The wish was refused: said on standard error, ends with 1. */
  readonly isRefused?: boolean
}

const iso = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString())

/** A row with its moments as ISO 8601. */
export const rowData = ({ due, lookAt, expires, plannedAt, settledAt, ...row }: LedgerRow) => ({
  ...row,
  due: iso(due),
  lookAt: iso(lookAt),
  expires: iso(expires),
  plannedAt: iso(plannedAt),
  settledAt: iso(settledAt),
})

const ROW_COLUMNS = ['id', 'due', 'person', 'rule', 'state', 'reason']
const heads = (columns: readonly string[], words: OperatorWords): string[] =>
  columns.map((column) => words.say(`columns.${column}`))

/** Reminders as a table. */
export const rowsAnswer = (rows: readonly LedgerRow[], words: OperatorWords): Answer => ({
  data: rows.map(rowData),
  lines:
    rows.length === 0
      ? [words.say('cli.none')]
      : aligned(
          heads(ROW_COLUMNS, words),
          rows.map((row) => [
            ...[row.id, words.moment(row.due), words.person(row.person), words.rule(row.rule)],
            ...[words.state(row), words.reason(row.reason)],
          ]),
        ),
})

/** A wish that is not done, with the reason. */
export const refusal = (why: string, words: OperatorWords): Answer => ({
  data: { done: false, why },
  lines: [words.say(`refused.${why}`)],
  isRefused: true,
})

/** What became of a wish. */
export const outcomeAnswer = (outcome: Outcome, done: string, words: OperatorWords): Answer =>
  outcome.done ? { data: { done: true }, lines: [words.say(`done.${done}`)] } : refusal(outcome.why, words)

/** Tasks for a human, each with its phrase. */
export const tasksAnswer = (tasks: readonly HumanTask[], words: OperatorWords): Answer => {
  const data = tasks.map((task) => ({ ...task, at: iso(task.at), phrase: words.phrase(task) }))
  const lines = tasks.map((task) => [
    ...[
      task.id,
      words.moment(task.at),
      words.person(task.person),
      words.reason(task.reason),
      words.phrase(task),
    ],
  ])
  const columns = ['id', 'at', 'person', 'reason', 'phrase']
  return {
    data,
    lines: lines.length === 0 ? [words.say('page.tasks_none')] : aligned(heads(columns, words), lines),
  }
}

/** Expected against actual runs of every job. */
export const jobsAnswer = (jobs: readonly JobStanding[], words: OperatorWords): Answer => {
  const lines = jobs.map(({ job, expected, runs, failures, isBehind }) => [
    ...[
      words.say(`jobs.${job}`),
      expected,
      runs,
      failures,
      words.say(isBehind ? 'jobs.behind' : 'jobs.fine'),
    ],
  ])
  return {
    data: jobs,
    lines: aligned(heads(['job', 'expected', 'runs', 'failures', 'verdict'], words), lines),
  }
}
