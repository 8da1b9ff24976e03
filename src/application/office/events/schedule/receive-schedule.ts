import type { ToldFile } from '../../../../domain/events/kept-reading.ts'
import { type Decision, decide } from '../../../decision.ts'
import type { KeptSchedule } from '../../../ports/office/schedule-desk.ts'
import { allowed } from '../../audited.ts'
import type { OfficeCall } from '../../office-call.ts'
import {
  type FileKind,
  isCalendarName,
  kindOfTable,
  MOST_SCHEDULE_BYTES,
  readScheduleFile,
  type ScheduleParts,
} from './read-schedule-file.ts'
import { refusedLines } from './schedule-words.ts'
import { scheduleMessage } from './show-schedule.ts'

type Place = Pick<OfficeCall, 'moment' | 'actor' | 'desks' | 'words' | 'today'>

const partsOf = ({ desks, moment, today }: Place): ScheduleParts => ({
  ...{ openTable: desks.openTable, openSchedule: desks.openSchedule, today },
  ...{ content: moment.conversation.content, zone: moment.conversation.region.time_zone },
})

/** What a file is: by its name for calendars, else by the headings in its first rows. Outages throw. */
export const kindOfFile = async (place: Place, { file, ending, size }: ToldFile): Promise<FileKind> => {
  if (isCalendarName(ending)) return 'schedule'
  if (size > MOST_SCHEDULE_BYTES) return 'register'
  const fetched = await place.desks.fetchFile(file, MOST_SCHEDULE_BYTES)
  return 'refused' in fetched ? 'unknown' : kindOfTable({ bytes: fetched.bytes, ending }, partsOf(place))
}

/**
 * Reads a plan of events in the update itself: it has five thousand rows and five megabytes at most, which takes less than
 * two seconds, so that the answer is the result and not a promise of one. Outages throw, the update comes again.
 */
export const receiveSchedule = async (
  place: Place,
  { file, ending, source }: ToldFile,
): Promise<Decision> => {
  const { moment, actor, desks, words } = place
  const fetched = await desks.fetchFile(file, MOST_SCHEDULE_BYTES)
  const reading =
    'refused' in fetched
      ? null
      : await readScheduleFile({ bytes: fetched.bytes, ending, source }, partsOf(place))
  const why = 'refused' in fetched ? fetched.refused : null
  const refused =
    reading === null ? { why: why ?? 'gone', limit: MOST_SCHEDULE_BYTES, row: null } : reading.refused
  if (reading === null || refused)
    return decide(moment, {
      replies: [words.message(refusedLines(refused ?? { why: 'gone', limit: null, row: null }))],
    })
  const id = moment.conversation.chance.id()
  const kept = { origin: 'file', source, reading, announced: null } as const
  const schedule: KeptSchedule = { id, state: 'read', revision: 0, kept }
  return decide(moment, {
    replies: [await scheduleMessage(place, schedule)],
    office: [
      { type: 'keep_schedule', id, staff: actor.id, kept, at: moment.at },
      allowed(place, 'plan_events', `schedule:${id}`),
    ],
  })
}
