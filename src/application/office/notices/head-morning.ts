import { isToldToHead } from '../../../domain/caseload/cry.ts'
import { shortName } from '../../../domain/people/short-name.ts'
import { type TextRef, text } from '../../../domain/scenario/text-ref.ts'
import type { CryLine } from '../../ports/office/cry-desk.ts'
import { isOwnCry } from '../cries/cry-words.ts'
import { goneButton, goneLine } from '../gone/gone-words.ts'
import type { OfficeButton } from '../office-words.ts'
import { kindText, taskTitle } from '../tasks/task-words.ts'
import type { Composer } from './compose-notice.ts'

/** Cries told by name; the others are one press away. */
const MOST = 6

const nameOf = ({ task }: CryLine): string | TextRef =>
  task.name === null ? text('office.talking.citizen') : shortName(task.name)

/** What became of it so far, in one line. */
const stateOf = ({ read, taken, actedOn }: CryLine): TextRef => {
  if (taken !== null)
    return text('office.cries.state.taken', { name: shortName(taken.name), date: { date: taken.on } })
  if (actedOn !== null) return text('office.cries.state.tried', { date: { date: actedOn } })
  return read === null
    ? text('office.cries.state.unread')
    : text('office.cries.state.read', { name: shortName(read.name), date: { date: read.on } })
}

const workersOf = ({ workers }: CryLine): TextRef =>
  workers.length === 0
    ? text('office.cries.nobody_works')
    : text('office.cries.whose', { names: { list: workers.map(shortName) } })

/** Who cried, how, since when. */
const criedLine = (cry: CryLine): TextRef => {
  const params = { name: nameOf(cry), date: { date: cry.since } }
  if (isOwnCry(cry.task)) return text('office.cries.line_own', params)
  return cry.task.case === null
    ? text('office.cries.line', { ...params, what: kindText(cry.task) })
    : text('office.cries.line_case', params)
}

const linesOf = (cry: CryLine): TextRef[] => [
  text('talk.blank'),
  criedLine(cry),
  ...(cry.task.phone === null ? [] : [text('office.person.phone', { phone: cry.task.phone })]),
  stateOf(cry),
  workersOf(cry),
]

/** What waits in a department on the morning of a day: ONE message to each of its heads, by name, with the next step. */
export const headMorning: Composer = async ({ desks, subject, day, words, person }) => {
  const reader = await desks.staff.ofPerson(person, day)
  const gone = reader ? await desks.gone.waiting(reader, day) : []
  const cries = (await desks.cries.open(subject, day)).filter((each) => isToldToHead(each, day))
  // All may have been seen to between the look and this moment.
  if (cries.length === 0 && gone.length === 0) return words.message([text('office.cries.settled')])
  const shown = cries.slice(0, MOST)
  const buttons = shown.map(({ task }): OfficeButton => [words.plain(taskTitle(task)), 'task', task.id])
  const more: OfficeButton[] =
    cries.length > MOST ? [[text('office.today.buttons.all', { n: cries.length }), 'tasks']] : []
  return words.message(
    [
      ...(cries.length === 0
        ? []
        : [text('office.cries.head', { n: cries.length }), ...shown.flatMap(linesOf)]),
      ...(cries.length > 0 && gone.length > 0 ? [text('talk.blank')] : []),
      ...(gone.length === 0
        ? []
        : [text('office.gone.head', { n: gone.length }), ...gone.slice(0, MOST).map(goneLine)]),
    ],
    [...buttons, ...more, ...(gone.length === 0 ? [] : [goneButton(gone.length)])],
  )
}
