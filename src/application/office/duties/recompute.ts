import { type LocalDate, localMoment } from '../../../domain/calendar/local-date.ts'
import { recomputeDeadlines } from '../../../domain/calendar/recompute-deadlines.ts'
import { addWorkingDays } from '../../../domain/calendar/working-calendar.ts'
import type { Conversation } from '../../conversation.ts'
import type { DutyDesk } from '../../ports/office/duty-desk.ts'
import type { WriteChanges } from '../../ports/office/write-changes.ts'
import { spokenOf } from '../cases/dated-by.ts'

/** What a recount works with. */
export interface RecountParts {
  readonly desk: Pick<DutyDesk, 'running'>
  readonly write: WriteChanges
  readonly conversation: Pick<Conversation, 'content' | 'calendar' | 'region'>
}

/** A deadline that a changed calendar moves. */
export interface MovedDeadline {
  readonly task: string
  readonly rule: string
  readonly from: LocalDate
  readonly to: LocalDate
}

/** What a changed calendar did to open deadlines. */
export interface Recount {
  readonly moved: readonly MovedDeadline[]
  readonly unchanged: number
  /** Their day does not follow from the rule: somebody put them off. */
  readonly setByHand: number
}

/**
 * Holds every open deadline against the present calendar – a decree came out, a region gave a day off – and moves those
 * that hang on it; their owners hear of it in the next working day's digest. A task that was put off stays where it is.
 * @param isDry only says who is touched
 */
export const recomputeOpenDeadlines = async (
  { desk, write, conversation }: RecountParts,
  at: number,
  isDry: boolean,
): Promise<Recount> => {
  const { content, calendar, region } = conversation
  const toldOn = addWorkingDays(calendar, localMoment(at, region.time_zone).date, 1).date
  const running = await desk.running()
  const open = running.flatMap(({ rule: name, ...deadline }) => {
    const rule = content.deadlines.get(name)
    return rule ? [{ ...deadline, rule }] : []
  })
  const { moved, unchanged, setByHand } = recomputeDeadlines(open, calendar)
  // One by one: a task that was closed meanwhile must not hold up the others.
  if (!isDry)
    for (const { id, from, to } of moved) {
      const dated = { from, to: to.due, approximate: to.approximate, ...spokenOf(to, calendar) }
      await write([{ type: 'move_deadline', task: id, at, toldOn, ...dated }])
    }
  const told = moved.map(({ id, from, to }) => ({ task: id, rule: to.rule.id, from, to: to.due }))
  return { moved: told, unchanged, setByHand: setByHand.length }
}
