import { DANGERS } from '../../../domain/hearing/danger-kind.ts'
import { isStaying } from '../../../domain/hearing/distress.ts'
import { comparable } from '../../../domain/text/plain-words.ts'
import type { Moment } from '../../decision.ts'
import { type OfficeDesks, officeDay } from '../kit/office-call.ts'
import { dangerTaskId, ownWordsOf } from './call-task.ts'

/** On which task a cry stands. */
export interface Cry {
  readonly task: string
  /** The task is made by this cry. */
  readonly isNew: boolean
  /** The very same words were told within the hour and nothing came in between: nobody is told again. */
  readonly isRepeated: boolean
  /** The kind that the open danger has turned into; null – it is what it was, or no graver. */
  readonly turnedInto: string | null
}

/** Whether the same words stand on the task already, and the person was not safe in between. */
const isSaid = (moment: Moment, said: readonly (string | null)[]): boolean => {
  const words = ownWordsOf(moment)
  if (words === null || moment.person.distress === null) return false
  return said.some((each) => each !== null && comparable(each) === comparable(words))
}

/** How grave a kind is, the gravest first; what nobody knows comes last. */
const rankOf = (danger: string): number => {
  const rank = DANGERS.findIndex((kind) => kind === danger)
  return rank < 0 ? DANGERS.length : rank
}

/** The open danger that a cry belongs to: of its hour, else the one in whose distress the person still is. */
const standingDanger = async ({ cries }: OfficeDesks, moment: Moment, danger: string) => {
  const { person, at } = moment
  const today = officeDay(moment)
  const ofHour = await cries.find(dangerTaskId(moment, danger), today)
  if (ofHour !== null || !isStaying(person.distress, at)) return ofHour
  const open = await cries.danger(person.id, danger)
  return open === null ? null : cries.find(open, today)
}

/**
 * The task of a cry: whoever is in distress has one open danger, whatever else they cry of; else a kind has one an hour. Every
 * cry is told, but for a mere repetition.
 */
export const cryOf = async (desks: OfficeDesks, moment: Moment, danger: string): Promise<Cry> => {
  const found = await standingDanger(desks, moment, danger)
  if (!found) return { task: dangerTaskId(moment, danger), isNew: true, isRepeated: false, turnedInto: null }
  const { task } = found
  if (task.state !== 'open')
    return { task: moment.conversation.chance.id(), isNew: true, isRepeated: false, turnedInto: null }
  const told = [task.note, ...(await desks.cries.words(task.id)).map(({ words }) => words)]
  const before = String(task.params['danger'] ?? '')
  const turnedInto = rankOf(danger) < rankOf(before) ? danger : null
  // Said once more an hour later it is told once more.
  const isRepeated = task.id === dangerTaskId(moment, danger) && isSaid(moment, told)
  return { task: task.id, isNew: false, isRepeated, turnedInto }
}
