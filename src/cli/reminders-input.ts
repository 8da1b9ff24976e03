import { parseArgs } from 'node:util'
import { CANCEL_REASONS } from '../application/operator/cancel.ts'
import { type LedgerFilter, REMINDER_STATES } from '../application/ports/operator-ledger.ts'
import { LANGUAGES, type Language } from '../application/ports/texts.ts'
import { ownEntry } from '../domain/own-entry.ts'

/** What was typed cannot be understood; its message says what is expected. */
export class BadInput extends Error {
  override readonly name = 'BadInput'
}

const OPTIONS = {
  json: { type: 'boolean', default: false },
  language: { type: 'string', default: 'ru' },
  state: { type: 'string' },
  rule: { type: 'string' },
  person: { type: 'string' },
  limit: { type: 'string', default: '50' },
  reason: { type: 'string' },
} as const

/** Options that go with a command beside those of all. */
const OWN: Readonly<Record<string, readonly string[]>> = {
  list: ['state', 'rule', 'person', 'limit'],
  cancel: ['reason'],
  unknown: ['limit'],
  tasks: ['limit'],
}
const OF_ALL = ['json', 'language']

/** What was typed, checked. */
export interface Input {
  readonly command: string
  readonly words: readonly string[]
  readonly json: boolean
  readonly language: Language
  readonly filter: LedgerFilter
  readonly reason: (typeof CANCEL_REASONS)[number] | null
}

/** One of the known words. @throws BadInput that lists them. */
const oneOf = <T extends string>(name: string, value: string, known: readonly T[]): T => {
  const found = known.find((each) => each === value)
  if (found === undefined) throw new BadInput(`--${name}: one of ${known.join(', ')} is expected`)
  return found
}

/** The number of a row. @throws BadInput */
export const numberOf = (word: string | undefined, command: string): number => {
  if (word === undefined || !/^[1-9]\d{0,14}$/.test(word))
    throw new BadInput(`${command}: the number of a row is expected, e.g. ${command} 81`)
  return Number(word)
}

const limitOf = (limit: string): number => {
  if (!/^[1-9]\d{0,2}$|^1000$/.test(limit)) throw new BadInput('--limit: a number from 1 to 1000 is expected')
  return Number(limit)
}

const parsed = (typed: readonly string[]) => {
  try {
    return parseArgs({ args: [...typed], options: OPTIONS, allowPositionals: true, tokens: true })
  } catch (error) {
    // The first sentence says what is wrong; the others advise on dashes.
    throw new BadInput((error as Error).message.split('. ')[0] ?? '')
  }
}

/**
 * Reads what was typed after `npm run reminders --`.
 * @param rules ids of the rules that there are
 * @throws BadInput
 */
export const readInput = (typed: readonly string[], rules: readonly string[]): Input => {
  const { values, positionals, tokens } = parsed(typed)
  const [command = '', ...words] = positionals
  const allowed = [...OF_ALL, ...(ownEntry(OWN, command) ?? [])]
  const stray = tokens.find((token) => token.kind === 'option' && !allowed.includes(token.name))
  if (stray?.kind === 'option') throw new BadInput(`${command}: --${stray.name} does not go with it`)
  const { state, rule, person, reason } = values
  return {
    command,
    words,
    json: values.json,
    language: oneOf('language', values.language, LANGUAGES),
    filter: {
      ...(state === undefined ? {} : { state: oneOf('state', state, REMINDER_STATES) }),
      ...(rule === undefined ? {} : { rule: oneOf('rule', rule, rules) }),
      ...(person === undefined ? {} : { person }),
      limit: limitOf(values.limit),
    },
    reason: reason === undefined ? null : oneOf('reason', reason, CANCEL_REASONS),
  }
}
