import type { Stretch } from '../../../../domain/calendar/period.ts'
import {
  REPORT_PERIODS,
  type ReportedLine,
  type ReportPeriod,
  reportedLines,
  reportSpan,
} from '../../../../domain/events/event-report.ts'
import { text } from '../../../../domain/words/text-ref.ts'
import { decide } from '../../../decision.ts'
import { allowed } from '../../kit/audited.ts'
import { csvText } from '../../kit/csv-text.ts'
import type { OfficeCall } from '../../kit/office-call.ts'
import type { OfficeButton } from '../../kit/office-words.ts'
import { useCase } from '../../kit/screen.ts'
import { inPlace } from '../../kit/use-case.ts'

/** Which stretch is asked for: this or the last month or quarter. */
interface Asked extends Stretch {
  readonly period: ReportPeriod
  readonly before: boolean
}

const askedOf = ({ args: [period = 'quarter', which = 'this'], today }: OfficeCall): Asked => {
  const known = REPORT_PERIODS.find((each) => each === period) ?? 'quarter'
  const before = which === 'last'
  return { period: known, before, ...reportSpan(known, today, before) }
}

/** A head sees the department, everybody else their own districts. */
const linesOf = async (call: OfficeCall, { from, to }: Asked): Promise<ReportedLine[]> => {
  const { desks, actor, moment } = call
  const districts = actor.role === 'head' ? null : actor.districts
  const counts = await desks.signUps.counts(actor.department, districts, from, to)
  return reportedLines(moment.conversation.content.events.kinds, counts)
}

const spanOf = ({ from, to }: Asked) =>
  text('office.events_report.span', { from: { date: from }, until: { date: to } })

/** The same for other stretches, and as a file. */
const buttonsOf = ({ period, before }: Asked): OfficeButton[] => {
  const others = REPORT_PERIODS.flatMap((each) =>
    (['this', 'last'] as const).map((which) => ({ each, which })),
  ).filter(({ each, which }) => each !== period || (which === 'last') !== before)
  return [
    [text('office.events_report.buttons.file'), 'events_report_file', period, before ? 'last' : 'this'],
    ...others.map(
      ({ each, which }): OfficeButton => [
        text(`office.events_report.buttons.${each}_${which}`),
        'events_report',
        each,
        which,
      ],
    ),
  ]
}

/** How many people 55+ or with a disability took part in what, by the lines of the form (Y-report). */
export const showEventsReport = useCase('see_events', async (call) => {
  const asked = askedOf(call)
  const lines = await linesOf(call, asked)
  const told = lines.filter(({ visits }) => visits > 0)
  const parts = [
    text('office.events_report.head'),
    spanOf(asked),
    text('talk.blank'),
    ...(told.length === 0 ? [text('office.events_report.none')] : []),
    ...told.map(({ line, number, events, people, visits }) =>
      text('office.events_report.line', {
        mark: number,
        what: text(`office.events_report.lines.${line}`),
        n: events,
        people,
        all: visits,
      }),
    ),
  ]
  const message = call.words.message(parts, buttonsOf(asked))
  return decide(call.moment, {
    replies: [call.args.length > 0 ? inPlace(call, message) : message],
    office: [allowed(call, 'see_events', 'events_report')],
  })
})

const COLUMNS = ['number', 'line', 'events', 'people', 'visits'] as const

/** The report as a table, every line of the form in it. */
export const sendEventsReport = useCase('see_events', async (call) => {
  const { words, desks, moment } = call
  const asked = askedOf(call)
  const rows = (await linesOf(call, asked)).map(({ line, number, events, people, visits }) => [
    ...[number, words.phrase(`office.events_report.lines.${line}`), events, people, visits],
  ])
  const head = COLUMNS.map((each) => words.phrase(`office.events_report.columns.${each}`))
  const content = await csvText(desks, [head, ...rows])
  const name = `${words.phrase('office.events_report.file')}-${asked.from}.csv`
  return decide(moment, {
    replies: [{ kind: 'file', name, mime: 'text/csv', content, caption: words.plain(spanOf(asked)) }],
    office: [allowed(call, 'see_events', 'events_report')],
  })
})
