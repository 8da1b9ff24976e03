import { runBackup } from './backup-run.ts'

/**
 * `npm run backup`: writes the database, encrypted to BACKUP_RECIPIENT, into BACKUP_DIR – and the store of keys apart –, whether
 * the product runs or not. `-- new-key` makes the pair of keys; `--to FOLDER --recipient age1…` goes elsewhere once; `--json`.
 */
const terminal = {
  environment: process.env,
  clock: { now: () => Date.now() },
  out: (line: string): void => void process.stdout.write(`${line}\n`),
  err: (line: string): void => void process.stderr.write(`${line}\n`),
}

process.exitCode = await runBackup(process.argv.slice(2), terminal)
