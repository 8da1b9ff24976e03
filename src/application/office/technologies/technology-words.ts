import type { TechnologyRow, TechnologySheet } from '../../../domain/report/frozen-technologies.ts'
import type { Tallied, TechnologyCount } from '../../../domain/report/technology-count.ts'
import { type TextRef, text, textAt } from '../../../domain/words/text-ref.ts'
import type { Renderer } from '../../render.ts'

/** Words that content makes; what is not worded any more is called «другое». */
const named = (renderer: Renderer, key: string): TextRef =>
  renderer.has(key) ? textAt(key) : text('office.technologies.other')

/** A line of the information, its words still a reference. */
interface Line {
  readonly part: TechnologyRow['part']
  readonly what: TextRef
  readonly value: number
}

const casesLines = ({ running, opened, closed }: TechnologyCount): Line[] => [
  { part: 'cases', what: text('office.technologies.rows.running'), value: running },
  { part: 'cases', what: text('office.technologies.rows.opened'), value: opened },
  { part: 'cases', what: text('office.technologies.rows.closed'), value: closed },
]

const tallied = (
  part: TechnologyRow['part'],
  counts: readonly Tallied[],
  what: (of: string) => TextRef,
): Line[] => counts.map(({ of, n }) => ({ part, what: what(of), value: n }))

const peopleLines = (renderer: Renderer, count: TechnologyCount): Line[] => [
  { part: 'people', what: text('office.technologies.rows.people'), value: count.people },
  { part: 'people', what: text('office.technologies.rows.families'), value: count.families },
  ...(count.withoutFamily === 0
    ? []
    : [
        {
          part: 'people' as const,
          what: text('office.technologies.rows.without_family'),
          value: count.withoutFamily,
        },
      ]),
  ...tallied('people', count.categories, (of) =>
    text('office.technologies.rows.category', { what: named(renderer, `office.categories.${of}`) }),
  ),
]

const courseLines = (renderer: Renderer, { technology, ...count }: TechnologyCount): Line[] => {
  const key = `technologies.${technology}`
  return [
    ...tallied('stages', count.stages, (of) =>
      text('office.technologies.rows.stage', { what: named(renderer, `${key}.stages.${of}.name`) }),
    ),
    ...tallied('results', count.results, (of) => {
      const [reason, result] = of.split('.')
      return text('office.technologies.rows.result', {
        what: named(renderer, `${key}.reasons.${reason}`),
        result: named(renderer, `${key}.results.${result}`),
      })
    }),
    { part: 'terms', what: text('office.technologies.rows.terms'), value: count.terms },
    { part: 'terms', what: text('office.technologies.rows.in_time'), value: count.inTime },
    { part: 'meetings', what: text('office.technologies.rows.visits'), value: count.visits },
    { part: 'meetings', what: text('office.technologies.rows.consultations'), value: count.consultations },
    ...tallied('effects', count.effects, (of) =>
      text('office.technologies.rows.effect', { what: named(renderer, `office.cases.effects.${of}`) }),
    ),
    ...tallied('methods', count.practised, (of) => {
      const [stage, task] = of.split('.')
      return text('office.technologies.rows.method', {
        what: named(renderer, `${key}.stages.${stage}.tasks.${task}.name`),
      })
    }),
  ]
}

const linesOf = (renderer: Renderer, count: TechnologyCount): Line[] =>
  count.cases.length === 0
    ? casesLines(count)
    : [...casesLines(count), ...peopleLines(renderer, count), ...courseLines(renderer, count)]

/** A technology in the words of a language, as it is shown, printed and kept. */
export const sheetOf = (renderer: Renderer, count: TechnologyCount): TechnologySheet => ({
  id: count.technology,
  name: renderer.plain(named(renderer, `technologies.${count.technology}.name`)),
  rows: linesOf(renderer, count).map(({ part, what, value }) => ({
    part,
    what: renderer.plain(what),
    value,
  })),
})
