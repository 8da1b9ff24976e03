/** No word may take more of a table than this part of it: what is longer is broken after all. */
const MOST_OF_TABLE = 1 / 3
/** Of the longest words of a column so many are measured: the widest is among them. */
const MEASURED = 8

/** Where a line can end anyway: at blanks, and behind a hyphen or a stroke. */
const BETWEEN_WORDS = /\s+|(?<=[-–—/])/u

/** How wide the widest word of a column is. @param measure the width of a word, in points */
export const widestWord = (cells: readonly string[], measure: (word: string) => number): number => {
  const words = [...new Set(cells.flatMap((cell) => cell.split(BETWEEN_WORDS)))]
  const longest = words.sort((a, b) => b.length - a.length).filter((_, place) => place < MEASURED)
  return Math.max(0, ...longest.map(measure))
}

const sum = (all: readonly number[]): number => all.reduce((whole, each) => whole + each, 0)

/** What a column needs so that none of its words is broken; a word of no sensible length counts for a part of the table. */
const within = (needed: readonly number[], whole: number): number[] =>
  needed.map((each) => Math.min(each, whole * MOST_OF_TABLE))

/** Whether all words fit, if the columns share the table out as they need. */
export const wordsFit = (needed: readonly number[], whole: number): boolean =>
  sum(within(needed, whole)) <= whole

/**
 * The widths of columns: as they are wanted where all words fit; else narrow ones get what they need from those that have more
 * than they need.
 * @example fittedWidths([50, 50, 100], [60, 40, 20], 200) // [60, 48.9, 91.1]
 */
export const fittedWidths = (
  wanted: readonly number[],
  needed: readonly number[],
  whole: number,
): readonly number[] => {
  const least = within(needed, whole)
  if (!wordsFit(needed, whole)) return least.map((each) => (each * whole) / sum(least))
  const spare = wanted.map((each, at) => Math.max(0, each - (least[at] ?? 0)))
  const lacking = sum(wanted.map((each, at) => Math.max(0, (least[at] ?? 0) - each)))
  if (lacking === 0) return wanted
  return wanted.map((each, at) =>
    each < (least[at] ?? 0) ? (least[at] ?? 0) : each - (lacking * (spare[at] ?? 0)) / sum(spare),
  )
}
