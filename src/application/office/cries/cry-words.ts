import { may } from '../../../domain/access/can.ts'
import type { Role } from '../../../domain/access/role.ts'
import { CRIES, isCry } from '../../../domain/caseload/cry.ts'
import { type TextRef, text } from '../../../domain/words/text-ref.ts'
import type { CryDesk, CryLine } from '../../ports/office/cry-desk.ts'
import type { Handover } from '../../ports/office/talking-desk.ts'
import type { TaskLine } from '../../ports/office/task-desk.ts'
import type { OfficeButton } from '../kit/office-words.ts'

/** Whether the person cried for help themselves; what an employee noted or reported is theirs. */
export const isOwnCry = (task: Pick<TaskLine, 'kind' | 'params'>): boolean =>
  CRIES.some((kind) => kind === task.kind) &&
  task.params['from'] === undefined &&
  task.params['by'] === undefined

/** Words of the person, one below the other. */
export const criedWords = (words: readonly string[]): TextRef[] =>
  words.map((each) => text('office.cries.words', { words: each }))

/** Of somebody whose chat nobody linked to a card: that no name is known, and how an answer reaches them. */
export const strangerLines = (call: Pick<Handover, 'isReachable'> | null): TextRef[] => [
  text('office.cries.stranger'),
  text(call?.isReachable ? 'office.cries.stranger_chat' : 'office.cries.stranger_waits'),
]

/** Who has read it, and who says that they see to it. */
export const handledLines = ({ read, taken, task }: CryLine): TextRef[] => {
  if (taken !== null) {
    const how = String(task.params['taken_how'] ?? 'taken')
    return [text(`office.cries.handled.${how}`, { name: taken.name, date: { date: taken.on } })]
  }
  return read === null
    ? []
    : [text('office.cries.handled.read', { name: read.name, date: { date: read.on } })]
}

/** What the card of a cry says beside its kind: that the person asked, in which words, and who sees to it. */
export const cryLines = async (desk: CryDesk, task: TaskLine, day: string): Promise<TextRef[]> => {
  const cry = isCry(task) ? await desk.find(task.id, day) : null
  if (cry === null) return []
  return [
    ...(isOwnCry(task) ? [text('office.cries.asked', { date: { date: task.madeOn } })] : []),
    ...criedWords(await desk.words(task.id)),
    ...handledLines(cry),
  ]
}

const ANSWERS = ['going', 'by_phone'] as const

/** What a head answers to something urgent: two presses, or words. */
export const headAnswers = (task: string): OfficeButton[] => [
  ...ANSWERS.map((how): OfficeButton => [text(`office.cries.buttons.${how}`), 'cry_answer', task, how]),
  [text('office.cries.buttons.write'), 'cry_words', task],
]

/** What can be answered on the card of a cry: a head says what they do, the others that they see to it. */
export const cryButtons = (role: Role, task: TaskLine): OfficeButton[] =>
  may(role, 'answer_urgent') && isCry(task) && task.state === 'open' ? headAnswers(task.id) : takeButton(task)

/** «Прочитано, займусь», while nobody has said so. */
const takeButton = (task: TaskLine): OfficeButton[] =>
  isCry(task) && task.state === 'open' && task.params['taken_by'] === undefined
    ? [[text('office.cries.buttons.take'), 'cry_take', task.id]]
    : []
