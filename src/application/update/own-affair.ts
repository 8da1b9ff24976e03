import { type Decision, decide, type Moment } from '../decision.ts'
import type { OwnReads } from '../follow-up.ts'
import type { Handler } from '../handler.ts'
import { isStayedWith } from '../hearing/stay-with.ts'
import { faultPlace } from '../intake/fault-place.ts'
import type { AnswerCalls } from '../office/talking/answer-calls.ts'

/** A handler of a person's own affairs: it decides in pure code; what has to be read for it stands in a follow-up. */
export interface OwnHandler {
  readonly name: string
  readonly claims: (moment: Moment) => boolean
  readonly decide: (moment: Moment) => Decision | null
}

/** What follows when a person's own affair was decided. */
export interface AfterOwnAffair {
  readonly reads: OwnReads
  /** What a call for a person brings in the office. */
  readonly answerCalls: AnswerCalls
  /** What it means to the person's short dialogs. */
  readonly besideDialogs: (moment: Moment, decision: Decision) => Promise<Decision>
}

/** A decision that cannot be made because of a fault of ours: the person is told, nothing of theirs is lost. */
const safely = <T extends Decision | null>(
  moment: Moment,
  { log }: OwnReads,
  make: () => T,
): T | Decision => {
  try {
    return make()
  } catch (error) {
    log.error('update_failed', {
      update: moment.incoming.update,
      fault: (error as Error).name,
      at: faultPlace(error),
    })
    const step = moment.loaded.talk?.session.step ?? 'outside'
    return decide(moment, {
      events: [{ type: 'talk_failed', step, reason: 'fault' }],
      replies: [moment.screens.message('failed')],
    })
  }
}

/** The decision with what it still needs: what has to be read for it, or whoever is called. */
const completed = async (after: AfterOwnAffair, moment: Moment, decided: Decision): Promise<Decision> => {
  const { followUp, ...rest } = decided
  if (followUp) {
    const word = await followUp(after.reads)
    return safely(moment, after.reads, () => {
      const added = word()
      return { ...rest, ...added, replies: [...rest.replies, ...added.replies] }
    })
  }
  const isCall = decided.events.some(({ type }) => type === 'human_called')
  return isCall || isStayedWith(moment.person) ? after.answerCalls(moment, decided) : decided
}

/** Makes a handler of the path out of one of a person's own affairs. */
export const ownAffair =
  (after: AfterOwnAffair) =>
  ({ name, claims, decide: make }: OwnHandler): Handler => ({
    name,
    claims,
    handle: async (moment) => {
      const decided = safely(moment, after.reads, () => make(moment))
      if (decided === null) return null
      const decision = await completed(after, moment, decided)
      return decision.farewell ? decision : after.besideDialogs(moment, decision)
    },
  })
