import { z } from 'zod'
import type { CountedLine, CountedReport } from './counted-line.ts'
import { COUNTED, MARKS, type ReportDefinition } from './report-line.ts'

const FrozenLine = z.object({
  id: z.string(),
  number: z.string(),
  /** As the paper words it. */
  wording: z.object({ ru: z.string(), en: z.string() }),
  counts: z.enum(COUNTED),
  value: z.union([z.int(), z.enum(['unrecorded', 'whole_unit'])]),
  split: z.array(z.object({ mark: z.enum(MARKS), n: z.int() })),
})
export type FrozenLine = z.infer<typeof FrozenLine>

const FrozenScope = z.object({
  /** `all`, or the id of a district. */
  scope: z.string(),
  /** The district's name on that day; null – the whole unit. */
  name: z.string().nullable(),
  lines: z.array(FrozenLine),
})
export type FrozenScope = z.infer<typeof FrozenScope>

/** A report as it was handed in: nobody's name stands in it. */
export const FrozenReport = z.object({
  institution: z.string().nullable(),
  unit: z.string(),
  from: z.string(),
  to: z.string(),
  /** By what it was counted: versions of the lines' rules, of the working calendar, of the content. */
  rules: z.string(),
  calendar: z.string(),
  content: z.string(),
  scopes: z.array(FrozenScope),
})
export type FrozenReport = z.infer<typeof FrozenReport>

/** Ids behind each number, by scope and line. */
export const FrozenBehind = z.record(z.string(), z.record(z.string(), z.array(z.string())))
export type FrozenBehind = z.infer<typeof FrozenBehind>

/** The lines of a scope as they are kept: what stands behind the numbers is kept apart. */
export const frozenLines = ({ lines }: CountedReport, definition: ReportDefinition): FrozenLine[] =>
  lines.flatMap(({ id, number, counts, value, split }) => {
    const found = definition.lines.find((each) => each.id === id)
    return found ? [{ id, number, wording: found.wording, counts, value, split: [...split] }] : []
  })

/** What stands behind the numbers of a scope, by line. */
export const frozenBehind = ({ lines }: CountedReport): Record<string, string[]> =>
  Object.fromEntries(lines.map(({ id, behind }) => [id, [...behind]]))

/** The lines of a scope as they were counted, to be shown like those of today. */
export const thawed = (
  { lines }: FrozenScope,
  behind: Readonly<Record<string, readonly string[]>>,
): CountedLine[] =>
  lines.map(({ id, number, counts, value, split }) => ({
    id,
    number,
    counts,
    value,
    split,
    behind: Object.entries(behind).find(([line]) => line === id)?.[1] ?? [],
  }))

/** A line whose number is another one in a later version. */
export interface LineChange {
  readonly id: string
  readonly number: string
  readonly before: FrozenLine['value']
  readonly after: FrozenLine['value']
}

/** Lines of the whole unit in which a version differs from the one before it. */
export const differenceOf = (before: FrozenReport, after: FrozenReport): LineChange[] => {
  const whole = ({ scopes }: FrozenReport): FrozenLine[] =>
    scopes.find(({ name }) => name === null)?.lines ?? []
  const earlier = new Map(whole(before).map(({ id, value }) => [id, value]))
  return whole(after).flatMap(({ id, number, value }) => {
    const was = earlier.get(id) ?? 'unrecorded'
    return was === value ? [] : [{ id, number, before: was, after: value }]
  })
}
