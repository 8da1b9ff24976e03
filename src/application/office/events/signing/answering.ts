import { type EventStanding, standingOfEvent } from '../../../../domain/events/event-span.ts'
import { type Answer, answered, type Outcome } from '../../../../domain/events/places.ts'
import type { SignUp } from '../../../../domain/events/sign-up.ts'
import type { OfficeChange } from '../../../ports/office/changes.ts'
import type { Answering } from '../../../ports/office/sign-up-desk.ts'
import type { NoticePlace } from '../../kit/notice-for.ts'
import { passedOn } from '../told-of-change.ts'

/** What came of an answer to an event. */
export interface AnswerMade {
  readonly standing: EventStanding
  /** Null – the event cannot be answered any more. */
  readonly outcome: Outcome | null
  /** The answer as it stands from now on; null – none. */
  readonly signUp: SignUp | null
  readonly changes: readonly OfficeChange[]
}

/**
 * What an answer to an event means as things stand, and what is to be stored: by the person's own press, by an employee for
 * somebody who was called, or because time ran out.
 * @param by the employee; null – the person, or time
 */
export const makeAnswer = (
  place: NoticePlace,
  { event, signUp, citizen }: Pick<Answering, 'event' | 'signUp' | 'citizen'>,
  answer: Answer,
  by: string | null,
): AnswerMade => {
  const { at, conversation } = place.moment
  const standing = standingOfEvent(event, at, conversation.region.time_zone)
  if (standing !== 'open') return { standing, outcome: null, signUp, changes: [] }
  const outcome = answered(event, signUp, answer)
  if (outcome.type !== 'changed') return { standing, outcome, signUp, changes: [] }
  const { next, taken } = outcome
  const change: OfficeChange = {
    type: 'keep_answer',
    event: event.id,
    citizen,
    before: signUp?.revision ?? null,
    next,
    taken,
    by,
    passedOn: passedOn(place, event),
  }
  return { standing, outcome, signUp: next, changes: [change] }
}
