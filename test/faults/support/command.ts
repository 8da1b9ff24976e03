import type { Leftovers } from './leftovers.ts'

/** Words of a command line: `--json` anywhere, ids of what is wanted; none – all. */
const isJson = (words: readonly string[]): boolean => words.includes('--json')

/** What was asked for by id. @throws Error that names an unknown id and all that there are */
const wantedOf = <Each extends { readonly id: string }>(
  kind: string,
  all: readonly Each[],
  words: readonly string[],
): readonly Each[] => {
  const wanted = words.filter((word) => !word.startsWith('--'))
  const unknown = wanted.filter((id) => !all.some((each) => each.id === id))
  if (unknown.length > 0)
    throw new Error(`no ${kind} "${unknown.join(', ')}": there are ${all.map(({ id }) => id).join(', ')}`)
  return all.filter(({ id }) => wanted.length === 0 || wanted.includes(id))
}

/** Prints what was found and ends everything on Ctrl-C, and when the harness itself is at fault, and only then itself. */
const endInAnyCase = (kind: string, everything: Leftovers, print: () => void): void => {
  const end = (code: number): void => {
    print()
    everything.clear().finally(() => process.exit(code))
  }
  process.once('SIGINT', () => end(130))
  process.once('SIGTERM', () => end(143))
  process.once('uncaughtException', (error: Error) => {
    process.stderr.write(`${kind}: ${error.stack}\n`)
    end(1)
  })
}

/** A command that tries cases one after another against one ground. */
export interface TryingCommand<Each, Result> {
  /** What a case is called, e.g. `fault`. */
  readonly kind: string
  readonly all: readonly Each[]
  readonly everything: Leftovers
  /** Starts the ground; gives what runs one case on it. */
  readonly open: () => Promise<(each: Each) => Promise<Result>>
  readonly line: (result: Result) => string
}

/** Runs `[--json] [id…]`: a line a case, or all as JSON at the end; exit code 1 when one is not ok. */
export const runCommand = async <
  Each extends { readonly id: string },
  Result extends { readonly ok: boolean },
>({
  kind,
  all,
  everything,
  open,
  line,
}: TryingCommand<Each, Result>): Promise<void> => {
  const words = process.argv.slice(2)
  const wanted = wantedOf(kind, all, words)
  const results: Result[] = []
  const print = (): void => {
    if (isJson(words)) process.stdout.write(`${JSON.stringify({ results }, null, 2)}\n`)
  }
  endInAnyCase(kind, everything, print)
  try {
    const run = await open()
    for (const each of wanted) {
      const result = await run(each)
      results.push(result)
      if (!isJson(words)) process.stdout.write(`${line(result)}\n`)
    }
  } finally {
    await everything.clear()
  }
  print()
  process.exitCode = results.every(({ ok }) => ok) ? 0 : 1
}
