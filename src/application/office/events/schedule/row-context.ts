import type { MendedRow } from '../../../../domain/events/kept-reading.ts'
import type { RowContext } from '../../../../domain/events/read-row-texts.ts'
import type { FormPlace } from '../../kit/office-form.ts'

/** What a row of a schedule is read with, in the words of the region. */
export const rowContext = (
  { moment, today }: Pick<FormPlace, 'moment' | 'today'>,
  { plan, source }: Pick<MendedRow, 'plan' | 'source'>,
): RowContext => {
  const { scheduleColumns, events } = moment.conversation.content
  return { words: scheduleColumns.values, kinds: events.kinds, today, plan, source }
}
