const DELIMITERS = [';', '\t', ',', '|'] as const
const LINES = 30

/** How often a sign stands outside quotation marks, line by line. */
const perLine = (text: string, sign: string): number[] => {
  const counts: number[] = []
  let [quoted, count] = [false, 0]
  for (const each of text.replace(/\r\n?/g, '\n')) {
    if (each === '"') quoted = !quoted
    else if (quoted) continue
    else if (each === sign) count += 1
    else if (each === '\n') {
      counts.push(count)
      count = 0
      if (counts.length === LINES) break
    }
  }
  return count > 0 || counts.length === 0 ? [...counts, count] : counts
}

/** The commonest number of signs in a line, and how many lines have it. */
const commonest = (counts: readonly number[]): { signs: number; times: number } => {
  const lines = new Map<number, number>()
  for (const each of counts) if (each > 0) lines.set(each, (lines.get(each) ?? 0) + 1)
  const [signs = 0, times = 0] = [...lines].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? []
  return { signs, times }
}

/** Lines that have the commonest number of signs, weighted by it: columns are steady, commas in addresses are not. */
const steadiness = ({ signs, times }: { signs: number; times: number }): number => times + signs / 1_000

/** How a CSV is laid out. */
export interface CsvShape {
  readonly delimiter: string
  /** Whether the first line says it, and holds nothing else. */
  readonly said: boolean
  /** How many columns most of its first lines have. */
  readonly columns: number
}

/** What divides the columns of a CSV, by its first lines; Excel's own first line `sep=;` decides. */
export const shapeOf = (beginning: string): CsvShape => {
  const said = /^sep=(.)(?:\r\n|\r|\n)/i.exec(beginning)?.[1]
  if (said) return { delimiter: said, said: true, columns: commonest(perLine(beginning, said)).signs + 1 }
  const scored = DELIMITERS.map((sign) => ({ sign, ...commonest(perLine(beginning, sign)) }))
  const best = scored.reduce((a, b) => (steadiness(b) > steadiness(a) ? b : a))
  return { delimiter: best.sign, said: false, columns: best.signs + 1 }
}
