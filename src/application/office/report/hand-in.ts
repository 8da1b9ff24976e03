import {
  differenceOf,
  type FrozenBehind,
  type FrozenReport,
  frozenBehind,
  frozenLines,
} from '../../../domain/report/frozen-report.ts'
import { isOver, reportPeriod } from '../../../domain/report/report-period.ts'
import { versionOf } from '../../../domain/version-of.ts'
import { type TextRef, text } from '../../../domain/words/text-ref.ts'
import type { HandedReport } from '../../ports/office/report-desk.ts'
import { about, onlyThose, type Subject } from '../kit/about.ts'
import { note } from '../kit/field.ts'
import { dialogAbout } from '../kit/form.ts'
import type { OfficeCall } from '../kit/office-call.ts'
import type { OfficeButton } from '../kit/office-words.ts'
import type { Screen } from '../kit/screen.ts'
import { WHOLE } from './count-unit.ts'
import { handedDuty } from './handed-duty.ts'
import { countAsked, definitionOf, frozenOf, periodName, type ReportAsked } from './report-at-hand.ts'
import { numberText } from './report-lines.ts'

/** A period that can be handed in, with the versions that were. */
interface Due extends Pick<ReportAsked, 'of' | 'period' | 'districts'> {
  readonly versions: readonly HandedReport[]
}

const DUE: Subject<Due> = {
  kind: 'report',
  find: async ({ desks, actor, today }, _, of) => {
    const period = reportPeriod(of)
    if (!period || period.from > today) return null
    const versions = await desks.reports.handedIn('department', actor.department, period)
    return { of, period, versions, districts: await desks.arranging.districts(actor.department, today) }
  },
}

const OVER = onlyThose(DUE, ({ today }, { period }) => isOver(period, today))
const HANDED = onlyThose(OVER, (_, { versions }) => versions.length > 0)

/** The report of this moment, as it is to be kept. */
const frozenNow = async (
  call: OfficeCall,
  { period, districts }: Due,
): Promise<{ readonly report: FrozenReport; readonly behind: FrozenBehind; readonly lacking: number }> => {
  const { moment, desks, actor } = call
  const { content, region } = moment.conversation
  const definition = definitionOf(call)
  const parts = [{ id: WHOLE, name: null }, ...districts]
  const counted = await countAsked(
    call,
    { period, districts },
    parts.map(({ id }) => id),
  )
  const of = parts.flatMap(({ id, name }) => {
    const found = counted.get(id)
    return found ? [{ id, name, found }] : []
  })
  const place = await desks.papers.institution(actor.department)
  return {
    report: {
      institution: place?.name ?? null,
      unit: actor.departmentName,
      from: period.from,
      to: period.to,
      rules: versionOf(definition),
      calendar: versionOf([content.years, region.id]),
      content: versionOf([content.events.kinds, [...content.sheets.values()], content.caseRules]),
      scopes: of.map(({ id, name, found }) => ({ scope: id, name, lines: frozenLines(found, definition) })),
    },
    behind: Object.fromEntries(of.map(({ id, found }) => [id, frozenBehind(found)])),
    lacking: counted.get(WHOLE)?.lacking.length ?? 0,
  }
}

const toVersions = (of: string): OfficeButton => [
  text('office.report.buttons.versions'),
  'report_versions',
  of,
]

/** What a version says otherwise than the one before it. */
const changeTexts = (before: FrozenReport, after: FrozenReport): TextRef[] => {
  const changes = differenceOf(before, after)
  if (changes.length === 0) return [text('office.report.no_difference')]
  return changes.map(({ id, number, before: was, after: is }) =>
    text('office.report.difference', {
      number,
      name: text(`office.report.lines.${id}`),
      before: numberText(was),
      after: numberText(is),
    }),
  )
}

/** Keeps the report of this moment as its next version. */
const handedIn = async (call: OfficeCall, due: Due, reason: string | null): Promise<Screen> => {
  const duty = await handedDuty(call, 'department', due.period)
  const { actor, today, moment } = call
  const { report, behind } = await frozenNow(call, due)
  const [latest] = due.versions
  const version = (latest?.version ?? 0) + 1
  return {
    parts: [
      text('office.report.is_handed', { period: periodName(due.of), version }),
      ...(latest ? changeTexts(frozenOf(latest), report) : []),
      ...duty.parts,
    ],
    buttons: [
      [text('office.report.buttons.open'), 'report', `${due.of}v${version}-${WHOLE}`],
      toVersions(due.of),
    ],
    place: 'in_place',
    object: `report:${due.of}v${version}`,
    changes: [
      {
        type: 'hand_in_report',
        kind: 'department',
        id: moment.conversation.chance.id(),
        department: actor.department,
        from: due.period.from,
        to: due.period.to,
        version,
        reason,
        numbers: JSON.stringify(report),
        behind: JSON.stringify(behind),
        by: actor.id,
        day: today,
        at: moment.at,
      },
      ...duty.changes,
    ],
  }
}

/** «Сдать»: what is lacking is said first; one that was handed in is corrected with a reason. */
export const handInReport = about(OVER, 'hand_in_report', async (call, due): Promise<Screen> => {
  const { of, versions } = due
  const period = periodName(of)
  if (versions.length > 0)
    return {
      parts: [text('office.report.handed_before', { period })],
      buttons: [[text('office.report.buttons.correct'), 'report_correct', of], toVersions(of)],
      place: 'in_place',
    }
  if (call.args[1] === 'yes') return handedIn(call, due, null)
  const { lacking } = await frozenNow(call, due)
  return {
    parts: [
      ...(lacking > 0 ? [text('office.report.sure_lacking', { n: lacking })] : []),
      text('office.report.sure', { period }),
    ],
    buttons: [
      [text('office.report.buttons.hand_in_now'), 'report_hand_in', of, 'yes'],
      ...(lacking > 0
        ? [
            [
              text('office.report.buttons.lacking', { n: lacking }),
              'report_lacking',
              `${of}-${WHOLE}`,
            ] as const,
          ]
        : []),
      [text('office.report.buttons.back'), 'report', `${of}-${WHOLE}`],
    ],
    place: 'in_place',
  }
})

/** «Исправить»: a further version, with its reason and what differs. */
export const CORRECT = dialogAbout({
  id: 'report_correct',
  subject: HANDED,
  action: 'hand_in_report',
  questions: (from) => from.ask('reason', () => note(text('office.report.ask_reason'))),
  finish: (call, due, { reason }) => handedIn(call, due, reason),
})

/** «Что сдано»: every version, who handed it in, why it was corrected and in what it differs. */
export const showVersions = about(DUE, 'see_report', (_, { of, versions }) => ({
  parts: [
    text(versions.length === 0 ? 'office.report.nothing_handed' : 'office.report.versions', {
      period: periodName(of),
    }),
    ...versions.flatMap((each, at): TextRef[] => {
      const before = versions[at + 1]
      const { version, day, by, reason } = each
      return [
        text('talk.blank'),
        text('office.report.version', { version, date: { date: day }, name: by }),
        ...(reason === null ? [] : [text('office.report.reason', { reason })]),
        ...(before ? changeTexts(frozenOf(before), frozenOf(each)) : []),
      ]
    }),
  ],
  buttons: [
    ...versions.map(
      ({ version }): OfficeButton => [
        text('office.report.buttons.version', { version }),
        'report',
        `${of}v${version}-${WHOLE}`,
      ],
    ),
    [text('office.report.buttons.back'), 'report', `${of}-${WHOLE}`],
  ],
  place: 'in_place',
  object: `report:${of}`,
}))
