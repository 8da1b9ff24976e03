import type { Decision } from '../../decision.ts'
import type { FormPlace } from '../kit/office-form.ts'
import type { OfficeHandler } from '../kit/office-handler.ts'
import { citizenWords } from './citizen-words.ts'
import { workerWords } from './worker-words.ts'

const passedOn = async (place: FormPlace, handover: string): Promise<Decision | null> => {
  const { desks, actor } = place
  const found = await desks.talking.find(handover)
  return actor === null ? citizenWords(place, found) : workerWords(place, actor, found)
}

/**
 * Words of one of the two who talk through the bot, for the other one; the bot itself is silent meanwhile. What is not for
 * the other one goes on: a menu, one's own data, a press of the office.
 */
export const talkWithHuman: OfficeHandler = {
  name: 'talk_with_human',
  claims: ({ person }) => person.handover !== null,
  handle: (place) => {
    const { handover } = place.moment.person
    return handover === null ? null : passedOn(place, handover)
  },
}
