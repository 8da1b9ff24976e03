import type { LocalDate } from '../calendar/local-date.ts'
import { type Act, actIn, type CaseWork, type Changed, type Refused, refuse, standstill } from './change.ts'
import { type Consent, consentHolds } from './consent.ts'
import { dueDay, type PlannedTask } from './planned-task.ts'
import { followDeed } from './record-deed.ts'

/** A letter that leaves with the person's data, and the days on which its receipt and its result are checked (A5). */
export interface Sending extends Act {
  readonly letter: string
  readonly organisation: string
  readonly consent: Consent | null
  readonly receiptBy: LocalDate
  readonly resultBy: LocalDate
}

/** What is heard of a letter. */
export interface LetterNews extends Act {
  readonly letter: string
}

const check = (
  template: 'letter_receipt' | 'letter_result',
  day: LocalDate,
  { on, letter }: Sending,
  { days }: CaseWork,
): PlannedTask => {
  const deadline = { rule: 'letter', base: day } as const
  return {
    template,
    origin: 'common',
    stage: null,
    track: null,
    deadline,
    due: dueDay(deadline, days),
    from: on,
    closedBy: template === 'letter_receipt' ? 'receipt_noted' : 'result_noted',
    required: false,
    repeats: null,
    about: letter,
  }
}

/**
 * Sends a letter: never without the person's recorded consent (A5-letter). Receipt and result are checked on the days
 * set on it (D-letter), whatever stage the case has reached by then.
 */
export const sendLetter = (work: CaseWork, act: Sending): Changed | Refused => {
  const { case: state } = work
  const stopped = standstill(state, act)
  if (stopped) return stopped
  if (!consentHolds(act.consent, state.person, 'letter', act.on)) return refuse('no_consent')
  const { letter, organisation, receiptBy, resultBy } = act
  if (receiptBy <= act.on || resultBy < receiptBy) return refuse('not_later')
  const checks = [check('letter_receipt', receiptBy, act, work), check('letter_result', resultBy, act, work)]
  const { events, ...rest } = followDeed(work, act, 'letter_sent', null, checks)
  const sent = { letter, organisation, receiptBy, resultBy }
  return { case: state, events: [{ type: 'letter_sent', ...actIn(state, act), ...sent }, ...events], ...rest }
}

/** The letter has arrived. */
export const noteReceipt = (work: CaseWork, act: LetterNews): Changed | Refused => {
  const { case: state } = work
  if (state.status === 'closed') return refuse('case_closed')
  const { letter } = act
  const { events, ...rest } = followDeed(work, act, 'receipt_noted', letter)
  return {
    case: state,
    events: [{ type: 'receipt_noted', ...actIn(state, act), letter }, ...events],
    ...rest,
  }
}

/** The letter was answered. An answer shows that it arrived: the check of its receipt ends as well. */
export const noteResult = (
  work: CaseWork,
  act: LetterNews & { readonly result: string },
): Changed | Refused => {
  const { case: state } = work
  if (state.status === 'closed') return refuse('case_closed')
  const { letter, result } = act
  if (result.trim() === '') return refuse('no_result')
  const answered = followDeed(work, act, 'result_noted', letter)
  const arrived = followDeed(work, act, 'receipt_noted', letter)
  return {
    case: state,
    events: [
      { type: 'result_noted', ...actIn(state, act), letter, result },
      ...arrived.events,
      ...answered.events,
    ],
    tasks: [...arrived.tasks, ...answered.tasks],
    closes: [...arrived.closes, ...answered.closes],
  }
}
