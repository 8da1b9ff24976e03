import { maskLongNumbers } from '../../../domain/numbers/mask.ts'
import { cleanWords, hasWords } from '../../../domain/text/plain-words.ts'
import type { Decision, Moment } from '../../decision.ts'
import { tellsOfHelp } from '../../hearing/tells-of-help.ts'
import type { OfficeChange } from '../../ports/office/changes.ts'
import { type OfficeDesks, officeDay } from '../kit/office-call.ts'

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
 * acts on it, and so does that help is there. Only of a linked card, words only with a consent.
 */
export const heardFurther = async (
  desks: OfficeDesks,
  moment: Moment,
  decision: Decision,
): Promise<OfficeChange[]> => {
  const { person } = decision
  const { distress } = moment.person
  if (distress === null || isKept(decision)) return []
  const isHelped = tellsOfHelp(moment, distress)
  const words = person.consent === null ? '' : saidIn(moment)
  if (!isHelped && (person.distress === null || words === '')) return []
  const linked = await desks.register.ofPerson(person.id)
  const task = linked && (await desks.cries.danger(linked.citizen, distress.kind))
  if (!task) return []
  return [
    {
      type: 'hear_citizen',
      task,
      at: moment.at,
      words: words === '' ? null : words,
      ...(isHelped ? { tells: { what: 'safe', on: officeDay(moment) } as const } : {}),
    },
  ]
}
