import { z } from 'zod'
import { Role } from '../access/role.ts'
import { DISTRICT_DEEDS } from '../caseload/district-deed.ts'
import { HELP_KINDS } from '../caseload/help-kind.ts'
import { ReportLine as EventLine } from '../events/event-kind.ts'
import { Circumstance } from '../people/categories.ts'

const Id = z.string().regex(/^[a-z][a-z_]{1,31}$/)

/**
 * What is known of a person, or of a family, on the day that counts: groups that a deed keeps (`senior`, `disability_1`,
 * `hardship`…), `minor` – under 18, `in_family` – lives with somebody who is in the family's record.
 */
export const MARKS = [
  'senior',
  'minor',
  'in_family',
  'disability_1',
  'disability_2',
  'disability_3',
  'disability_child',
  'disability_unknown',
  ...Circumstance.options,
] as const
const Mark = z.enum(MARKS)
export type Mark = z.infer<typeof Mark>

/** Who is counted: with all of these marks, one of those, none of others; `rest_of` – or in none of these lines. */
const marked = {
  all: z.array(Mark).default([]),
  any: z.array(Mark).default([]),
  none: z.array(Mark).default([]),
  rest_of: z.array(Id).default([]),
}

/** How a line is counted. The closed set: what each comes to stands in `counted-line.ts`. */
export const LineRule = z.discriminatedUnion('of', [
  /** Employees of these roles on the last day. */
  z.strictObject({ of: z.literal('staff'), roles: z.array(Role).min(1) }),
  /** People who were received; `split` – how many of them have each mark, told beside the number. */
  z.strictObject({ of: z.literal('received'), ...marked, split: z.array(Mark).default([]) }),
  /** Families of people who were received. */
  z.strictObject({ of: z.literal('families'), ...marked }),
  /** Deeds about people by kind, and deeds of districts. */
  z.strictObject({
    of: z.literal('deeds'),
    kinds: z.array(z.string()).default([]),
    outcomes: z.array(z.string()).optional(),
    not_outcomes: z.array(z.string()).default([]),
    /** Only where somebody was met. */
    reached: z.boolean().default(false),
    /** One family, one day, one employee is one visit. */
    once: z.literal('visit').optional(),
    district: z.array(z.enum(DISTRICT_DEEDS)).default([]),
    /** Only those of a district that others took part in. */
    partners: z.boolean().default(false),
  }),
  /** Deeds that gave a kind of help, to people with an open case of support. */
  z.strictObject({ of: z.literal('help'), help: z.enum(HELP_KINDS) }),
  /** What was decided: `recognised`, `taken_off` in the period; `served` – on its last day. */
  z.strictObject({
    of: z.literal('rulings'),
    what: z.enum(['recognised', 'taken_off', 'served']),
    support: z.boolean().default(false),
  }),
  /** People 55+ or with a disability who took part in events of these lines. */
  z.strictObject({ of: z.literal('taking_part'), in: z.array(EventLine).min(1) }),
  /** People 55+ or with a disability who were helped to work or to another trade. */
  z.strictObject({ of: z.literal('helped'), outcome: z.enum(['job', 'retraining']) }),
  /** People 55+ or with a disability in interest groups. */
  z.strictObject({ of: z.literal('groups') }),
  /** Whoever stands in one of these lines, once. */
  z.strictObject({ of: z.literal('union'), lines: z.array(Id).min(1) }),
  /** These lines together: they do not overlap. */
  z.strictObject({ of: z.literal('sum'), lines: z.array(Id).min(1) }),
  /** Nothing is recorded that it could be counted from: it is told so, never as 0. */
  z.strictObject({ of: z.literal('unrecorded') }),
])
export type LineRule = z.infer<typeof LineRule>
export type RuleOf<Kind extends LineRule['of']> = Extract<LineRule, { of: Kind }>

/** What a number is a number of. */
export const COUNTED = ['employees', 'people', 'families', 'events'] as const
export type Counted = (typeof COUNTED)[number]

/** A line of the report as data. Its short name: `office.report.lines.<id>`; «как считается»: `office.report.how.<id>`. */
export const ReportLine = z.strictObject({
  id: Id,
  /** The order's own number; empty – the line has none. */
  number: z.string().regex(/^(\d{1,2}(\.\d){0,2})?$/),
  /** The order's very words, for the paper; what they mean in English. */
  wording: z.strictObject({ ru: z.string().min(1), en: z.string().min(1) }),
  counts: z.enum(COUNTED),
  rule: LineRule,
})
export type ReportLine = z.infer<typeof ReportLine>

/** Lines that a line is made from. */
export const linesUnder = ({ rule }: Pick<ReportLine, 'rule'>): readonly string[] => {
  if (rule.of === 'union' || rule.of === 'sum') return rule.lines
  return rule.of === 'received' || rule.of === 'families' ? rule.rest_of : []
}

/** `scenarios/report/department.yaml`: the report of a unit, line by line in the order of its form. */
export const ReportDefinition = z
  .strictObject({
    id: Id,
    source: z.string().min(3),
    annex: z.int().min(1).max(20),
    employees: z.array(Role).min(1),
    /** Deeds that are receiving somebody. */
    receptions: z.array(z.string()).min(1),
    /** Technologies whose cases are support. */
    support: z.array(Id),
    lines: z.array(ReportLine).min(1),
  })
  .refine(({ lines }) => new Set(lines.map(({ id }) => id)).size === lines.length, 'a line stands twice')
  .refine(
    ({ lines }) =>
      lines.every((line) => linesUnder(line).every((id) => lines.some((each) => each.id === id))),
    'a line is made from one that there is not',
  )
export type ReportDefinition = z.infer<typeof ReportDefinition>
