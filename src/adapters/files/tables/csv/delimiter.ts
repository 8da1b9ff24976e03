const DELIMITERS = [';', '\t', ','] as const
const LINES = 30

/** How often a sign stands outside quotation marks, line by line. */
const perLine = (text: string, sign: string): number[] => {
  const counts: number[] = []
  let [quoted, count] = [false, 0]
  for (const each of text) {
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

/** Lines that have the commonest number of signs, weighted by it: columns are steady, commas in addresses are not. */
const steadiness = (counts: readonly number[]): number => {
  const lines = new Map<number, number>()
  for (const each of counts) if (each > 0) lines.set(each, (lines.get(each) ?? 0) + 1)
  const [signs = 0, times = 0] = [...lines].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? []
  return times + signs / 1_000
}

/** What divides the columns of a CSV, by its first lines; Excel's own first line `sep=;` decides. */
export const delimiterOf = (beginning: string): { delimiter: string; said: boolean } => {
  const said = /^sep=(.)\r?\n/.exec(beginning)?.[1]
  if (said) return { delimiter: said, said: true }
  const scored = DELIMITERS.map((sign) => ({ sign, score: steadiness(perLine(beginning, sign)) }))
  const best = scored.reduce((a, b) => (b.score > a.score ? b : a))
  return { delimiter: best.sign, said: false }
}
