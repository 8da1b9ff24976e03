import type { Decision } from '../../decision.ts'
import type { FormPlace } from '../kit/office-form.ts'
import { citizenWords } from './citizen-words.ts'
import { workerWords } from './worker-words.ts'

/**
 * Words of one of the two who talk through the bot, for the other one; the bot itself is silent meanwhile. Null – what came
 * is not for the other one: a menu, one's own data, a press of the office.
 */
export const passWordsOn = async (place: FormPlace): Promise<Decision | null> => {
  const { moment, desks, actor } = place
  const { handover: id } = moment.person
  const found = id === null ? null : await desks.talking.find(id)
  return actor === null ? citizenWords(place, found) : workerWords(place, actor, found)
}
