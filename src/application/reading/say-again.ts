import { commandIn } from '../../domain/conversation/understand.ts'
import { LIMITS } from '../../domain/scenario/limits.ts'
import { cleanWords } from '../../domain/text/plain-words.ts'
import { decide, type Moment } from '../decision.ts'
import type { Handler } from '../handler.ts'
import { ASK_DIALOG } from '../office/monthly/answer-ask.ts'
import { answersTheStep } from '../on-words.ts'
import type { Outgoing } from '../ports/messenger.ts'
import type { ReminderDesk, ReminderView } from '../ports/reminder-desk.ts'
import type { Notice } from '../reminder-words.ts'

/** Words a notice that was sent anew, from what stands in the database now. @throws RangeError when there is nothing left to say */
export type WordNotice = (told: ReminderView, moment: Moment) => Promise<Notice>

export interface SayAgainParts {
  readonly desk: Pick<ReminderDesk, 'lastNotice' | 'heard'>
  readonly wordNotice: WordNotice
}

/** The notice that came since the person was last heard; null – none, or it says nothing any more. */
const noticeAgain = async (
  { desk, wordNotice }: SayAgainParts,
  moment: Moment,
  heardAt: number,
): Promise<Notice | null> => {
  const told = await desk.lastNotice(moment.person.id, heardAt)
  if (!told) return null
  try {
    return await wordNotice(told, moment)
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}

/** What was last said to the person, unless their talk said it. Looks into the database: only for whoever asks. */
export const saidBesideTalk = async (
  parts: SayAgainParts,
  moment: Moment,
): Promise<readonly Outgoing[] | null> => {
  const { conversation, person, at } = moment
  if (moment.loaded.person === null) return null
  const kept = conversation.lastSaid.of(person.id)
  const { last, turns } = await parts.desk.heard(person.id, kept?.at ?? at)
  const notice = await noticeAgain(parts, moment, last ?? person.seenAt)
  if (!notice) return kept && turns === kept.turns ? kept.messages : null
  // From now on the person was heard since: the notice is what was said last all the same.
  conversation.lastSaid.keep(person.id, notice, at)
  return [notice]
}

/** Whether the words ask for once more, and nobody else is waiting for them: a form, a human, the step of a talk. */
const asksAgain = (moment: Moment): boolean => {
  const { person, incoming, conversation, language, loaded } = moment
  const { body } = incoming
  if (person.staff !== null || person.handover !== null) return false
  if (person.dialog !== null && person.dialog !== ASK_DIALOG) return false
  if (body.type === 'command') return body.name === 'repeat'
  if (body.type !== 'words') return false
  const words = cleanWords(body.words, LIMITS.ownWords * 4)
  if (commandIn(words, conversation.content.vocabulary[language]) !== 'repeat') return false
  return loaded.talk?.session.status !== 'active' || !answersTheStep(moment, loaded.talk, words)
}

/**
 * «Повтори» of a citizen where it is not the talk that spoke last: the notice, the screen, the own card once more. What the
 * talk said last, the talk repeats.
 */
export const sayAgain = (parts: SayAgainParts): Handler => ({
  name: 'say_again',
  claims: asksAgain,
  handle: async (moment) => {
    const said = await saidBesideTalk(parts, moment)
    return said ? decide(moment, { replies: said }) : null
  },
})
