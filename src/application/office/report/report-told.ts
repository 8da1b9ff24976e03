import { dueOf } from '../../../domain/calendar/deadline.ts'
import type { DeadlineRule } from '../../../domain/calendar/deadline-rule.ts'
import type { LocalDate } from '../../../domain/calendar/local-date.ts'
import type { CountedReport } from '../../../domain/report/counted-line.ts'
import { reportTold } from '../../../domain/report/report-due.ts'
import { reportPeriod } from '../../../domain/report/report-period.ts'
import { text } from '../../../domain/words/text-ref.ts'
import type { Conversation } from '../../conversation.ts'
import type { DutyDesk } from '../../ports/office/duty-desk.ts'
import type { ReportDesk } from '../../ports/office/report-desk.ts'
import type { Employee, StaffDesk } from '../../ports/office/staff-desk.ts'
import { type Composer, toStaff } from '../kit/composer.ts'
import { dailyNotice, type Finding } from '../kit/daily-notice.ts'
import { PAGE } from '../kit/list.ts'
import { countUnit, WHOLE } from './count-unit.ts'
import { definitionOf, periodName } from './report-at-hand.ts'
import { lackingSeen, lackingText, mendButtons } from './report-lacking.ts'

/** When the report of a quarter is due (D-quarter). */
const DUE_RULE = 'quarter'

interface Reads {
  readonly reports: ReportDesk
  readonly staff: Pick<StaffDesk, 'colleagues' | 'districts'>
  readonly desk: Pick<DutyDesk, 'heads'>
  readonly conversation: Conversation
}

const ruleOf = ({ content }: Conversation): DeadlineRule | null => content.deadlines.get(DUE_RULE) ?? null

/** What is lacking in a unit and in each of its districts. */
const countedIn = async (
  {
    reports,
    staff,
    conversation,
  }: Pick<Reads, 'reports' | 'conversation'> & { readonly staff: Pick<StaffDesk, 'districts'> },
  department: string,
  of: string,
  today: LocalDate,
): Promise<ReadonlyMap<string, CountedReport>> => {
  const period = reportPeriod(of)
  if (!period) return new Map()
  const districts = (await staff.districts(department)).map(({ id }) => id)
  return countUnit(reports, {
    definition: definitionOf({ moment: { conversation } }),
    kinds: conversation.content.events.kinds,
    asked: {
      from: period.from,
      to: period.to,
      today,
      zone: conversation.region.time_zone,
      department,
      districts,
    },
    scopes: [WHOLE, ...districts],
    keeps: false,
  })
}

/** The part of the unit that concerns somebody: all of it a head, a specialist a district of theirs that lacks something. */
const scopeOf = (
  { role, districts }: Employee,
  counted: ReadonlyMap<string, CountedReport>,
): string | null => {
  const lacks = (scope: string): boolean => (counted.get(scope)?.lacking.length ?? 0) > 0
  if (role === 'head') return lacks(WHOLE) ? WHOLE : null
  if (role !== 'specialist') return null
  const own = districts.filter(lacks)
  return own.length > 1 ? WHOLE : (own[0] ?? null)
}

/** What the report still lacks of what the reader may see, a press away from where it is mended. */
const reportLacks: Composer = async ({ desks, person, subject, day, today, words, conversation }) => {
  const reader = await desks.staff.ofPerson(person, day)
  if (!reader) throw new RangeError('the notice is for an employee who is no more')
  const [of = '', ...scope] = subject.split('-')
  const reads = { reports: desks.reports, staff: desks.staff, conversation }
  const counted = await countedIn(reads, reader.department, of, today)
  const lacking = counted.get(scope.join('-'))?.lacking ?? []
  const seen = await lackingSeen({ desks, actor: reader, today }, lacking, Date.parse(`${today}T00:00:00Z`))
  if (seen.length === 0) return words.message([text('office.report.lacks_nothing')])
  const rule = ruleOf(conversation)
  const period = reportPeriod(of)
  const shown = seen.slice(0, PAGE)
  return words.message(
    [
      text('office.report.told', {
        period: periodName(of),
        n: seen.length,
        date: rule && period ? { date: dueOf(rule, period.from, conversation.calendar).due } : '',
      }),
      ...shown.map((each, place) => text('office.report.nth', { n: place + 1, what: lackingText(each) })),
    ],
    [
      ...shown.flatMap((each) => mendButtons({ actor: reader }, each)),
      [text('office.report.buttons.lacking', { n: seen.length }), 'report_lacking', subject],
    ],
  )
}

/** «Чего не хватает»: five working days before the report of a quarter is due, to whoever can mend it. */
export const REPORT_LACKING = dailyNotice<Reads>({
  rule: 'report_lacking',
  compose: toStaff(reportLacks),
  find: async ({ after, day }, reads) => {
    const { staff, desk, conversation } = reads
    const rule = ruleOf(conversation)
    const told = rule && reportTold(rule, after, day, conversation.calendar)
    if (!told) return []
    const found: Finding[] = []
    for (const { department } of await desk.heads(day)) {
      const counted = await countedIn(reads, department, told.of, day)
      for (const colleague of await staff.colleagues(department, day)) {
        const scope = scopeOf(colleague, counted)
        if (scope === null || colleague.person === null || colleague.state !== 'active') continue
        found.push({ person: colleague.person, subject: `${told.of}-${scope}`, period: told.of })
      }
    }
    return found
  },
})
