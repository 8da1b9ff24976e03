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
}

/** Whether the same words stand on the task already, and the person was not safe in between. */
const isSaid = (moment: Moment, said: readonly (string | null)[]): boolean => {
  const words = ownWordsOf(moment)
  if (words === null || moment.person.distress === null) return false
  return said.some((each) => each !== null && comparable(each) === comparable(words))
}

/**
 * The task of a cry: a kind of danger has one an hour while it is open. Every cry is told, but for a mere repetition.
 */
export const cryOf = async ({ cries }: OfficeDesks, moment: Moment, danger: string): Promise<Cry> => {
  const id = dangerTaskId(moment, danger)
  const found = await cries.find(id, officeDay(moment))
  if (!found) return { task: id, isNew: true, isRepeated: false }
  const { task } = found
  const isRepeated =
    task.state === 'open' && isSaid(moment, [task.note, ...(await cries.words(id)).map(({ words }) => words)])
  if (task.state === 'open') return { task: id, isNew: false, isRepeated }
  return { task: moment.conversation.chance.id(), isNew: true, isRepeated: false }
}
