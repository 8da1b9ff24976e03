import { ownEntry } from '../../own-entry.ts'
import { chosenOrganisation } from '../addressed.ts'
import { answerText } from '../answer-text.ts'
import type { CompiledStep } from '../compiled.ts'
import type { TalkEvent } from '../event.ts'
import { lookupIn, type StepKind, type Talk } from '../talk.ts'
import { noteGrowth } from './note-growth.ts'
import { noteVisited } from './note-visited.ts'

type What = CompiledStep<'note'>['definition']['what']

/** Turns what was answered into the event that others (reminders, specialists) work with. */
const EVENTS: Record<
  Exclude<What, 'growth' | 'visited' | 'care'>,
  (answer: (name: string) => unknown, step: { readonly name: string }) => TalkEvent
> = {
  appointment: (answer) => ({
    type: 'appointment_made',
    date: answerText(answer('visit_date')),
    time: answerText(answer('visit_time')),
    organisation: answerText(answer('organisation')),
    place: answerText(answer('visit_place')) || null,
  }),
  retry: (answer) => ({ type: 'retry_planned', date: answerText(answer('retry_date')) }),
  fact_disputed: (answer) => ({
    type: 'fact_disputed',
    organisation: answerText(answer('organisation')),
    fact: 'phone',
  }),
  outcome: (answer) => ({ type: 'outcome_noted', outcome: answerText(answer('outcome')) }),
  home_task: (_, step) => ({ type: 'home_task_taken', task: step.name }),
}

/** Answers that a note leaves behind. `care` – the person told of a bad time or of fear, and is not asked for it again. */
const RECORDED: Partial<Record<What, string[]>> = {
  visited: ['visited_with', 'support_level'],
  care: ['care'],
}

/** Notes a fact without a message. */
export const note: StepKind<'note'> = {
  show: () => [],
  enter(step, talk: Talk) {
    const { what } = step.definition
    if (what === 'growth') return noteGrowth(talk)
    if (what === 'visited') return noteVisited(talk)
    if (what === 'care') return { move: 'next', events: [], answers: { care: true } }
    const events = [EVENTS[what](lookupIn(talk), step)]
    if (what !== 'fact_disputed') return { move: 'next', events }
    return { move: 'next', events, answers: { disputed_phone: chosenOrganisation(talk).id } }
  },
  receive: () => ({ move: 'next', events: [] }),
  records: ({ definition: { what } }) => ownEntry(RECORDED, what) ?? [],
}
