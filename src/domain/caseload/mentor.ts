import type { CaseEvent } from './case-event.ts'
import { type Act, actIn, type CaseWork, type Changed, type Refused, refuse, standstill } from './change.ts'
import { enterStage } from './enter-stage.ts'
import { lackingConsent, type MentorConsent } from './mentor-consent.ts'
import { followDeed } from './record-deed.ts'
import { termFrom } from './term.ts'

/** A mentor for a family, with both consents to this mentor (seed 004, 3.4 and 3.7). */
export interface Attaching extends Act {
  readonly mentor: string
  readonly consent: MentorConsent | null
  /** Whether the family is in social support on that day: only such families take part (seed 004, 3.1). */
  readonly inSupport: boolean
}

/** Another mentor, or null while none is found, for one of the five reasons (seed 004, 3.10). */
export interface Replacing extends Act {
  readonly reason: string
  readonly mentor: string | null
  readonly consent: MentorConsent | null
}

/** What the mentor did with the family (seed 004, 5). */
export interface MentoringDone extends Act {
  readonly form: 'individual' | 'group'
  readonly kind: string
  readonly note: string | null
}

/** Attaches a mentor: the term of up to a year begins (D-mentor). A later mentor goes on within the same term. */
export const attachMentor = (work: CaseWork, act: Attaching): Changed | Refused => {
  const { technology, case: state } = work
  const stopped = standstill(state, act)
  if (stopped) return stopped
  if (!technology.mentoring) return refuse('not_mentoring')
  if (state.mentor !== null) return refuse('has_mentor')
  if (state.stage !== technology.mentoring.attaches) return refuse('not_at_this_stage')
  if (!act.inSupport) return refuse('not_in_support')
  const { mentor } = act
  const lacking = lackingConsent(act.consent, mentor, act.on)
  if (lacking) return refuse(lacking)
  const begins = technology.duration?.begins === 'mentor_attached' && state.begunOn === null
  const term = technology.duration && begins ? termFrom(technology.duration, act.on) : {}
  const { events, ...rest } = followDeed(work, act, 'mentor_attached', null)
  return {
    case: { ...state, ...term, mentor },
    events: [{ type: 'mentor_attached', ...actIn(state, act), mentor }, ...events],
    ...rest,
  }
}

/** Replaces the mentor. Without a new one the case goes back to the stage where a mentor is found. */
export const replaceMentor = (work: CaseWork, act: Replacing): Changed | Refused => {
  const { technology, case: state } = work
  const stopped = standstill(state, act)
  if (stopped) return stopped
  if (!technology.mentoring) return refuse('not_mentoring')
  if (state.mentor === null) return refuse('no_mentor')
  const { reason, mentor: next } = act
  if (!technology.mentoring.replacing.includes(reason)) return refuse('unknown_reason')
  if (next !== null && next === state.mentor) return refuse('has_mentor')
  const lacking = next === null ? null : lackingConsent(act.consent, next, act.on)
  if (lacking) return refuse(lacking)
  const replaced: CaseEvent = {
    type: 'mentor_replaced',
    ...actIn(state, act),
    mentor: state.mentor,
    next,
    reason,
  }
  const changed = { ...state, mentor: next }
  return next === null
    ? enterStage({ ...work, case: changed }, act, technology.mentoring.attaches, replaced)
    : { case: changed, events: [replaced], tasks: [], closes: [] }
}

/** Records a piece of the mentor's work; it counts as a contact with the family's mentor, not with the specialist. */
export const recordMentoring = (
  { technology, case: state }: CaseWork,
  act: MentoringDone,
): Changed | Refused => {
  if (state.status === 'closed') return refuse('case_closed')
  if (!technology.mentoring) return refuse('not_mentoring')
  if (state.mentor === null) return refuse('no_mentor')
  if (state.begunOn !== null && act.on < state.begunOn) return refuse('before_opening')
  const { form, kind, note } = act
  if (!technology.mentoring[form].includes(kind)) return refuse('unknown_kind')
  return {
    case: state,
    events: [{ type: 'mentoring_recorded', ...actIn(state, act), form, kind, note }],
    tasks: [],
    closes: [],
  }
}
