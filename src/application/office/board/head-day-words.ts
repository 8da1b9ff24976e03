import { shortName } from '../../../domain/people/short-name.ts'
import { type TextRef, text } from '../../../domain/words/text-ref.ts'
import { goneButton } from '../gone/gone-words.ts'
import type { OfficeButton } from '../kit/office-words.ts'
import { crierName, stateOf } from '../tasks/cry-block.ts'
import { taskTitle, taskWhat } from '../tasks/task-words.ts'
import type { HeadDay, Waiting } from './head-day.ts'

/** Names of a line at most; the list behind it has them all. */
const MOST_NAMES = 5
/** Dangers that are told in a line each. */
const MOST_DANGERS = 3

/** Names of a line, and how many more there are. */
const namesOf = (all: readonly (TextRef | string)[]): { list: (TextRef | string)[] } => ({
  list: [
    ...all.slice(0, MOST_NAMES),
    ...(all.length > MOST_NAMES ? [text('office.head_day.more', { n: all.length - MOST_NAMES })] : []),
  ],
})

/** A count with the names behind it; nothing where nobody is. */
const namedLine = (key: string, names: readonly (TextRef | string)[]): TextRef[] =>
  names.length === 0 ? [] : [text(`office.head_day.${key}`, { n: names.length, names: namesOf(names) })]

/** A danger with its answer. */
const dangerLine = ([cry]: Waiting): TextRef =>
  text('office.head_day.danger', { name: crierName(cry), what: taskWhat(cry.task), state: stateOf(cry) })

const dangerLines = ({ dangers }: HeadDay): TextRef[] =>
  dangers.length === 0
    ? []
    : [
        text('office.head_day.dangers', { n: dangers.length }),
        ...dangers.slice(0, MOST_DANGERS).map(dangerLine),
      ]

const awayName = ({ name, coveredBy }: HeadDay['away'][number]): TextRef =>
  text('office.head_day.away_one', {
    name: shortName(name),
    by: { list: coveredBy.map((each) => shortName(each.name)) },
  })

/** «Что сделать сегодня»: everything that waits for the head, by name, in the order in which it burns. */
export const headDayLines = (day: HeadDay): TextRef[] => {
  const { cries, gone, unreached, away, own } = day
  const lines = [
    ...dangerLines(day),
    ...namedLine(
      'cries',
      cries.map(([cry]) => crierName(cry)),
    ),
    ...namedLine(
      'gone',
      gone.map(({ name }) => shortName(name)),
    ),
    ...namedLine(
      'unreached',
      unreached.map(({ name }) => shortName(name)),
    ),
    ...namedLine('own', own.map(taskTitle)),
    ...namedLine('away', away.map(awayName)),
  ]
  return [text('office.head_day.head'), ...(lines.length === 0 ? [text('office.head_day.quiet')] : lines)]
}

/** What is done about it, a press away. */
export const headDayButtons = ({ dangers, cries, gone, unreached, own }: HeadDay): OfficeButton[] => {
  const listed = (what: string, n: number): OfficeButton[] =>
    n === 0 ? [] : [[text(`office.head_day.buttons.${what}`, { n }), 'board_list', what]]
  return [
    ...listed('dangers', dangers.length),
    ...listed('cries', cries.length),
    ...(gone.length === 0 ? [] : [goneButton(gone.length)]),
    ...listed('unreached', unreached.length),
    ...listed('own', own.length),
  ]
}
