import { text } from '../../../domain/words/text-ref.ts'
import type { CryDesk } from '../../ports/office/cry-desk.ts'
import type { RecordDesk } from '../../ports/office/record-desk.ts'
import { type Composer, toHead } from '../kit/composer.ts'
import { dailyNotice } from '../kit/daily-notice.ts'

/** How far the record of access is sealed when it is told, and the sum of it: kept in a chat it cannot be rewritten with the record. */
const recordSum: Composer = async ({ desks, today, words }) => {
  const found = await desks.record.sum()
  if (found === null) return words.message([text('office.record.empty')])
  return words.message([
    text('office.record.head', { date: { date: today } }),
    text('office.record.sum', { entry: { amount: found.entry }, sum: found.sum }),
    text('talk.blank'),
    text('office.record.what_for'),
  ])
}

const monthOf = (day: string): string => day.slice(0, 'YYYY-MM'.length)

interface Reads {
  readonly cries: Pick<CryDesk, 'heads'>
  readonly record: RecordDesk
}

/** In each month once, every head: the sum of the record of access, so that it stands outside the database. */
export const RECORD_SUM = dailyNotice<Reads>({
  rule: 'record_sum',
  compose: toHead(recordSum),
  find: async ({ after, day }, { cries, record }) => {
    const month = monthOf(day)
    if (monthOf(after) === month || (await record.sum()) === null) return []
    const departments = await cries.heads(day)
    return departments.flatMap(({ department, persons }) =>
      persons.map((person) => ({ person, subject: department, base: `${month}-01`, period: month })),
    )
  },
})
