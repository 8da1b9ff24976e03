import type { ToldFile } from '../../../domain/events/kept-reading.ts'
import { type DirectoryReading, NOTHING_LISTED } from '../../../domain/organisations/directory-reading.ts'
import { DirectoryTable } from '../../../domain/organisations/read-directory.ts'
import type { Decision } from '../../decision.ts'
import type { FetchFile } from '../../ports/files.ts'
import type { KeptDirectory } from '../../ports/office/directory-desk.ts'
import { MOST_SCHEDULE_BYTES } from '../../ports/open-schedule.ts'
import type { OfficeCall } from '../kit/office-call.ts'
import { show } from '../kit/screen.ts'
import { fileScreen } from './directory-file.ts'
import { refusedLines } from './directory-words.ts'

/** A file as it was fetched, or why it was not. */
type Fetched = Awaited<ReturnType<FetchFile>>

const readingOf = async (
  { desks, moment, today }: OfficeCall,
  { ending }: ToldFile,
  fetched: Fetched,
): Promise<DirectoryReading> => {
  const refused = (
    why: string,
    limit: number | null = null,
    row: number | null = null,
  ): DirectoryReading => ({
    ...NOTHING_LISTED,
    refused: { why, limit, row },
  })
  if ('refused' in fetched) return refused(fetched.refused, MOST_SCHEDULE_BYTES)
  const { directoryColumns: columns, scheduleColumns } = moment.conversation.content
  const table = new DirectoryTable({ columns, dates: scheduleColumns.values, today })
  for await (const told of desks.openTable(fetched.bytes, ending)) {
    if ('refused' in told) return refused(told.refused, told.limit, told.row)
    table.take(told)
    if (table.isTooLong) break
  }
  return table.result()
}

/**
 * A table of organisations: read in the update itself, since it holds some hundred rows. What was understood and what was not
 * is shown, and nothing is told to anybody before it is taken. Outages throw, the update comes again.
 */
export const receiveDirectory = async (
  call: OfficeCall,
  told: ToldFile,
  fetched: Fetched,
): Promise<Decision> => {
  const reading = await readingOf(call, told, fetched)
  if (reading.refused) return show(call, 'confirm_fact', { parts: refusedLines(reading.refused) })
  const id = call.moment.conversation.chance.id()
  const file: KeptDirectory = { id, state: 'read', revision: 0, reading }
  return show(call, 'confirm_fact', {
    ...(await fileScreen(call, file)),
    changes: [{ type: 'keep_directory_file', id, staff: call.actor.id, reading, at: call.moment.at }],
    object: `directory_file:${id}`,
  })
}
