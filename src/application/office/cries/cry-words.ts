import { may } from '../../../domain/access/can.ts'
import type { Role } from '../../../domain/access/role.ts'
import { type LocalDate, localMoment } from '../../../domain/calendar/local-date.ts'
import { CRIES, isCry } from '../../../domain/caseload/cry.ts'
import { ownEntry } from '../../../domain/own-entry.ts'
import { type TextRef, text } from '../../../domain/words/text-ref.ts'
import type { CryDesk, CryLine, CryWords } from '../../ports/office/cry-desk.ts'
import type { Handover } from '../../ports/office/talking-desk.ts'
import type { TaskLine } from '../../ports/office/task-desk.ts'
import type { OfficeButton } from '../kit/office-words.ts'

/** Whether the person cried for help themselves; what an employee noted or reported is theirs. */
export const isOwnCry = (task: Pick<TaskLine, 'kind' | 'params'>): boolean =>
  CRIES.some((kind) => kind === task.kind) &&
  task.params['from'] === undefined &&
  task.params['by'] === undefined

/** Whether it is words of danger of the person's own. */
export const isOwnDanger = (task: Pick<TaskLine, 'kind' | 'params'>): boolean =>
  task.kind === 'danger' && isOwnCry(task)

/** Words of the person, one below the other. */
export const criedWords = (words: readonly string[]): TextRef[] =>
  words.map((each) => text('office.cries.words', { words: each }))

/** What a cry says now, and what was said before it; days are those of the office. */
export interface CrySpoken {
  /** The last words; null – none that may be read. */
  readonly last: string | null
  /** The words before, the latest first. */
  readonly earlier: readonly { readonly words: string; readonly on: LocalDate }[]
}

/** The words of a cry in the order in which they matter: what was said last stands first. */
export const spokenOf = (
  { note, madeOn }: Pick<TaskLine, 'note' | 'madeOn'>,
  further: readonly CryWords[],
  zone: string,
): CrySpoken => {
  const all = [
    ...(note === null ? [] : [{ words: note, on: madeOn }]),
    ...further.map(({ words, at }) => ({ words, on: localMoment(at, zone).date })),
  ].reverse()
  return { last: all[0]?.words ?? null, earlier: all.slice(1) }
}

/** Words that were said before the last ones, with their day, so that nobody takes them for what is said now. */
export const earlierLines = (earlier: CrySpoken['earlier']): TextRef[] =>
  earlier.map(({ words, on }) => text('office.cries.earlier', { words, date: { date: on } }))

/** Which danger was in the words or reported. */
export const dangerLines = ({ params }: Pick<TaskLine, 'params'>): TextRef[] => {
  const danger = ownEntry(params, 'danger')
  return typeof danger === 'string' ? [text(`office.danger.kinds.${danger}`)] : []
}

/** That the person says that help is there. */
export const safeLines = ({ params }: Pick<TaskLine, 'params'>): TextRef[] => {
  const on = ownEntry(params, 'safe_on')
  return typeof on === 'string' ? [text('office.cries.safe', { date: { date: on } })] : []
}

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
export const cryLines = async (
  desk: CryDesk,
  task: TaskLine,
  day: LocalDate,
  zone: string,
): Promise<TextRef[]> => {
  const cry = isCry(task) ? await desk.find(task.id, day) : null
  if (cry === null) return []
  const words = await desk.words(task.id)
  if (!isOwnDanger(task)) {
    return [
      ...(isOwnCry(task) ? [text('office.cries.asked', { date: { date: task.madeOn } })] : []),
      ...criedWords(words.map((each) => each.words)),
      ...handledLines(cry),
    ]
  }
  const { last, earlier } = spokenOf(task, words, zone)
  return [
    ...dangerLines(task),
    text('office.cries.asked', { date: { date: task.madeOn } }),
    ...criedWords(last === null ? [] : [last]),
    ...safeLines(task),
    ...handledLines(cry),
    ...earlierLines(earlier),
  ]
}

const ANSWERS = ['going', 'by_phone'] as const

/** What a head answers to something urgent: two presses, or words. Nobody rings a chat of which no number is known. */
export const headAnswers = ({ id, citizen }: Pick<TaskLine, 'id' | 'citizen'>): OfficeButton[] => [
  ...ANSWERS.filter((how) => how !== 'by_phone' || citizen !== null).map(
    (how): OfficeButton => [text(`office.cries.buttons.${how}`), 'cry_answer', id, how],
  ),
  [text('office.cries.buttons.write'), 'cry_words', id],
]

/** What can be answered on the card of a cry: a head says what they do, the others that they see to it. */
export const cryButtons = (role: Role, task: TaskLine): OfficeButton[] =>
  may(role, 'answer_urgent') && isCry(task) && task.state === 'open' ? headAnswers(task) : takeButton(task)

/** «Прочитано, займусь», while nobody has said so. */
const takeButton = (task: TaskLine): OfficeButton[] =>
  isCry(task) && task.state === 'open' && task.params['taken_by'] === undefined
    ? [[text('office.cries.buttons.take'), 'cry_take', task.id]]
    : []
