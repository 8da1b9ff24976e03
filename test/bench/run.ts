import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { ROOT } from '../../src/root.ts'
import { Leftovers } from '../faults/support/leftovers.ts'
import { BENCHES } from './benches.ts'
import { Figures, figuresJson } from './figures.ts'
import type { Result } from './measure.ts'
import { fullSetting } from './setting.ts'

/** Figures stand here as they are taken. */
const FILE = join(ROOT, '.bench', 'figures.json')

const line = ({ id, name, value, bar, ok, detail }: Result): string =>
  `${ok ? 'ok  ' : 'FAIL'} ${id.padEnd(24)} ${String(value ?? '–').padStart(9)} ${(bar ?? 'reported').padEnd(9)} ${name} ${JSON.stringify(detail ?? {})}`

const OPTIONS = {
  json: { type: 'boolean', default: false },
  file: { type: 'string', default: FILE },
  long: { type: 'boolean', default: false },
} as const

const wantedIds = (wanted: readonly string[]): string[] => {
  const unknown = wanted.filter((id) => !Object.hasOwn(BENCHES, id))
  if (unknown.length > 0)
    throw new Error(`no bench "${unknown.join(', ')}": there are ${Object.keys(BENCHES).join(', ')}`)
  return Object.keys(BENCHES).filter((id) => wanted.length === 0 || wanted.includes(id))
}

/**
 * `npm run bench -- [--json] [--long] [id…]`: prints the figures; exit code 1 when one misses its bar or could not be taken. What is
 * measured stands in `.bench/figures.json` (or `--file <path>`) at once, and is printed also when the run is ended by a signal.
 */
const main = async (): Promise<void> => {
  const { values, positionals } = parseArgs({ options: OPTIONS, allowPositionals: true })
  const isJson = values.json
  const ids = wantedIds(positionals)
  const figures = new Figures(values.file)
  const everything = new Leftovers()
  const print = (): void => {
    if (isJson) process.stdout.write(`${figuresJson(figures.results)}\n`)
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => {
      figures.endEarly(`ended by ${signal}`)
      print()
      everything
        .clear()
        .catch((error: Error) => process.stderr.write(`bench: ${error.message}\n`))
        .finally(() => process.exit(1))
    })
  for (const id of ids) {
    const result = await figures.take(id, BENCHES[id] as (typeof BENCHES)[string], (leftovers) => {
      everything.add(() => leftovers.clear())
      return fullSetting(leftovers, values.long)
    })
    if (!isJson) process.stdout.write(`${line(result)}\n`)
  }
  print()
  process.exitCode = figures.areGood ? 0 : 1
}

await main()
