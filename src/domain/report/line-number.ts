import type { CountedLine, NoNumber } from './counted-line.ts'
import type { ReportLine } from './report-line.ts'

/** A line that counts what stands behind it. */
export const numbered = ({ id, number, counts }: ReportLine, words: readonly string[]): CountedLine => ({
  id,
  number,
  counts,
  value: words.length,
  split: [],
  behind: [...words].sort(),
})

/** A line that has no number, and why. */
export const withoutNumber = (line: ReportLine, why: NoNumber): CountedLine => ({
  ...numbered(line, []),
  value: why,
})

/** How far a line stands above those that it is made from. */
export const depth = ({ rule }: ReportLine): number => {
  if (rule.of === 'union' || rule.of === 'sum') return 2
  return (rule.of === 'received' || rule.of === 'families') && rule.rest_of.length > 0 ? 1 : 0
}
