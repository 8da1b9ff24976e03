import { ownEntry } from '../../../domain/own-entry.ts'
import type { CountedLine } from '../../../domain/report/counted-line.ts'
import { type Param, type TextRef, text, textAt } from '../../../domain/words/text-ref.ts'

/** A line as presses name it: its number with strokes, `x` where it has none. @example lineWord({ number: '2.1.1' }) === '2-1-1' */
export const lineWord = ({ number }: Pick<CountedLine, 'number'>): string =>
  number === '' ? 'x' : number.replaceAll('.', '-')

/** The group that a line belongs to: its first number; the line without one belongs to the last group. */
const groupOf = ({ number }: Pick<CountedLine, 'number'>, before: string): string =>
  number === '' ? before : (number.split('.')[0] ?? '')

/** Lines of a report by group, in the order of the form; the first of each is its head. */
export const groupsOf = <Line extends Pick<CountedLine, 'number'>>(lines: readonly Line[]): Line[][] => {
  const groups: { name: string; lines: Line[] }[] = []
  for (const line of lines) {
    const last = groups.at(-1)
    const name = groupOf(line, last?.name ?? '')
    if (last && last.name === name) last.lines.push(line)
    else groups.push({ name, lines: [line] })
  }
  return groups.map((group) => group.lines)
}

const NO_NUMBER = {
  unrecorded: 'office.report.unrecorded',
  whole_unit: 'office.report.whole_unit',
} as const

/** A number as it is read; what is not recorded says so and is never 0. */
export const numberText = (value: CountedLine['value']): Param =>
  typeof value === 'number' ? value : text(NO_NUMBER[value])

/** «2.1 Пожилые: 31». */
export const lineText = (line: Pick<CountedLine, 'id' | 'number' | 'value'>): TextRef =>
  text(line.number === '' ? 'office.report.line_bare' : 'office.report.line', {
    number: line.number,
    name: text(`office.report.lines.${line.id}`),
    value: numberText(line.value),
  })

/** Groups of disability beside the number: «I – 3, II – 5». */
export const splitTexts = ({ split }: Pick<CountedLine, 'split'>): TextRef[] =>
  split
    .filter(({ n }) => n > 0)
    .map(({ mark, n }) => text('office.report.split', { what: textAt(`office.categories.${mark}`), n }))

/** A line by its word; null – there is none. */
export const lineNamed = <Line extends Pick<CountedLine, 'number'>>(
  lines: readonly Line[],
  word: string | undefined,
): Line | null =>
  ownEntry(Object.fromEntries(lines.map((line) => [lineWord(line), line])), word ?? '') ?? null
