import { dueOf } from '../../../domain/calendar/deadline.ts'
import { type LocalDate, localMoment } from '../../../domain/calendar/local-date.ts'
import { addWorkingDays } from '../../../domain/calendar/working-calendar.ts'
import type { Conversation } from '../../conversation.ts'
import type { OfficeChange } from '../../ports/office/changes.ts'
import type { DutyDesk } from '../../ports/office/duty-desk.ts'
import type { WriteChanges } from '../../ports/office/write-changes.ts'
import { spokenOf } from '../tasks/dated-by.ts'

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
  /** Their day does not follow from the rule, before or now: somebody put them off. */
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
  const moved: MovedDeadline[] = []
  const changes: OfficeChange[] = []
  let [unchanged, setByHand] = [0, 0]
  for (const { id, rule: name, base, due, putOff } of await desk.running()) {
    const rule = content.deadlines.get(name)
    if (!rule) continue
    const deadline = dueOf(rule, base, calendar)
    if (deadline.due === due) unchanged += 1
    else if (putOff) setByHand += 1
    else {
      moved.push({ task: id, rule: name, from: due, to: deadline.due })
      const dated = {
        from: due,
        to: deadline.due,
        approximate: deadline.approximate,
        ...spokenOf(deadline, calendar),
      }
      changes.push({ type: 'move_deadline', task: id, at, toldOn, ...dated })
    }
  }
  // One by one: a task that was closed meanwhile must not hold up the others.
  if (!isDry) for (const change of changes) await write([change])
  return { moved, unchanged, setByHand }
}
