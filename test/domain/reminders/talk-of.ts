import type { OccasionChange } from '../../../src/domain/reminders/occasion.ts'
import type { TalkEvent } from '../../../src/domain/scenario/event.ts'
import type { Session } from '../../../src/domain/scenario/session.ts'
import { occasionChanges } from '../../../src/domain/track/occasions.ts'
import { CONTENT } from '../../support/chat.ts'
import { CALENDAR } from './any-rule.ts'

/** A need whose papers take working days, calendar days, months to get. */
const need = CONTENT.needs.get('passport')
if (!need) throw new Error('no need "passport"')
/** Its papers, whatever they are. */
export const PAPERS = need.documents.map(({ id }) => id)
/** The Wednesday on which tests begin. */
export const WEDNESDAY = '2026-11-25'

/** A talk with these answers and nothing else of interest. */
export const talkWith = (answers: object): Session => ({
  scenario: 'track',
  definition: 'x',
  need: 'passport',
  region: 'demo',
  seed: 7,
  version: 1,
  status: 'active',
  step: 'any.step',
  cursor: null,
  trail: [],
  own: [],
  support: 'alone',
  answers: { ...answers } as Session['answers'],
})

/** What a turn changes: from these answers to those, with these events, on a day. */
export const turn = (
  before: object | null,
  after: object,
  events: readonly TalkEvent[] = [],
  today = WEDNESDAY,
): OccasionChange[] =>
  occasionChanges('t1', before && talkWith(before), talkWith(after), events, {
    today,
    need,
    calendar: CALENDAR,
  })

/** Dated things as a store keeps them: what was said last of each, and why it was closed. */
export type Kept = Map<string, { date: string; time: string; closedBy: string | null }>

/** Applies changes the way the store does: what is closed stays so until it is said anew. */
export const keep = (kept: Kept, changes: readonly OccasionChange[]): Kept => {
  const now = new Map(kept)
  for (const change of changes) {
    const old = now.get(change.id)
    if (change.closedBy === null) now.set(change.id, { date: change.date, time: change.time, closedBy: null })
    else if (old && old.closedBy === null) now.set(change.id, { ...old, closedBy: change.closedBy })
  }
  return now
}
