import { daysBetween, type LocalDate } from '../../../domain/calendar/local-date.ts'
import { dangerIn } from '../../../domain/caseload/cry-order.ts'
import { shortName } from '../../../domain/people/short-name.ts'
import { shortText } from '../../../domain/text/cut-text.ts'
import { type TextRef, text } from '../../../domain/words/text-ref.ts'
import type { CryLine } from '../../ports/office/cry-desk.ts'
import type { Employee } from '../../ports/office/staff-desk.ts'
import { criedWords, dangerLines, isOwnCry, safeLines, strangerLines } from '../cries/cry-words.ts'
import type { OfficeDesks } from '../kit/office-call.ts'
import { kindText } from './task-words.ts'

/** Who reads of cries, and on which day. */
export interface CryReader {
  readonly desks: Pick<OfficeDesks, 'cries' | 'cases' | 'talking'>
  readonly reader: Employee | null
  readonly day: LocalDate
}

/** So much of what somebody said stands in a list; all of it stands on the task. */
const LONGEST = 160
/** So many of the last words beside the first ones. */
const LAST = 2

/** Who cried, as a list names them. */
export const crierName = ({ task }: Pick<CryLine, 'task'>): string | TextRef =>
  task.name === null ? text('office.talking.citizen') : shortName(task.name)

/** What became of it so far, in one line. */
export const stateOf = ({ read, taken, actedOn, isContacted }: CryLine): TextRef => {
  if (isContacted && actedOn !== null) return text('office.cries.state.spoke', { date: { date: actedOn } })
  if (taken !== null)
    return text('office.cries.state.taken', { name: shortName(taken.name), date: { date: taken.on } })
  if (actedOn !== null) return text('office.cries.state.tried', { date: { date: actedOn } })
  return read === null
    ? text('office.cries.state.unread')
    : text('office.cries.state.read', { name: shortName(read.name), date: { date: read.on } })
}

/** Whose it is. */
export const workersOf = ({ workers }: CryLine): TextRef =>
  workers.length === 0
    ? text('office.cries.nobody_works')
    : text('office.cries.whose', { names: { list: workers.map(shortName) } })

/** Who cried, how, since when. */
export const criedLine = (cry: CryLine): TextRef => {
  const params = { name: crierName(cry), date: { date: cry.since } }
  if (cry.task.case !== null) return text('office.cries.line_case', params)
  return isOwnCry(cry.task)
    ? text('office.cries.line_own', params)
    : text('office.cries.line', { ...params, what: kindText(cry.task) })
}

/** The words of the person themselves: of a cry those it began with and the last ones, of a case its problem. */
const wordsOf = async ({ desks, reader, day }: CryReader, { task }: CryLine): Promise<TextRef[]> => {
  if (task.case !== null && reader !== null) {
    const found = await desks.cases.find(reader, task.case, day, Date.parse(`${day}T12:00:00Z`))
    const problem = found?.words.problem
    return problem ? criedWords([shortText(problem, LONGEST)]) : []
  }
  const said = [
    ...(task.note === null ? [] : [task.note]),
    ...(await desks.cries.words(task.id)).map((each) => each.words),
  ]
  const told = [...said.slice(0, 1), ...said.slice(1).slice(-LAST)]
  return criedWords(told.map((words) => shortText(words, LONGEST)))
}

/** How to reach them: the number of the card; of a chat that nobody linked to one, what is known. */
const reachLines = async ({ desks }: CryReader, { task }: CryLine): Promise<TextRef[]> => {
  if (task.phone !== null) return [text('office.person.phone', { phone: task.phone })]
  if (task.citizen !== null) return [text('office.monthly.no_phone')]
  return strangerLines(await desks.talking.ofTask(task.id))
}

/** So many other cries of one person stand in a line each. */
const MOST_ALSO = 5

/** Everything else that one person waits with: one line a cry. */
const alsoLines = (others: readonly CryLine[]): TextRef[] => [
  ...others.slice(0, MOST_ALSO).map(({ task, since }) => {
    const danger = dangerIn(task)
    const what = danger === null ? kindText(task) : text(`office.danger.short.${danger}`)
    return text('office.cries.also', { what, date: { date: since } })
  }),
  ...(others.length > MOST_ALSO ? [text('office.missed.more', { n: others.length - MOST_ALSO })] : []),
]

/** For how many days the longest of them waits. */
const waitLine = (cries: readonly CryLine[], day: LocalDate): TextRef =>
  text('office.cries.waits', { n: Math.max(...cries.map(({ since }) => daysBetween(since, day))) })

/** Cries by person, in the order of each one's gravest. */
export const byPerson = (cries: readonly CryLine[]): readonly (readonly [CryLine, ...CryLine[]])[] => {
  const found = new Map<string, [CryLine, ...CryLine[]]>()
  for (const cry of cries) {
    const key = cry.task.citizen ?? `task ${cry.task.id}`
    const known = found.get(key)
    if (known) known.push(cry)
    else found.set(key, [cry])
  }
  return [...found.values()]
}

/**
 * One person in a list: who, since when, the gravest cry in its words, the others in a line each, how to reach them, what
 * became of it, whose it is.
 */
export const cryBlock = async (
  reader: CryReader,
  [cry, ...others]: readonly [CryLine, ...CryLine[]],
): Promise<TextRef[]> => [
  text('talk.blank'),
  criedLine(cry),
  waitLine([cry, ...others], reader.day),
  ...dangerLines(cry.task),
  ...(await wordsOf(reader, cry)),
  ...safeLines(cry.task),
  ...alsoLines(others),
  ...(await reachLines(reader, cry)),
  stateOf(cry),
  workersOf(cry),
]
