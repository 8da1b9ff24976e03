import { NOTHING_READ, type ScheduleReading } from '../../../../domain/events/event-draft.ts'
import type { KeptReading, ToldFile } from '../../../../domain/events/kept-reading.ts'
import { text } from '../../../../domain/words/text-ref.ts'
import type { Decision } from '../../../decision.ts'
import type { FetchFile } from '../../../ports/files.ts'
import type { KeptSchedule } from '../../../ports/office/schedule-desk.ts'
import { MOST_SCHEDULE_BYTES } from '../../../ports/open-schedule.ts'
import { takeRegister } from '../../import/take-register.ts'
import { choice } from '../../kit/field.ts'
import { type Begun, dialog, type Questions } from '../../kit/form.ts'
import type { OfficeCall } from '../../kit/office-call.ts'
import { type Screen, show } from '../../kit/screen.ts'
import { type FileKind, kindOfTable, readScheduleFile, type ScheduleParts } from './read-schedule-file.ts'
import { refusedLines } from './schedule-words.ts'
import { scheduleScreen } from './show-schedule.ts'

/** A file as it was fetched, or why it was not. */
type Fetched = Awaited<ReturnType<FetchFile>>

const partsOf = ({ desks, moment, today }: OfficeCall): ScheduleParts => ({
  openTable: desks.openTable,
  openSchedule: desks.openSchedule,
  today,
  content: moment.conversation.content,
  zone: moment.conversation.region.time_zone,
})

/** Fetches what may be a plan of events. Outages throw. */
export const fetchSchedule = ({ desks }: OfficeCall, { file }: ToldFile): Promise<Fetched> =>
  desks.fetchFile(file, MOST_SCHEDULE_BYTES)

/** What a table is, by the headings in its first rows. */
export const kindOfFile = async (
  place: OfficeCall,
  { ending }: ToldFile,
  fetched: Fetched,
): Promise<FileKind> =>
  'refused' in fetched ? 'unknown' : kindOfTable({ bytes: fetched.bytes, ending }, partsOf(place))

const readingOf = async (
  place: OfficeCall,
  { ending, source }: ToldFile,
  fetched: Fetched,
): Promise<ScheduleReading> =>
  'refused' in fetched
    ? { ...NOTHING_READ, refused: { why: fetched.refused, limit: MOST_SCHEDULE_BYTES, row: null } }
    : readScheduleFile({ bytes: fetched.bytes, ending, source }, partsOf(place))

/**
 * Reads a plan of events in the update itself: it has five thousand rows and five megabytes at most, which takes less than
 * two seconds, so that the answer is the result and not a promise of one. Outages throw, the update comes again.
 */
export const receiveSchedule = async (
  call: OfficeCall,
  told: ToldFile,
  fetched: Fetched,
): Promise<Decision> => {
  const reading = await readingOf(call, told, fetched)
  const { source } = told
  const screen = reading.refused
    ? { parts: refusedLines(reading.refused) }
    : await keepSchedule(call, { origin: 'file', source, reading, announced: null })
  return show(call, 'plan_events', screen)
}

/** Keeps what was read until it is taken or left, and shows what it comes to; nothing is added yet. */
export const keepSchedule = async (call: OfficeCall, kept: KeptReading): Promise<Screen> => {
  const { moment, actor } = call
  const id = moment.conversation.chance.id()
  const schedule: KeptSchedule = { id, state: 'read', revision: 0, kept }
  return {
    ...(await scheduleScreen(call, schedule)),
    changes: [{ type: 'keep_schedule', id, staff: actor.id, kept, at: moment.at }],
    object: `schedule:${id}`,
  }
}

/** A table that may be a list of people or a plan of events: whoever sent it knows. */
export const WHICH_FILE = dialog({
  id: 'which_file',
  action: 'import_people',
  questions: (from: Questions<ToldFile & Begun>) =>
    from.ask('which', () =>
      choice(text('office.schedule.which.ask'), [
        { id: 'schedule', label: text('office.schedule.buttons.schedule') },
        { id: 'register', label: text('office.schedule.buttons.register') },
      ]),
    ),
  finish: async (call, told) =>
    told.which === 'schedule'
      ? receiveSchedule(call, told, await fetchSchedule(call, told))
      : takeRegister(call, told),
})
