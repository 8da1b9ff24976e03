import { setTimeout as sleep } from 'node:timers/promises'
import { keysByMaster } from '../adapters/database/move-keys.ts'
import { Problem } from '../application/problem.ts'
import { forgetMaster, rotateKeys } from '../compose/rotate-keys.ts'
import { readConfig } from '../config.ts'
import { ownEntry } from '../domain/own-entry.ts'
import { type AdminDatabase, openDatabase } from './admin-database.ts'
import { dataKeyStep } from './keys-data-key.ts'
import { ringOf } from './keys-ring.ts'
import { BadInput } from './reminders-input.ts'
import type { Terminal } from './reminders-run.ts'

type Command = (database: AdminDatabase, words: readonly string[], terminal: Terminal) => Promise<void>

const list: Command = async (database, _, { out }) => {
  const ring = ringOf(database)
  const keys = await keysByMaster(database.pool)
  for (const master of ring.masters) {
    const what = master === ring.current ? 'in use' : master > ring.current ? 'made' : 'old'
    out(`Master key ${master}: ${what}, ${keys.get(master) ?? 0} keys of persons.`)
  }
  out(`Keys destroyed with whoever was deleted: ${ring.destroyed.length}.`)
  if (ring.isChanging) out('DATA_KEY is being changed: "data-key finish" or "data-key undo".')
}

const rotate: Command = async (database, _, { out }) => {
  const { pool, vault } = database
  const ring = ringOf(database)
  const { master, moved } = await rotateKeys({ pool, ring, vault, wait: (ms) => sleep(ms), onStep: out })
  out(`Everything is wrapped by master key ${master}: ${moved} rows now.`)
  out(
    'Make a backup. The old master key opens older ones: once those are gone, "npm run keys -- forget NUMBER".',
  )
}

const forget: Command = async (database, [number = ''], { out }) => {
  if (!/^\d{1,3}$/.test(number)) throw new BadInput('"forget NUMBER" is expected: npm run keys -- list')
  await forgetMaster(database.pool, ringOf(database), Number(number))
  out(`Forgotten: master key ${number}. What only it opened stays shut.`)
}

const COMMANDS: Readonly<Record<string, Command>> = { list, rotate, forget }

/**
 * `npm run keys`. Ends with 0 when it is done, 1 when nothing can be done, 2 when what was typed is not understood.
 */
export const runKeys = async (typed: readonly string[], terminal: Terminal): Promise<number> => {
  try {
    const [name = '', ...words] = typed
    const config = readConfig(terminal.environment)
    if (name === 'data-key') {
      const step = dataKeyStep(words[0])
      step.before?.(config)
      const database = await openDatabase(config)
      await step.run(database, config, terminal.out).finally(() => database.close())
      return 0
    }
    const command = ownEntry(COMMANDS, name)
    if (!command)
      throw new BadInput(
        'one of these is expected: list | rotate | forget NUMBER | data-key begin, finish, undo',
      )
    const database = await openDatabase(config)
    await command(database, words, terminal).finally(() => database.close())
    return 0
  } catch (error) {
    if (!(error instanceof BadInput) && !(error instanceof Problem)) throw error
    terminal.err(`keys: ${error.message}`)
    return error instanceof BadInput ? 2 : 1
  }
}
