import { runAdmin } from './admin-run.ts'

/**
 * `npm run admin -- <command>`: what only the operator of an installation may do. `invite-head --institution «…»
 * --department «…» --districts «…,…»` prints the link for the first head, `add-district`, `audit verify` counts the chain
 * of the record again, `facts export --into .` writes what was checked in the chat into the files,
 * `recompute-deadlines` moves open deadlines after a change of the calendar, `audit list --object citizen:1k9x` shows who looked; `aside list | retry <id> | drop <id>` settles
 * updates that could not be handled; `retention --dry-run` says what was kept
 * long enough, without `--dry-run` it goes; `migrate` brings the database up to date, which no other command does; `--json` for programs. Asks DATABASE_URL, or
 * the embedded database under DATA_DIR, whether the product runs or not.
 */
const terminal = {
  environment: process.env,
  clock: { now: () => Date.now() },
  out: (line: string): void => void process.stdout.write(`${line}\n`),
  err: (line: string): void => void process.stderr.write(`${line}\n`),
}

process.exitCode = await runAdmin(process.argv.slice(2), terminal)
