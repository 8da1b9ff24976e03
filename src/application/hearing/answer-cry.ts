import type { Decision, Moment } from '../decision.ts'
import { alarmed } from './danger-answer.ts'
import { soundsDangerous } from './dangers-in.ts'
import { helpComes, isStayedWith, stayWith } from './stay-with.ts'

/** What a person wrote, in whatever it stood: typed, under a picture, changed afterwards; null – nothing was written. */
const writtenIn = ({ incoming: { body } }: Moment): string | null => ('words' in body ? body.words : null)

const tellsOfDanger = ({ conversation }: Moment, written: string): boolean =>
  soundsDangerous(conversation.content, written)

/** Whether a citizen's words belong to a cry whatever else they could answer. An employee writes of others' dangers all day. */
export const isCitizensCry = (moment: Moment): boolean => {
  const written = writtenIn(moment)
  if (moment.actor !== null || written === null) return false
  return isStayedWith(moment.person) || tellsOfDanger(moment, written)
}

/** Whether something written belongs to a cry, whoever wrote it. */
export const isAnyCry = (moment: Moment): boolean => {
  const written = writtenIn(moment)
  return written !== null && (moment.person.distress !== null || tellsOfDanger(moment, written))
}

/** The answer to a cry: help is coming, what to do at once, a line that fits. Null – nothing of it was said. */
export const answerCry = (moment: Moment): Decision | null => {
  const written = writtenIn(moment)
  if (written === null) return null
  return helpComes(moment, written) ?? alarmed(moment, written) ?? stayWith(moment, written)
}
