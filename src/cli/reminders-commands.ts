import { cancel } from '../application/operator/cancel.ts'
import { closeTask } from '../application/operator/close-task.ts'
import { explain } from '../application/operator/explain.ts'
import { jobStandings } from '../application/operator/job-standing.ts'
import { lookAhead } from '../application/operator/look-ahead.ts'
import type { Operator } from '../application/operator/operator.ts'
import { resend } from '../application/operator/resend.ts'
import type { OperatorWords } from '../application/operator/words.ts'
import type { ReminderDesk } from '../application/ports/reminder-desk.ts'
import type { Renderer } from '../application/render.ts'
import { aheadJson, aheadLines } from './reminders-ahead.ts'
import {
  type Answer,
  jobsAnswer,
  outcomeAnswer,
  refusal,
  rowData,
  rowsAnswer,
  tasksAnswer,
} from './reminders-answers.ts'
import { BadInput, type Input, numberOf } from './reminders-input.ts'

/** What commands work with. */
export interface Workplace {
  readonly operator: Operator
  readonly desk: Pick<ReminderDesk, 'occasionsOf' | 'settledKeys'>
  readonly renderer: Renderer
  readonly words: OperatorWords
}

/** A command: what follows its name, and what it does. */
export interface Command {
  readonly usage: string
  /** How many words may follow the name. */
  readonly words: readonly [least: number, most: number]
  run(input: Input, workplace: Workplace): Promise<Answer>
}

/** All commands by name. */
export const COMMANDS: Readonly<Record<string, Command>> = {
  list: {
    usage: 'list [--state s] [--rule r] [--person id] [--limit n]',
    words: [0, 0],
    run: async ({ filter }, { operator, words }) => rowsAnswer(await operator.ledger.list(filter), words),
  },
  explain: {
    usage: 'explain <id>',
    words: [1, 1],
    run: async ({ words: [id] }, { operator, words, renderer }) => {
      const explained = await explain(operator, numberOf(id, 'explain'), words)
      if (!explained) return refusal('no_such_reminder', words)
      const parts = explained.parts.map(({ heading, lines }) => ({
        heading: renderer.plain(heading),
        lines: lines.map((line) => renderer.plain(line)),
      }))
      return {
        data: { ...rowData(explained.row), parts },
        lines: parts.flatMap(({ heading, lines }) => [heading, ...lines.map((line) => `  ${line}`)]),
      }
    },
  },
  ahead: {
    usage: 'ahead <person>',
    words: [1, 1],
    run: async ({ words: [person = ''] }, { operator, desk, words, renderer }) => {
      const ahead = await lookAhead(operator, desk, person)
      if (!ahead) return refusal('no_such_person', words)
      return { data: aheadJson(ahead, renderer), lines: aheadLines(ahead, renderer, words) }
    },
  },
  cancel: {
    usage: 'cancel <id> [--reason …]',
    words: [1, 1],
    run: async ({ words: [id], reason }, { operator, words }) =>
      outcomeAnswer(await cancel(operator, numberOf(id, 'cancel'), reason), 'cancel', words),
  },
  resend: {
    usage: 'resend <id>',
    words: [1, 1],
    run: async ({ words: [id] }, { operator, words }) =>
      outcomeAnswer(await resend(operator, numberOf(id, 'resend')), 'resend', words),
  },
  unknown: {
    usage: 'unknown',
    words: [0, 0],
    run: async ({ filter: { limit } }, { operator, words }) =>
      rowsAnswer(await operator.ledger.list({ state: 'unknown', limit }), words),
  },
  tasks: {
    usage: 'tasks [close <id>]',
    words: [0, 2],
    run: async ({ words: [verb, id], filter }, { operator, words }) => {
      if (verb === undefined) return tasksAnswer(await operator.ledger.tasks(filter.limit), words)
      if (verb !== 'close') throw new BadInput('tasks: nothing or "close <id>" is expected')
      return outcomeAnswer(await closeTask(operator, numberOf(id, 'tasks close')), 'close', words)
    },
  },
  jobs: {
    usage: 'jobs',
    words: [0, 0],
    run: async (_, { operator, words }) => jobsAnswer(await jobStandings(operator), words),
  },
}
