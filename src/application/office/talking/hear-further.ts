import { maskLongNumbers } from '../../../domain/numbers/mask.ts'
import { cleanWords, hasWords } from '../../../domain/text/plain-words.ts'
import type { Decision, Moment } from '../../decision.ts'
import type { OfficeChange } from '../../ports/office/changes.ts'
import type { OfficeDesks } from '../kit/office-call.ts'

const LONGEST = 1_000

/** What was written, as it may be kept: bounded, numbers that identify hidden. Empty – no words. */
const saidIn = ({ incoming: { body }, conversation, language }: Moment): string => {
  const words = 'words' in body ? body.words : ''
  const { masking } = conversation.content.vocabulary[language]
  return hasWords(words) ? maskLongNumbers(cleanWords(words, LONGEST), masking) : ''
}

/** Whether the decision keeps these words already: in the note of a task of its own, or beside the open one. */
const isKept = ({ office }: Decision): boolean =>
  office.some(({ type }) => type === 'add_task' || type === 'hear_citizen')

/**
 * What a person writes after words of danger, while the bot stays with them, stands beside the open danger for whoever
 * acts on it. Only of a linked card and with a consent; whoever is helped has nothing further to say.
 */
export const heardFurther = async (
  desks: OfficeDesks,
  moment: Moment,
  decision: Decision,
): Promise<OfficeChange[]> => {
  const { person } = decision
  const words = saidIn(moment)
  if (moment.person.distress === null || person.distress === null || person.consent === null || words === '')
    return []
  const linked = await desks.register.ofPerson(person.id)
  const open = linked && (await desks.cries.danger(linked.citizen))
  if (!open || isKept(decision)) return []
  return [{ type: 'hear_citizen', task: open, at: moment.at, words }]
}
