import { type Distress, familyOf } from '../../../domain/hearing/distress.ts'
import { ENDINGS } from '../../../domain/hearing/follow-up.ts'
import { maskLongNumbers } from '../../../domain/numbers/mask.ts'
import { cleanWords, hasWords } from '../../../domain/text/plain-words.ts'
import { text } from '../../../domain/words/text-ref.ts'
import type { Decision, Moment } from '../../decision.ts'
import { dangersIn, followUpIn, saysSafe } from '../../hearing/dangers-in.ts'
import { lineToUs, matterBeside } from '../../hearing/stay-with.ts'
import { tellsOfHelp } from '../../hearing/tells-of-help.ts'
import type { OfficeChange } from '../../ports/office/changes.ts'
import { noticeFor } from '../kit/notice-for.ts'
import { type OfficeDesks, officeDay } from '../kit/office-call.ts'
import { OfficeWords } from '../kit/office-words.ts'
import { chatsOf, type Reception, receptionOf } from '../staff/reception.ts'

const LONGEST = 1_000
const MINUTE = 60_000

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
 * Whether the words are said of something else: of another matter, or to whoever answers here. Of a wish to die nothing is:
 * «пенсия на карте» takes leave.
 */
const isBeside = (moment: Moment, before: Distress, words: string): boolean =>
  familyOf(before) !== 'mind' &&
  followUpIn(moment.conversation.content, moment.language, before, words) === null &&
  dangersIn(moment.conversation.content, words).length === 0 &&
  (matterBeside(moment, words) !== null || lineToUs(moment, words) !== null)

/** Whether the words belong to the cry: the bot stays on, or was just told that it is over or was none. */
const belongs = (moment: Moment, { person }: Decision, before: Distress, words: string): boolean => {
  const { conversation, language } = moment
  if (person.distress !== null) return !isBeside(moment, before, words)
  const said = followUpIn(conversation.content, language, before, words)
  return saysSafe(conversation.content, language, words) || (said !== null && ENDINGS.has(said))
}

/**
 * When further words are told. Whoever writes line upon line has them told once a minute: notices of one danger that wait
 * together go as one, which reads what stands beside the danger by then. An address, and what comes after a silence, goes at
 * once, and takes along what waits.
 */
const dueOf = ({ at }: Moment, { since }: Distress, isPlace: boolean): number =>
  isPlace || at - since >= MINUTE ? at : (Math.floor(at / MINUTE) + 1) * MINUTE

const notices = (
  moment: Moment,
  distress: Distress,
  reception: Reception,
  { task, isPlace }: { readonly task: string; readonly isPlace: boolean },
): OfficeChange[] => {
  const nth = moment.incoming.update
  const due = dueOf(moment, distress, isPlace)
  const place = { moment, today: officeDay(moment) }
  return chatsOf([...reception.workers, ...reception.heads]).map((to) => ({
    ...noticeFor(place, { rule: 'danger_reported', to, subject: task, nth }),
    due,
  }))
}

/** Said in front of the answer: where the person is has gone on. */
const placePassed = ({ conversation, language, person }: Moment, { workers }: Reception) => {
  const words = new OfficeWords(conversation.renderers[language], person.large)
  const whose = chatsOf(workers).length > 0 ? 'place_passed' : 'place_passed_head'
  return words.message([text(`office.talking.${whose}`)])
}

/**
 * What a person writes after words of danger, while the bot stays with them, stands beside the open danger and is told to
 * whoever was told of it. Words only with a consent; that it went is said of an address alone, and only where it did.
 */
export const heardFurther = async (
  desks: OfficeDesks,
  moment: Moment,
  decision: Decision,
): Promise<Decision> => {
  const { conversation, language, person } = moment
  const { distress } = person
  if (distress === null || isKept(decision)) return decision
  const isHelped = tellsOfHelp(moment, distress)
  const said = decision.person.consent === null ? '' : saidIn(moment)
  const words = said !== '' && belongs(moment, decision, distress, said) ? said : null
  if (!isHelped && words === null) return decision
  const task = await desks.cries.danger(person.id, distress.kind)
  const reception = task === null ? null : await receptionOf(moment, desks)
  if (task === null || reception === null) return decision
  const tells = isHelped ? { tells: { what: 'safe', on: officeDay(moment) } as const } : {}
  const kept: OfficeChange = { type: 'hear_citizen', task, at: moment.at, words, ...tells }
  if (words === null) return { ...decision, office: [...decision.office, kept] }
  const isPlace = followUpIn(conversation.content, language, distress, words) === 'address'
  const office = [...decision.office, kept, ...notices(moment, distress, reception, { task, isPlace })]
  const replies = isPlace ? [placePassed(moment, reception), ...decision.replies] : decision.replies
  return { ...decision, office, replies }
}
