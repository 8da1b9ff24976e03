import { runRestore } from './backup-run.ts'

/**
 * `npm run restore -- FILE --identity FILE`: makes an empty database what the backup says; `--over` one that is not empty. `--check`
 * tries it in a database that goes afterwards: counts, the record, a plan that doubles nothing. `--keys FILE` brings back a
 * store of keys that was lost.
 */
const terminal = {
  environment: process.env,
  clock: { now: () => Date.now() },
  out: (line: string): void => void process.stdout.write(`${line}\n`),
  err: (line: string): void => void process.stderr.write(`${line}\n`),
}

process.exitCode = await runRestore(process.argv.slice(2), terminal)
