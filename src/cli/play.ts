import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { needFinder } from '../adapters/content/find-needs.ts'
import { loadContent } from '../adapters/content/load-content.ts'
import type { Content } from '../application/ports/content.ts'
import { LANGUAGES, type Language } from '../application/ports/texts.ts'
import { COMMANDS, type Command } from '../domain/conversation/input.ts'
import { commandIn } from '../domain/conversation/understand.ts'
import { chosen } from '../domain/scenario/choosing.ts'
import type { TalkEvent } from '../domain/scenario/event.ts'
import { type Golden, type GoldenInput, GoldenRun, goldenYaml } from './golden.ts'

/**
 * `npm run play -- --need passport --language ru --seed 7`: a scenario in the terminal, without database and
 * messenger. Numbers and words answer; `:back :why :pause :human :repeat :resume :stop` command, `:later 3` lets days
 * pass, `:golden` prints the run as a golden test, `:quit` ends. `--golden <name>` prints it at the end under that name.
 * `--explain` prints for each typed line how it was read: every reading, how sure it is and the words that say so.
 */
const OPTIONS = {
  need: { type: 'string', default: 'passport' },
  region: { type: 'string', default: 'demo' },
  language: { type: 'string', default: 'ru' },
  seed: { type: 'string', default: '7' },
  start: { type: 'string' },
  golden: { type: 'string' },
  explain: { type: 'boolean', default: false },
} as const

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

const print = (line: string): void => void process.stdout.write(`${line}\n`)

const isLanguage = (name: string): name is Language => (LANGUAGES as readonly string[]).includes(name)

const show = ({ talk }: GoldenRun, events: readonly TalkEvent[]): void => {
  for (const event of events) {
    if (event.type !== 'said') {
      print(`  · ${JSON.stringify(event)}`)
      continue
    }
    const { words, choices } = talk.hear(event)
    print(`\n${words}`)
    for (const [index, { label }] of choices.entries()) print(`  ${index + 1}. ${label}`)
  }
}

const asCommand = (line: string): Command | null => COMMANDS.find((name) => line === `:${name}`) ?? null

/** What a typed line is: a command of the player, days that pass, a button or a command by its name, or words. */
const inputOf = (line: string, { talk }: GoldenRun): GoldenInput => {
  const command = asCommand(line)
  if (command) return { command }
  const days = /^:later (\d+)$/.exec(line)?.[1]
  if (days) return { later: { days: Number(days) } }
  const press = chosen({ type: 'words', words: line }, talk.question()?.choices ?? [], talk.talk)
  if (press) return { press }
  const said = commandIn(line, talk.talk.situation.vocabulary)
  return said ? { command: said } : { words: line }
}

/** How a line is read where the talk stands, before anything is done: `  ? 0.90 question topic=cost ← сколько стоит`. */
const explain = ({ talk }: GoldenRun, line: string): void => {
  const { act, readings } = talk.understand(line)
  for (const { act: read, sureness, because } of readings) {
    const { type, ...rest } = read
    print(`  ? ${sureness.toFixed(2)} ${type} ${JSON.stringify(rest)} ← ${because.join(' ')}`)
  }
  print(`  = ${JSON.stringify(act)}`)
}

const goldenOf = (about: string, person: Golden['person'], { inputs, turns }: GoldenRun): string =>
  goldenYaml({ about, person, inputs: [...inputs], expected: [...turns] })

const personOf = (
  values: Record<'need' | 'region' | 'language' | 'seed' | 'start', string | undefined>,
  content: Content,
): Golden['person'] => {
  const { need = '', region = '', language = '', seed = '', start } = values
  if (!content.needs.has(need)) throw new RangeError(`--need: one of ${[...content.needs.keys()].join(', ')}`)
  if (!isLanguage(language)) throw new RangeError(`--language: one of ${LANGUAGES.join(', ')}`)
  return { need, region, language, seed: Number(seed), start: start ?? new Date().toISOString() }
}

const main = async (): Promise<void> => {
  const values = { start: undefined, golden: undefined, ...parseArgs({ options: OPTIONS }).values }
  const content = loadContent(ROOT)
  const person = personOf(values, content)
  const run = new GoldenRun(content, person, needFinder(content))
  show(run, run.talk.beginning)
  for await (const typed of createInterface({ input: process.stdin })) {
    const line = typed.trim()
    if (line === ':quit') break
    if (line === ':golden') print(goldenOf(values.golden ?? 'player', person, run))
    else if (line !== '') {
      if (values.explain) explain(run, line)
      show(run, run.take(inputOf(line, run)))
    }
    if (run.isOver) break
  }
  if (values.golden !== undefined) print(`\n${goldenOf(values.golden, person, run)}`)
}

main().catch((error: Error) => {
  process.stderr.write(`play: ${error.message}\n`)
  process.exitCode = 1
})
