import { may } from '../../../domain/access/can.ts'
import { isOver, periodsOffered } from '../../../domain/report/report-period.ts'
import { text } from '../../../domain/words/text-ref.ts'
import { refuse } from '../kit/audited.ts'
import { pageOf } from '../kit/list.ts'
import type { OfficeCall } from '../kit/office-call.ts'
import type { OfficeButton } from '../kit/office-words.ts'
import { type Answer, useCase } from '../kit/screen.ts'
import { WHOLE } from './count-unit.ts'
import {
  periodName,
  type ReportAsked,
  type ReportAtHand,
  reportAsked,
  reportAtHand,
  reportHead,
} from './report-at-hand.ts'
import { groupsOf, lineNamed, lineText, lineWord, splitTexts } from './report-lines.ts'

/** A screen of a report that is counted anew at every press. */
export const aboutReport = (show: (call: OfficeCall, hand: ReportAtHand) => Answer | Promise<Answer>) =>
  useCase('see_report', async (call) => {
    const hand = await reportAtHand(call)
    return hand ? show(call, hand) : refuse(call, 'see_report', `report:${call.args[0] ?? ''}`)
  })

/** A screen about which report is spoken of; nothing is counted. */
export const aboutAsked = (show: (call: OfficeCall, asked: ReportAsked) => Answer | Promise<Answer>) =>
  useCase('see_report', async (call) => {
    const asked = await reportAsked(call)
    return asked ? show(call, asked) : refuse(call, 'see_report', `report:${call.args[0] ?? ''}`)
  })

export const toReport = (word: string): OfficeButton => [text('office.report.buttons.back'), 'report', word]

const ways = (
  { actor, today }: OfficeCall,
  { word, of, counted, districts, handed, period }: ReportAtHand,
): OfficeButton[] => [
  ...(counted.lacking.length === 0
    ? []
    : [
        [
          text('office.report.buttons.lacking', { n: counted.lacking.length }),
          'report_lacking',
          word,
        ] as const,
      ]),
  [text('office.report.buttons.period'), 'report_periods', word],
  ...(isOver(period, today) && handed === null && may(actor.role, 'hand_in_report')
    ? [[text('office.report.buttons.hand_in'), 'report_hand_in', of] as const]
    : []),
  [text('office.report.buttons.files'), 'report_file', word],
  [text('office.report.buttons.versions'), 'report_versions', of],
  ...(districts.length > 1 ? [[text('office.report.buttons.scope'), 'report_scopes', word] as const] : []),
]

/** «Отчёт отделения»: the thirteen groups with their numbers; each opens its lines. */
export const showReport = aboutReport((call, hand) => {
  const { word, counted } = hand
  const heads = groupsOf(counted.lines).flatMap(([head]) => head ?? [])
  const { shown, turns } = pageOf(heads, call.args[1], (page) => ['report', word, page])
  return {
    parts: [...reportHead(hand, call), text('talk.blank'), text('office.report.choose')],
    buttons: [
      ...shown.map((line): OfficeButton => [lineText(line), 'report_group', word, lineWord(line)]),
      ...turns,
      ...ways(call, hand),
    ],
    place: call.args.length > 0 ? 'in_place' : 'new',
    object: `report:${word}`,
  }
})

/** A group: its head and what stands below it; each line opens its list. */
export const showReportGroup = aboutReport((call, hand) => {
  const { word, counted } = hand
  const head = lineNamed(counted.lines, call.args[1])
  const group = groupsOf(counted.lines).find(([first]) => first === head)
  if (!head || !group) return refuse(call, 'see_report', `report:${word}`)
  return {
    parts: [
      ...reportHead(hand, call),
      text('talk.blank'),
      ...group.flatMap((line) => [lineText(line), ...splitTexts(line)]),
    ],
    buttons: [
      ...group.map(
        (line): OfficeButton => [
          text('office.report.open', { number: line.number, name: text(`office.report.lines.${line.id}`) }),
          'report_line',
          word,
          lineWord(line),
        ],
      ),
      toReport(word),
    ],
    place: 'in_place',
    object: `report:${word}`,
  }
})

/** «Другой период». */
export const showReportPeriods = aboutAsked((call, { of, scope }) => ({
  parts: [text('office.report.which_period')],
  buttons: periodsOffered(call.today)
    .filter((each) => each !== of)
    .map((each): OfficeButton => [periodName(each), 'report', `${each}-${scope}`]),
  place: 'in_place',
}))

/** The same report of another part of the unit. */
const inScope = (word: string, scope: string): string => `${word.split('-')[0] ?? ''}-${scope}`

/** «По участкам»: the unit as a whole, or one of its districts. */
export const showReportScopes = aboutAsked((_, { word, scope, districts }) => ({
  parts: [text('office.report.which_scope')],
  buttons: [
    ...(scope === WHOLE
      ? []
      : [[text('office.report.buttons.whole'), 'report', inScope(word, WHOLE)] as const]),
    ...districts
      .filter(({ id }) => id !== scope)
      .map(({ id, name }): OfficeButton => [name, 'report', inScope(word, id)]),
  ],
  place: 'in_place',
}))
