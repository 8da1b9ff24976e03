import { isToldToHead } from '../../../domain/caseload/cry.ts'
import { byGravity } from '../../../domain/caseload/cry-order.ts'
import type { Board, StaffFigures, UnreachedLine } from '../../ports/office/board-desk.ts'
import type { CryLine } from '../../ports/office/cry-desk.ts'
import type { GoneLine } from '../../ports/office/gone-desk.ts'
import type { TaskLine } from '../../ports/office/task-desk.ts'
import type { OfficeCall } from '../kit/office-call.ts'
import { byPerson } from '../tasks/cry-block.ts'
import { inTold } from '../tasks/day-message.ts'
import { toldUntil } from '../tasks/show-today.ts'

/** What one person waits with, the gravest first. */
export type Waiting = ReturnType<typeof byPerson>[number]

/** What a day asks of a head: who waits for what, everybody once in each list. */
export interface HeadDay {
  /** Open dangers, the gravest first: each with what was answered to it. */
  readonly dangers: readonly Waiting[]
  /** Who asked for help and nobody answered. */
  readonly cries: readonly Waiting[]
  /** Moves, deaths and refusals that wait for the head's word. */
  readonly gone: readonly GoneLine[]
  /** Whom nobody reaches this month. */
  readonly unreached: readonly UnreachedLine[]
  /** Employees in whose place somebody else works today. */
  readonly away: readonly StaffFigures[]
  /** The head's own tasks that are due within three working days. */
  readonly own: readonly TaskLine[]
}

/** Nobody spoke with the person, and nobody did anything about it so far. */
const isUnanswered = (cry: CryLine, day: string): boolean =>
  isToldToHead(cry, day) || (!cry.isContacted && cry.actedOn === null)

/** Open cries of the department in the two lists of a day. */
export const waitingOf = async ({
  desks,
  actor,
  today,
}: Pick<OfficeCall, 'desks' | 'actor' | 'today'>): Promise<Pick<HeadDay, 'dangers' | 'cries'>> => {
  const open = [...(await desks.cries.open(actor.department, today))].sort(byGravity)
  return {
    dangers: byPerson(open.filter(({ isDanger }) => isDanger)),
    cries: byPerson(open.filter((cry) => !cry.isDanger && isUnanswered(cry, today))),
  }
}

/** Tasks of the head's own, the most urgent first. */
export const ownTasks = async ({ desks, actor, today, moment }: OfficeCall): Promise<readonly TaskLine[]> => {
  const until = toldUntil(moment.conversation.calendar, today)
  const [day] = await desks.days.days([actor.id], today, until)
  return inTold(day?.tasks ?? [], today)
}

/** The day as it stands now. */
export const headDayOf = async (call: OfficeCall, { staff }: Board): Promise<HeadDay> => {
  const { desks, actor, today } = call
  return {
    ...(await waitingOf(call)),
    gone: await desks.gone.waiting(actor, today),
    unreached: await desks.board.unreached(actor.department, today),
    away: staff.filter(({ coveredBy }) => coveredBy.length > 0),
    own: await ownTasks(call),
  }
}
