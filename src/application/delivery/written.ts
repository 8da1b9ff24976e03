import type { ReminderRule } from '../../domain/reminders/rule.ts'
import type { Attempt } from '../../domain/reminders/ruling.ts'
import { rulingOn } from '../../domain/reminders/ruling.ts'
import type { Claimed, Written } from '../ports/outbox.ts'

const base = ({ id, fence, attempts, ambiguous }: Claimed) => ({
  id,
  fence,
  attempts,
  ambiguous,
  message: null,
  joinedTo: null,
  lookAt: null,
})

/** A claimed reminder goes back unsent, to be looked at later – or is stale by then. */
export const givenBack = (claimed: Claimed, reason: string, lookAt: number): Written =>
  lookAt >= claimed.expires
    ? { ...base(claimed), state: 'expired', reason: 'stale' }
    : { ...base(claimed), state: 'planned', reason, lookAt }

/** What an attempt came to, by the rule's policy. `lead` is the reminder whose message told this one too. */
export const ruled = (
  claimed: Claimed,
  policy: ReminderRule['policy'],
  attempt: Attempt,
  when: { now: number; leaseMs: number; lead: number },
): Written => {
  const ruling = rulingOn(policy, claimed, attempt, when.leaseMs)
  const joinedTo = when.lead === claimed.id ? null : when.lead
  switch (ruling.state) {
    case 'sent':
      return { ...base(claimed), state: 'sent', reason: null, message: ruling.message, joinedTo }
    case 'planned': {
      const lookAt = when.now + ruling.afterMs
      // It may have arrived, and there is no time to try once more: a person should know, "stale" would hide it.
      if (ruling.reason === 'ambiguous' && lookAt >= claimed.expires)
        return { ...base(claimed), ...ruling.tried, state: 'unknown', reason: 'ambiguous', joinedTo }
      const back = { ...givenBack(claimed, ruling.reason, lookAt), ...ruling.tried }
      // Nobody was reached, and the pause is for all: it keeps its place, so that all goes out in the order it was due (F18).
      return ruling.reason === 'away' ? { ...back, lookAt: null } : back
    }
    default:
      return {
        ...base(claimed),
        state: ruling.state,
        reason: ruling.reason,
        ...counted(claimed, ruling.state),
        joinedTo,
      }
  }
}

const counted = ({ attempts, ambiguous }: Claimed, state: string) => ({
  attempts: state === 'failed' ? attempts + 1 : attempts,
  ambiguous: state === 'unknown' ? ambiguous + 1 : ambiguous,
})

/** A reminder whose message the journal of this machine knows to be out. */
export const journaled = (claimed: Claimed, message: string): Written => ({
  ...base(claimed),
  state: 'sent',
  reason: 'journal',
  message,
})
