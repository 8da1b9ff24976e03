import { runReminders } from './reminders-run.ts'

/**
 * `npm run reminders -- <command>`: reminders as the operator looks at them, and what an operator decides. Asks
 * DATABASE_URL, or the embedded database of a running `npm start`. `list`, `explain 81`, `ahead <person>`,
 * `cancel 81 --reason called`, `resend 81`, `unknown`, `tasks`, `tasks close 7`, `jobs`; `--json` for programs,
 * `--language en`. People are ids that lead nobody anywhere; no names, words or addresses are ever shown.
 */
const terminal = {
  environment: process.env,
  clock: { now: () => Date.now() },
  out: (line: string): void => void process.stdout.write(`${line}\n`),
  err: (line: string): void => void process.stderr.write(`${line}\n`),
}

process.exitCode = await runReminders(process.argv.slice(2), terminal)
