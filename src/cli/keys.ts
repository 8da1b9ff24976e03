import { runKeys } from './keys-run.ts'

/**
 * `npm run keys -- list | rotate | forget NUMBER`: the master keys by which the keys of persons are wrapped. `rotate` works beside
 * the running product, goes on where it broke off, and forgets nothing; `forget` does, once no backup needs an old one.
 * `data-key begin | finish | undo` changes DATA_KEY, replica by replica; until `finish` there is a way back.
 */
const terminal = {
  environment: process.env,
  clock: { now: () => Date.now() },
  out: (line: string): void => void process.stdout.write(`${line}\n`),
  err: (line: string): void => void process.stderr.write(`${line}\n`),
}

process.exitCode = await runKeys(process.argv.slice(2), terminal)
