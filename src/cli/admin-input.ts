import { parseArgs } from 'node:util'
import { ownEntry } from '../domain/own-entry.ts'
import { BadInput } from './reminders-input.ts'

const OPTIONS = {
  json: { type: 'boolean', default: false },
  institution: { type: 'string' },
  department: { type: 'string' },
  districts: { type: 'string' },
  district: { type: 'string' },
  object: { type: 'string' },
  limit: { type: 'string', default: '50' },
  entry: { type: 'string' },
  sum: { type: 'string' },
  into: { type: 'string' },
  phone: { type: 'string' },
  address: { type: 'string' },
  dry: { type: 'string' },
  'dry-run': { type: 'boolean', default: false },
} as const

type Values = Readonly<Partial<Record<Exclude<keyof typeof OPTIONS, 'json' | 'dry-run'>, string>>>

/** What was typed after `npm run admin --`. */
export interface AdminInput {
  /** `audit verify`, `invite-head`… */
  readonly command: string
  readonly json: boolean
  /** Whether the command only says what it would do. */
  readonly isDry: boolean
  /** What stands behind the command: the number of `aside retry 7`; empty where there is none. */
  readonly argument: string
  readonly values: Values
}

/** How each command is called; its options in angle brackets must be given. */
export const USAGES: Readonly<Record<string, string>> = {
  'audit verify': 'audit verify [--entry N --sum "1F2A 77C0 9B3D 0A11"]',
  'audit list': 'audit list [--object citizen:ID] [--limit n]',
  'aside list': 'aside list [--limit n]',
  'aside retry': 'aside retry ID',
  'aside drop': 'aside drop ID',
  'invite-head': 'invite-head --institution NAME --department NAME [--districts A,B]',
  institution: 'institution --institution NAME --phone NUMBER [--address ADDRESS]',
  'add-district': 'add-district --department NAME --district NAME',
  'facts export': 'facts export [--into FOLDER]',
  'recompute-deadlines': 'recompute-deadlines [--dry yes]',
  migrate: 'migrate',
  retention: 'retention [--dry-run]',
}

const OWN: Readonly<Record<string, readonly string[]>> = {
  'audit verify': ['entry', 'sum'],
  'audit list': ['object', 'limit'],
  'aside list': ['limit'],
  'aside retry': [],
  'aside drop': [],
  'invite-head': ['institution', 'department', 'districts'],
  institution: ['institution', 'phone', 'address'],
  'add-district': ['department', 'district'],
  'facts export': ['into'],
  'recompute-deadlines': ['dry'],
  migrate: [],
  retention: ['dry-run'],
}

/** Commands with one word behind them. */
const TAKES_ONE: ReadonlySet<string> = new Set(['aside retry', 'aside drop'])

const parsed = (typed: readonly string[]) => {
  try {
    return parseArgs({ args: [...typed], options: OPTIONS, allowPositionals: true, tokens: true })
  } catch (error) {
    throw new BadInput((error as Error).message.split('. ')[0] ?? '')
  }
}

/** Reads what was typed. @throws BadInput that says what is expected */
export const readAdminInput = (typed: readonly string[]): AdminInput => {
  const { values, positionals, tokens } = parsed(typed)
  const takesOne = TAKES_ONE.has(positionals.slice(0, 2).join(' ')) && positionals.length === 3
  const command = positionals.slice(0, takesOne ? 2 : undefined).join(' ')
  const own = ownEntry(OWN, command)
  if (!own) throw new BadInput(`one of these is expected: ${Object.values(USAGES).join(' | ')}`)
  const stray = tokens.find(
    (token) => token.kind === 'option' && token.name !== 'json' && !own.includes(token.name),
  )
  if (stray?.kind === 'option') throw new BadInput(`${command}: --${stray.name} does not go with it`)
  const { json, 'dry-run': isDry, ...rest } = values
  return { command, json, isDry, argument: takesOne ? (positionals[2] ?? '') : '', values: rest }
}

/** A name that has to be given. @throws BadInput */
export const nameOf = ({ command, values }: AdminInput, option: keyof Values): string => {
  const name = values[option]?.trim() ?? ''
  if (name === '' || name.length > 120) throw new BadInput(`"${ownEntry(USAGES, command)}" is expected`)
  return name
}

/** How many entries are listed at most. @throws BadInput */
export const limitOf = ({ values: { limit = '50' } }: AdminInput): number => {
  if (!/^[1-9]\d{0,2}$|^1000$/.test(limit)) throw new BadInput('--limit: a number from 1 to 1000 is expected')
  return Number(limit)
}

/** A sum of the record that a head was told: its entry, and the beginning of its seal. Null – none was given. @throws BadInput */
export const keptSumOf = ({ values: { entry, sum } }: AdminInput): { entry: number; mac: Buffer } | null => {
  if (entry === undefined && sum === undefined) return null
  const number = (entry ?? '').replaceAll(/\s/g, '')
  const hex = (sum ?? '').replaceAll(/\s/g, '').toLowerCase()
  if (!/^[1-9]\d{0,14}$/.test(number) || !/^([0-9a-f]{2}){4,32}$/.test(hex))
    throw new BadInput('--entry and --sum go together: the number and the sum, as the head was told them')
  return { entry: Number(number), mac: Buffer.from(hex, 'hex') }
}
