import type { Figures } from './figures.ts'

/** How many times the usual load of a department is too much, and by how many pieces of work at least. */
const TOO_MUCH = 1.5
const AT_LEAST = 5

/** Everything that still has to be done: open tasks and people not yet contacted this month. */
export const loadOf = ({ open, left }: Pick<Figures, 'open' | 'left'>): number => open + left

const medianOf = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  const [below = 0, above = 0] = [sorted[Math.ceil(sorted.length / 2) - 1], sorted[middle]]
  return (below + above) / 2
}

/**
 * Who carries too much: half as much again as the middle one of the department, and at least {@link AT_LEAST} more. The
 * measure follows from the department's own figures: where everybody has a lot, nobody is singled out, and never more
 * than half are.
 * @returns those of the given ones, in their order; none where there is nobody to compare with
 */
export const overloaded = <T extends Pick<Figures, 'open' | 'left'>>(all: readonly T[]): T[] => {
  const usual = medianOf(all.map(loadOf))
  return all.filter((each) => loadOf(each) >= usual * TOO_MUCH && loadOf(each) >= usual + AT_LEAST)
}
