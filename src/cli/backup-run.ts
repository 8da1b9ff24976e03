import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { type ParseArgsConfig, parseArgs } from 'node:util'
import pg from 'pg'
import { vault } from '../adapters/crypto/vault.ts'
import { connect } from '../adapters/database/connect.ts'
import { inScratch } from '../adapters/database/scratch.ts'
import { newIdentity } from '../adapters/files/age-file.ts'
import { jsonLog } from '../adapters/log/json-log.ts'
import type { KeyStore } from '../application/ports/key-store.ts'
import { Problem } from '../application/problem.ts'
import {
  type BackedUp,
  keysFileIn,
  makeBackup,
  type Restored,
  restoreBackup,
  restoreKeys,
} from '../compose/backup.ts'
import { keyStoreAt } from '../compose/keys.ts'
import { planTwice } from '../compose/plan-twice.ts'
import { type Config, dataKeyOf, keptDataKey, prepareDataDir, readConfig } from '../config.ts'
import { reachDatabase } from './admin-database.ts'
import type { Answer } from './reminders-answers.ts'
import { BadInput } from './reminders-input.ts'
import type { Terminal } from './reminders-run.ts'

const BACKUP = 'npm run backup -- [--to FOLDER --recipient age1…] | new-key'
const RESTORE = 'npm run restore -- FILE --identity FILE [--check | --over] [--keys FILE]'

interface Said {
  readonly values: Readonly<Record<string, string | boolean | undefined>>
  readonly positionals: readonly string[]
}

const said = (usage: string, options: ParseArgsConfig): Said => {
  try {
    const { values, positionals } = parseArgs({ ...options, allowPositionals: true })
    return { values: values as Said['values'], positionals }
  } catch (error) {
    throw new BadInput(`${(error as Error).message.split('. ')[0]}; ${usage} is expected`)
  }
}

const newKey = async (): Promise<Answer> => {
  const { identity, recipient } = await newIdentity()
  const lines = [
    'BACKUP_RECIPIENT, for the product:',
    recipient,
    'The secret half. Keep it away from this machine and from the backups; without it no backup can be read:',
    identity,
  ]
  return { data: { recipient, identity }, lines }
}

const backedUp = ({ file, bytes, rows, keysFile }: BackedUp): string[] => [
  `Backed up: ${rows} rows, ${bytes} bytes: ${file}`,
  ...(keysFile === null
    ? ['Keys of persons stand in the rows: this backup opens with DATA_KEY alone.']
    : [`Keys of persons, apart: ${keysFile} – carry it to another place than the backups.`]),
]

const backup = async (typed: readonly string[], { environment, clock }: Terminal): Promise<Answer> => {
  const { values, positionals } = said(BACKUP, {
    args: [...typed],
    options: { to: { type: 'string' }, recipient: { type: 'string' }, json: { type: 'boolean' } },
  })
  if (positionals.length === 1 && positionals[0] === 'new-key') return newKey()
  if (positionals.length > 0) throw new BadInput(`${BACKUP} is expected`)
  const config = readConfig({
    ...environment,
    ...(values['to'] ? { BACKUP_DIR: String(values['to']) } : {}),
    ...(values['recipient'] ? { BACKUP_RECIPIENT: String(values['recipient']) } : {}),
  })
  if (!config.backup)
    throw new BadInput('BACKUP_DIR and BACKUP_RECIPIENT are expected, or --to and --recipient')
  // As it is: before an upgrade the database is older than this program, and that is when a backup is wanted.
  const { url, stop } = await reachDatabase(config)
  try {
    const pool = await connect(url, jsonLog('silent'), 2)
    const { folder, recipient } = config.backup
    const parts = { pool, store: keyStoreAt(config.keys), folder, recipient, at: clock.now() }
    const made = await makeBackup(parts).finally(() => pool.end())
    return { data: made, lines: backedUp(made) }
  } finally {
    await stop()
  }
}

const identityIn = (file: unknown): string => {
  if (typeof file !== 'string') throw new BadInput(`${RESTORE} is expected`)
  const line = readable(file)
    .split('\n')
    .find((each) => each.startsWith('AGE-SECRET-KEY-'))
  if (!line) throw new Problem(`${file} holds no line AGE-SECRET-KEY-…`)
  return line.trim()
}

