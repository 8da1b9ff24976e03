import type { LocalDate } from '../../../domain/calendar/local-date.ts'
import { ownEntry } from '../../../domain/own-entry.ts'
import {
  FrozenTechnologies,
  TechnologiesBehind,
  type TechnologySheet,
} from '../../../domain/report/frozen-technologies.ts'
import { isOver, type ReportPeriod, reportPeriod, usualPeriod } from '../../../domain/report/report-period.ts'
import { countTechnologies, type TechnologyCount } from '../../../domain/report/technology-count.ts'
import { type LackingCase, lackingCases } from '../../../domain/report/technology-lacking.ts'
import { type TextRef, text } from '../../../domain/words/text-ref.ts'
import type { Conversation } from '../../conversation.ts'
import type { HandedReport } from '../../ports/office/report-desk.ts'
import type { TechnologyDesk } from '../../ports/office/technology-desk.ts'
import { refuse } from '../kit/audited.ts'
import type { OfficeCall } from '../kit/office-call.ts'
import type { OfficeButton } from '../kit/office-words.ts'
import { type Answer, useCase } from '../kit/screen.ts'
import { periodName } from '../report/report-at-hand.ts'
import { sheetOf } from './technology-words.ts'

/** Which information on technologies a press is about. */
export interface TechnologiesAsked {
  /** As presses name it: `2026q4`, `2026h2`; `2026q4v2` – as its second version was handed in. */
  readonly word: string
  readonly of: string
  readonly period: ReportPeriod
  /** Versions that were handed in, the latest first. */
  readonly versions: readonly HandedReport[]
  /** The version that is asked for; null – as it stands now. */
  readonly handed: HandedReport | null
}

/** The information at this moment, or as it was handed in. */
export interface TechnologiesAtHand extends TechnologiesAsked {
  readonly sheets: readonly TechnologySheet[]
  /** Ids of cases by technology. */
  readonly cases: Readonly<Record<string, readonly string[]>>
  /** Of what was handed in nothing is lacking any more. */
  readonly lacking: readonly LackingCase[]
  /** What the head wrote at handing in; null – nothing, or it was not handed in. */
  readonly remarks: string | null
  readonly unit: string
  readonly institution: string | null
}

const WORD = /^(\d{4}[qh]\d)(?:v(\d{1,4}))?$/

/** What a press asks for; null – a period or a version that there is not. */
export const technologiesAsked = async ({
  args,
  today,
  desks,
  actor,
}: OfficeCall): Promise<TechnologiesAsked | null> => {
  const [word = usualPeriod(today)] = args
  const [, of = '', version] = WORD.exec(word) ?? []
  const period = reportPeriod(of)
  if (period === null || period.from > today) return null
  const versions = await desks.reports.handedIn('technologies', actor.department, period)
  const handed = versions.find((each) => String(each.version) === version) ?? null
  return version !== undefined && handed === null ? null : { word, of, period, versions, handed }
}

/** What was counted, and what it lacks. */
export interface CountedTechnologies {
  readonly counts: readonly TechnologyCount[]
  readonly lacking: readonly LackingCase[]
}

/** Counts the technologies of a department in a period, by what they are today. */
export const countNow = async (
  desk: TechnologyDesk,
  { content, region }: Pick<Conversation, 'content' | 'region'>,
  asked: { readonly department: string; readonly period: ReportPeriod; readonly today: LocalDate },
): Promise<CountedTechnologies> => {
  const technologies = [...content.technologies.values()]
  const cases = await desk.worked(asked.department, asked.period, asked.today, region.time_zone)
  const ids = (isMeant: (technology: (typeof technologies)[number]) => boolean): ReadonlySet<string> =>
    new Set(technologies.filter(isMeant).map(({ id }) => id))
  const rules = {
    ofFamilies: ids((each) => each.for.groups.includes('families')),
    assessed: ids(({ tasks }) => tasks.some((task) => task.closed_by === 'effect_assessed')),
  }
  return {
    counts: countTechnologies(technologies, cases, asked.period),
    lacking: lackingCases(cases, rules, asked.period),
  }
}

const asHandedIn = async (
  { desks, moment }: OfficeCall,
  asked: TechnologiesAsked,
  handed: HandedReport,
): Promise<TechnologiesAtHand | null> => {
  const behind = await desks.reports.behind(handed.id)
  if (behind === null) return null
  const frozen = FrozenTechnologies.parse(JSON.parse(handed.numbers))
  const { cases, words } = TechnologiesBehind.parse(JSON.parse(behind))
  return {
    ...asked,
    sheets: ownEntry(frozen.sheets, moment.language) ?? [],
    cases,
    lacking: [],
    remarks: words,
    unit: frozen.unit,
    institution: frozen.institution,
  }
}

const asItStands = async (call: OfficeCall, asked: TechnologiesAsked): Promise<TechnologiesAtHand> => {
  const { desks, moment, actor, today } = call
  const { conversation, language } = moment
  const { counts, lacking } = await countNow(desks.technologies, conversation, {
    department: actor.department,
    period: asked.period,
    today,
  })
  return {
    ...asked,
    sheets: counts.map((count) => sheetOf(conversation.renderers[language], count)),
    cases: Object.fromEntries(counts.map(({ technology, cases }) => [technology, [...cases]])),
    lacking,
    remarks: null,
    unit: actor.departmentName,
    institution: (await desks.papers.institution(actor.department))?.name ?? null,
  }
}

/** What a press asks for, counted; null – there is no such information. */
export const technologiesAtHand = async (call: OfficeCall): Promise<TechnologiesAtHand | null> => {
  const asked = await technologiesAsked(call)
  if (!asked) return null
  return asked.handed ? asHandedIn(call, asked, asked.handed) : asItStands(call, asked)
}

/** A screen of the information, counted anew at every press. */
export const aboutTechnologies = (
  show: (call: OfficeCall, hand: TechnologiesAtHand) => Answer | Promise<Answer>,
) =>
  useCase('see_report', async (call) => {
    const hand = await technologiesAtHand(call)
    return hand ? show(call, hand) : refuse(call, 'see_report', `technologies:${call.args[0] ?? ''}`)
  })

export const toTechnologies = (word: string): OfficeButton => [
  text('office.technologies.buttons.back'),
  'technologies',
  word,
]

/** Of which period, and how it stands: the head of every screen. */
export const technologiesHead = (
  { of, period, handed }: TechnologiesAsked,
  { today }: Pick<OfficeCall, 'today'>,
): TextRef[] => [
  text('office.technologies.head', { period: periodName(of) }),
  ...(handed
    ? [text('office.report.was_handed', { date: { date: handed.day }, version: handed.version })]
    : []),
  ...(handed === null && !isOver(period, today)
    ? [text('office.report.not_over', { date: { date: today } })]
    : []),
]
