import { behind } from './behind.ts'
import type { Lacking, LackingItem } from './counted-line.ts'
import type { Reception } from './reception.ts'

const OF_FAMILIES = [
  'with_children',
  'socially_dangerous',
  'foster',
  'with_disabled_child',
  'with_disabled_member',
] as const

/** What nobody said of somebody who was received, so that they stand in no line that they may belong to. */
export const lackingOf = ({ citizen, district, family, birthDate, marks }: Reception): LackingItem[] => {
  if (citizen === null) return []
  const isAlone = marks.has('living_alone') || marks.has('lonely')
  const what: Lacking[] = [
    ...(birthDate === null && !marks.has('senior') ? (['birth'] as const) : []),
    ...(marks.has('senior') && !isAlone && !marks.has('in_family') ? (['household'] as const) : []),
    ...(family === null && OF_FAMILIES.some((mark) => marks.has(mark)) ? (['family'] as const) : []),
  ]
  return what.map((each) => ({ what: each, about: behind('citizen', citizen), district }))
}
