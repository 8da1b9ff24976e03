import { dueOf } from '../../../domain/calendar/deadline.ts'
import type { DeadlineRule } from '../../../domain/calendar/deadline-rule.ts'
import { reportTold } from '../../../domain/report/report-due.ts'
import { reportPeriod } from '../../../domain/report/report-period.ts'
import { text } from '../../../domain/words/text-ref.ts'
import type { Conversation } from '../../conversation.ts'
import type { DutyDesk } from '../../ports/office/duty-desk.ts'
import type { TechnologyDesk } from '../../ports/office/technology-desk.ts'
import { type Composer, toHead } from '../kit/composer.ts'
import { dailyNotice, type Finding } from '../kit/daily-notice.ts'
import { PAGE } from '../kit/list.ts'
import { periodName } from '../report/report-at-hand.ts'
import { countNow } from './technologies-at-hand.ts'
import { lackButton, lackSeen, lackText } from './technologies-lacking.ts'

/** When the information of each kind of period is due: the 5th after a quarter, the 15th after a half-year. */
const DUE_RULES = [
  { rule: 'quarter', kind: 'quarter' },
  { rule: 'halfyear', kind: 'half_year' },
] as const

const ruleOf = ({ content }: Conversation, kind: string): DeadlineRule | undefined =>
  content.deadlines.get(DUE_RULES.find((each) => each.kind === kind)?.rule ?? '')

/** What the information lacks still, a press away from where it is mended. */
const technologiesLack: Composer = async ({ desks, person, subject, day, today, words, conversation }) => {
  const reader = await desks.staff.ofPerson(person, day)
  const period = reportPeriod(subject)
  if (!reader || !period) throw new RangeError('the notice is for an employee and a period that are no more')
  const asked = { department: reader.department, period, today }
  const { lacking } = await countNow(desks.technologies, conversation, asked)
  const rule = ruleOf(conversation, period.kind)
  const due = rule === undefined ? null : dueOf(rule, period.from, conversation.calendar).due
  const seen = await lackSeen({ desks, actor: reader, today }, lacking, Date.parse(`${today}T00:00:00Z`))
  const shown = seen.slice(0, PAGE)
  return words.message(
    [
      text('office.technologies.told', {
        period: periodName(subject),
        date: due === null ? '' : { date: due },
      }),
      text(seen.length === 0 ? 'office.technologies.lacks_nothing' : 'office.technologies.lacks'),
      ...shown.map((each, place) => text('office.report.nth', { n: place + 1, what: lackText(each) })),
    ],
    [...shown.map(lackButton), [text('office.technologies.buttons.open'), 'technologies', subject]],
  )
}

interface Reads {
  readonly technologies: TechnologyDesk
  readonly desk: Pick<DutyDesk, 'heads'>
  readonly conversation: Conversation
}

/** Five working days before the information on technologies is due: what it lacks, to the head (D-quarter, D-halfyear). */
export const TECHNOLOGIES_LACKING = dailyNotice<Reads>({
  rule: 'technologies_lacking',
  compose: toHead(technologiesLack),
  find: async ({ after, day }, { desk, technologies, conversation }) => {
    const found: Finding[] = []
    for (const { kind } of DUE_RULES) {
      const rule = ruleOf(conversation, kind)
      const told = rule && reportTold(rule, after, day, conversation.calendar, kind)
      const period = told ? reportPeriod(told.of) : null
      if (!told || !period) continue
      for (const { department, person } of await desk.heads(day)) {
        if (person === null) continue
        const { lacking } = await countNow(technologies, conversation, { department, period, today: day })
        if (lacking.length > 0) found.push({ person, subject: told.of, period: told.of })
      }
    }
    return found
  },
})
