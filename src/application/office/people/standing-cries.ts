import { isCry } from '../../../domain/caseload/cry.ts'
import { type TextRef, text } from '../../../domain/words/text-ref.ts'
import type { TaskLine } from '../../ports/office/task-desk.ts'
import type { OfficeCall } from '../kit/office-call.ts'

/** Open cries of a person, as far as they are in sight: danger, «Нужна помощь», a call for a person, what burns in a case. */
export const standingCries = async (
  {
    desks,
    actor,
    today,
    moment,
  }: Pick<OfficeCall, 'desks' | 'actor' | 'today'> & {
    readonly moment: Pick<OfficeCall['moment'], 'at'>
  },
  citizen: string,
): Promise<readonly TaskLine[]> =>
  (await desks.tasks.list(actor, { citizen }, today, moment.at)).filter(isCry)

/** What stands, a line each: «опасность, 3 декабря 2026 года, четверг». */
export const cryKinds = (cries: readonly TaskLine[]): TextRef[] =>
  cries.map((task) =>
    text('office.presence.cry', {
      kind: text(task.case === null ? `office.task.kinds.${task.kind}` : 'office.presence.urgent_case'),
      date: { date: task.madeOn },
    }),
  )

/** Said before somebody is taken off the list while they wait for help: what stands, and that it stays. */
export const cryWarning = (cries: readonly TaskLine[]): TextRef[] =>
  cries.length === 0
    ? []
    : [
        text('office.presence.cries_stand'),
        ...cryKinds(cries),
        text('office.presence.cries_stay'),
        text('talk.blank'),
      ]
