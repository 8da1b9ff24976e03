import { whileKeysRest } from '../adapters/database/key-lock.ts'
import type { Config } from '../config.ts'
import { ownEntry } from '../domain/own-entry.ts'
import type { AdminDatabase } from './admin-database.ts'
import { dropOld, isInPlace, nextKeyIn, putBack, putInPlace } from './data-key-file.ts'
import { ringOf } from './keys-ring.ts'
import { BadInput } from './reminders-input.ts'

type Out = (line: string) => void

/** A step of changing DATA_KEY; each may break off anywhere and be done again. */
interface Step {
  /** What has to be in its place before the store is opened. */
  readonly before?: (config: Config) => void
  readonly run: (database: AdminDatabase, config: Config, out: Out) => Promise<void>
}

/** Whether the data folder keeps the key: then it is changed there as well, and nobody has to be given it. */
const isKept = ({ dataKey }: Config): boolean => dataKey === null

const newKey = (config: Config): Buffer => {
  if (isKept(config)) return nextKeyIn(config.dataDir)
  if (config.newDataKey) return config.newDataKey
  throw new BadInput('NEW_DATA_KEY (or NEW_DATA_KEY_FILE) is expected: openssl rand -hex 32')
}

const begin: Step = {
  run: async (database, config, out) => {
    const ring = ringOf(database)
    const isDone = isKept(config) && isInPlace(config.dataDir)
    if (!isDone) {
      await whileKeysRest(database.pool, () => ring.beginChange(newKey(config)))
      if (isKept(config)) putInPlace(config.dataDir)
    }
    out('Two keys open the store of keys now: the old one and the new one.')
    out(
      isKept(config)
        ? 'The new one is in its place in DATA_DIR. Then "npm run keys -- data-key finish".'
        : 'Start each replica anew with the new DATA_KEY, then "npm run keys -- data-key finish" with it.',
    )
  },
}

const finish: Step = {
  run: async (database, config, out) => {
    await whileKeysRest(database.pool, () => ringOf(database).finishChange())
    if (isKept(config)) dropOld(config.dataDir)
    out(
      'Only the new DATA_KEY opens the store of keys now. Make a backup, and put the new key into the safe.',
    )
    out('Copies of the store from before still open with the old key: destroy them, and then it.')
  },
}

const undo: Step = {
  before: (config) => {
    if (isKept(config)) putBack(config.dataDir)
  },
  run: async (database, _, out) => {
    await whileKeysRest(database.pool, () => ringOf(database).undoChange())
    out('Only the DATA_KEY of before opens the store of keys now.')
  },
}

const STEPS: Readonly<Record<string, Step>> = { begin, finish, undo }

/** The step that was typed. @throws BadInput when there is none of that name */
export const dataKeyStep = (name = ''): Step => {
  const step = ownEntry(STEPS, name)
  if (step) return step
  throw new BadInput('one of these is expected: data-key begin | data-key finish | data-key undo')
}
