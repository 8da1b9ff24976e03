import { VAGUE_FOLLOW_UPS } from '../../domain/hearing/follow-up.ts'
import type { Decision, Moment } from '../decision.ts'
import { alarmed, soundsWorse, worsened } from './danger-answer.ts'
import { isTalkedAbout } from './danger-talked-about.ts'
import { dangersIn, followUpIn, soundsDangerous } from './dangers-in.ts'
import { helpComes, isStayedWith, stayWith } from './stay-with.ts'

/** What a person wrote, in whatever it stood: typed, under a picture, changed afterwards; null – nothing was written. */
const writtenIn = ({ incoming: { body } }: Moment): string | null => ('words' in body ? body.words : null)

const isOfFraudTalk = ({ conversation, loaded: { talk }, person }: Moment, written: string): boolean =>
  talk !== null &&
  person.distress === null &&
  isTalkedAbout(talk.session, dangersIn(conversation.content, written))

const tellsOfDanger = (moment: Moment, written: string): boolean =>
  soundsDangerous(moment.conversation.content, written) && !isOfFraudTalk(moment, written)

/** Whether a citizen's words belong to a cry whatever else they could answer. An employee writes of others' dangers all day. */
export const isCitizensCry = (moment: Moment): boolean => {
  const written = writtenIn(moment)
  if (moment.actor !== null || written === null) return false
  return isStayedWith(moment.person) || tellsOfDanger(moment, written) || soundsWorse(moment, written)
}

/** Whether something written belongs to a cry, whoever wrote it. */
export const isAnyCry = (moment: Moment): boolean => {
  const written = writtenIn(moment)
  return written !== null && (moment.person.distress !== null || tellsOfDanger(moment, written))
}

/**
 * Whether something said of the present cry only sounds like another one: «не хочу скорую беспокоить» names the ambulance,
 * and nobody feels worse by it.
 */
const isOfTheCry = ({ conversation, language, person: { distress } }: Moment, written: string): boolean => {
  const said = distress && followUpIn(conversation.content, language, distress, written)
  if (said === null || VAGUE_FOLLOW_UPS.has(said)) return false
  return dangersIn(conversation.content, written).every(({ kind }) => kind === 'medical')
}

/** The answer to a cry: help is coming, what to do at once, a line that fits. Null – nothing of it was said. */
export const answerCry = (moment: Moment): Decision | null => {
  const written = writtenIn(moment)
  if (written === null) return null
  const now = helpComes(moment, written) ?? worsened(moment, written)
  if (now) return now
  return (isOfTheCry(moment, written) ? null : alarmed(moment, written)) ?? stayWith(moment, written)
}
