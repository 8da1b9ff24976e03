import { ownEntry } from '../../../domain/own-entry.ts'
import type { CountedReport } from '../../../domain/report/counted-line.ts'
import { FrozenBehind, FrozenReport, thawed } from '../../../domain/report/frozen-report.ts'
import type { ReportDefinition } from '../../../domain/report/report-line.ts'
import { type ReportPeriod, reportPeriod, usualPeriod } from '../../../domain/report/report-period.ts'
import { type TextRef, text } from '../../../domain/words/text-ref.ts'
import type { HandedReport } from '../../ports/office/report-desk.ts'
import type { OfficeCall } from '../kit/office-call.ts'
import { countUnit, WHOLE } from './count-unit.ts'

/** Which report a press is about: a period, and the unit or one of its districts. */
export interface ReportAsked {
  /** As presses name it: `2026q4-all`; `2026q4v2-all` – as its second version was handed in. */
  readonly word: string
  readonly of: string
  readonly scope: string
  readonly period: ReportPeriod
  /** The version that was handed in; null – as it stands now. */
  readonly handed: HandedReport | null
  /** The name of the district; null – the whole unit. */
  readonly district: string | null
  /** Districts of the unit. */
  readonly districts: readonly { readonly id: string; readonly name: string }[]
}

/** A report as it is counted at this moment, or as it was handed in. */
export interface ReportAtHand extends ReportAsked {
  readonly definition: ReportDefinition
  readonly counted: CountedReport
}

/** The report of the unit; the installation has one definition of it. */
const DEFINITION = 'department'

export const definitionOf = ({
  moment,
}: {
  readonly moment: Pick<OfficeCall['moment'], 'conversation'>
}): ReportDefinition => {
  const found = moment.conversation.content.reports.get(DEFINITION)
  if (!found) throw new RangeError('there is no scenarios/report/department.yaml')
  return found
}

/** A specialist begins with the own district, where there is one; whoever leads the unit with all of it. */
const usualScope = ({ actor }: OfficeCall): string =>
  actor.role === 'specialist' && actor.districts.length === 1 ? (actor.districts[0] ?? WHOLE) : WHOLE

const WORD = /^([0-9qm]+)(?:v(\d{1,4}))?-([a-z0-9_-]+)$/

/** Parts of a unit that a report has: its districts of today, or those of the day on which it was handed in. */
const partsOf = async (
  { desks, actor, today }: OfficeCall,
  handed: HandedReport | null,
): Promise<ReportAsked['districts']> => {
  if (!handed) return desks.arranging.districts(actor.department, today)
  return frozenOf(handed).scopes.flatMap(({ scope, name }) => (name === null ? [] : [{ id: scope, name }]))
}

/** What was handed in. */
export const frozenOf = ({ numbers }: Pick<HandedReport, 'numbers'>): FrozenReport =>
  FrozenReport.parse(JSON.parse(numbers))

/** What a press asks for; null – a period, a version or a district that there is not. */
export const reportAsked = async (call: OfficeCall): Promise<ReportAsked | null> => {
  const { args, today, desks, actor } = call
  const [word = `${usualPeriod(today)}-${usualScope(call)}`] = args
  const [, of = '', version, scope = ''] = WORD.exec(word) ?? []
  const period = reportPeriod(of)
  if (period === null || period.from > today) return null
  const versions =
    version === undefined ? [] : await desks.reports.handedIn('department', actor.department, period)
  const handed = versions.find((each) => String(each.version) === version) ?? null
  if (version !== undefined && !handed) return null
  const districts = await partsOf(call, handed)
  const district = districts.find(({ id }) => id === scope)
  if (!district && scope !== WHOLE) return null
  return { word, of, scope, period, handed, district: district?.name ?? null, districts }
}

/** Counts a report by the rules of today. */
export const countAsked = async (
  { moment, desks, actor, today }: OfficeCall,
  { period, districts }: Pick<ReportAsked, 'period' | 'districts'>,
  scopes: readonly string[],
): Promise<ReadonlyMap<string, CountedReport>> => {
  const { content, region } = moment.conversation
  const ids = districts.map(({ id }) => id)
  return countUnit(desks.reports, {
    definition: definitionOf({ moment }),
    kinds: content.events.kinds,
    asked: {
      from: period.from,
      to: period.to,
      today,
      zone: region.time_zone,
      department: actor.department,
      districts: scopes.includes(WHOLE) ? ids : scopes,
    },
    scopes,
    keeps: true,
  })
}

/** A report that was handed in, as it was. */
const handedReport = async (
  { desks }: OfficeCall,
  { id, numbers }: HandedReport,
  scope: string,
): Promise<CountedReport | null> => {
  const frozen = frozenOf({ numbers }).scopes.find((each) => each.scope === scope)
  const behind = await desks.reports.behind(id)
  if (!frozen || behind === null) return null
  const ids = ownEntry(FrozenBehind.parse(JSON.parse(behind)), scope) ?? {}
  return { lines: thawed(frozen, ids), lacking: [] }
}

/** What a press asks for, counted; null – there is no such report. */
export const reportAtHand = async (call: OfficeCall): Promise<ReportAtHand | null> => {
  const asked = await reportAsked(call)
  if (!asked) return null
  const { scope, handed } = asked
  const counted = handed
    ? await handedReport(call, handed, scope)
    : ((await countAsked(call, asked, [scope])).get(scope) ?? null)
  return counted && { ...asked, definition: definitionOf(call), counted }
}

/** «4 квартал 2026», «ноябрь 2026», «2 полугодие 2026». */
export const periodName = (of: string): TextRef => {
  const [year = '', part = ''] = of.split(/[qm]/)
  if (of.includes('h'))
    return text('office.report.half_year', { number: of.split('h')[1] ?? '', year: of.split('h')[0] ?? '' })
  return of.includes('q')
    ? text('office.report.quarter', { number: part, year })
    : text('office.report.month', { month: text(`office.month_names.name.m${Number(part)}`), year })
}

/** What is counted, and when: the head of every screen of it. */
export const reportHead = (
  { of, district, period, handed }: ReportAsked,
  { today }: Pick<OfficeCall, 'today'>,
): TextRef[] => [
  text('office.report.head', { period: periodName(of) }),
  district === null ? text('office.report.whole') : text('office.report.of_district', { district }),
  ...(handed
    ? [text('office.report.was_handed', { version: handed.version, date: { date: handed.day } })]
    : []),
  ...(handed || period.to < today ? [] : [text('office.report.not_over', { date: { date: today } })]),
]
