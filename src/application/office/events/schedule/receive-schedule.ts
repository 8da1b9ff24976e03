import { NOTHING_READ, type ScheduleReading } from '../../../../domain/events/event-draft.ts'
import type { ToldFile } from '../../../../domain/events/kept-reading.ts'
import { type Decision, decide } from '../../../decision.ts'
import type { FetchFile } from '../../../ports/files.ts'
import { MOST_SCHEDULE_BYTES } from '../../../ports/open-schedule.ts'
import { keepSchedule, type ReceivingPlace } from './keep-schedule.ts'
import { type FileKind, kindOfTable, readScheduleFile, type ScheduleParts } from './read-schedule-file.ts'
import { refusedLines } from './schedule-words.ts'

/** A file as it was fetched, or why it was not. */
type Fetched = Awaited<ReturnType<FetchFile>>

const partsOf = ({ desks, moment, today }: ReceivingPlace): ScheduleParts => ({
  openTable: desks.openTable,
  openSchedule: desks.openSchedule,
  today,
  content: moment.conversation.content,
  zone: moment.conversation.region.time_zone,
})

/** Fetches what may be a plan of events. Outages throw. */
export const fetchSchedule = ({ desks }: ReceivingPlace, { file }: ToldFile): Promise<Fetched> =>
  desks.fetchFile(file, MOST_SCHEDULE_BYTES)

/** What a table is, by the headings in its first rows. */
export const kindOfFile = async (
  place: ReceivingPlace,
  { ending }: ToldFile,
  fetched: Fetched,
): Promise<FileKind> =>
  'refused' in fetched ? 'unknown' : kindOfTable({ bytes: fetched.bytes, ending }, partsOf(place))

const readingOf = async (
  place: ReceivingPlace,
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
  place: ReceivingPlace,
  told: ToldFile,
  fetched: Fetched,
): Promise<Decision> => {
  const reading = await readingOf(place, told, fetched)
  const { moment, words } = place
  if (reading.refused) return decide(moment, { replies: [words.message(refusedLines(reading.refused))] })
  return keepSchedule(place, { origin: 'file', source: told.source, reading, announced: null })
}