const readable = (file: string): string => {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    throw new Problem(`${file} cannot be read.`, { cause: error })
  }
}

const restored = ({ at, rows, audit }: Restored): string[] => [
  `Restored as it was at ${at}: ${rows} rows.`,
  audit.whole
    ? `The record is whole: ${audit.entries} entries.`
    : `The record is broken at entry ${audit.entry}: it is ${audit.fault}.`,
]

interface Asked {
  readonly config: Config
  readonly url: string
  readonly file: string
  readonly identity: string
  readonly at: number
}

/** A store of keys that is gone when the command ends. */
const inMemory = (text: string | null): KeyStore => {
  let kept = text
  return {
    read: async () => kept,
    write: async (next) => {
      kept = next
    },
  }
}

/** Tries a backup in a database that goes afterwards; the store of keys is read and never changed. */
const check = async ({ config, url, file, identity, at }: Asked, keysFile: string): Promise<Answer> => {
  const dataKey = keptDataKey(config)
  const kept = await keyStoreAt(config.keys)?.read()
  const store = config.keys ? inMemory(kept ?? null) : null
  if (store && kept === null) await restoreKeys(store, keysFile, identity)
  return inScratch(url, async (pool) => {
    const log = jsonLog('silent')
    const found = await restoreBackup({ pool, store, dataKey, file, identity, isOver: false, log })
    const [first, second] = await planTwice(pool, vault(dataKey), config.region, at)
    const lines = [
      ...restored(found),
      `Planned anew: ${first}; once more: ${second}.`,
      'Nothing was changed here.',
    ]
    return {
      data: { ...found, planned: [first, second] },
      lines,
      isRefused: !found.audit.whole || second > 0,
    }
  })
}

const restore = async (typed: readonly string[], { environment, clock }: Terminal): Promise<Answer> => {
  const { values, positionals } = said(RESTORE, {
    args: [...typed],
    options: {
      identity: { type: 'string' },
      keys: { type: 'string' },
      check: { type: 'boolean' },
      over: { type: 'boolean' },
      json: { type: 'boolean' },
    },
  })
  const [file, ...more] = positionals
  if (!file || more.length > 0) throw new BadInput(`${RESTORE} is expected`)
  const identity = identityIn(values['identity'])
  const config = readConfig(environment)
  prepareDataDir(config.dataDir)
  const keysFile = typeof values['keys'] === 'string' ? resolve(values['keys']) : keysFileIn(join(file, '..'))
  const { url, stop } = await reachDatabase(config, values['check'] !== true)
  try {
    const asked = { config, url, file: resolve(file), identity, at: clock.now() }
    if (values['check']) return await check(asked, keysFile)
    const store = keyStoreAt(config.keys)
    if (store && values['keys']) await restoreKeys(store, keysFile, identity)
    const pool = new pg.Pool({ connectionString: url, max: 4 })
    const log = jsonLog('warn')
    const dataKey = dataKeyOf(config)
    const parts = { pool, store, dataKey, file: asked.file, identity, isOver: values['over'] === true, log }
    const found = await restoreBackup(parts).finally(() => pool.end())
    return { data: found, lines: restored(found), isRefused: !found.audit.whole }
  } finally {
    await stop()
  }
}

const run =
  (name: string, command: (typed: readonly string[], terminal: Terminal) => Promise<Answer>) =>
  async (typed: readonly string[], terminal: Terminal): Promise<number> => {
    try {
      const { lines, data, isRefused = false } = await command(typed, terminal)
      if (typed.includes('--json')) terminal.out(JSON.stringify(data))
      else for (const line of lines) isRefused ? terminal.err(line) : terminal.out(line)
      return isRefused ? 1 : 0
    } catch (error) {
      if (!(error instanceof BadInput) && !(error instanceof Problem)) throw error
      terminal.err(`${name}: ${error.message}`)
      return error instanceof BadInput ? 2 : 1
    }
  }

/** `npm run backup`. Ends with 0 when it is written, 1 when it cannot be, 2 when what was typed is not understood. */
export const runBackup = run('backup', backup)

/** `npm run restore`. Ends with 0 when it is restored and whole, 1 when not, 2 when what was typed is not understood. */
export const runRestore = run('restore', restore)
