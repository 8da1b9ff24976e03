import { may } from '../../../domain/access/can.ts'
import { ownEntry } from '../../../domain/own-entry.ts'
import { shortName } from '../../../domain/people/short-name.ts'
import { behind } from '../../../domain/report/behind.ts'
import type { TechnologySheet } from '../../../domain/report/frozen-technologies.ts'
import { isOver, termsOffered } from '../../../domain/report/report-period.ts'
import { type TextRef, text } from '../../../domain/words/text-ref.ts'
import type { ReportItem } from '../../ports/office/report-desk.ts'
import { refuse } from '../kit/audited.ts'
import { pageOf } from '../kit/list.ts'
import type { OfficeCall } from '../kit/office-call.ts'
import type { OfficeButton } from '../kit/office-words.ts'
import { periodName } from '../report/report-at-hand.ts'
import {
  aboutTechnologies,
  type TechnologiesAtHand,
  technologiesHead,
  toTechnologies,
} from './technologies-at-hand.ts'

const casesOf = ({ cases }: TechnologiesAtHand, { id }: TechnologySheet): readonly string[] =>
  ownEntry(cases, id) ?? []

const lineOf = ({ name, rows }: TechnologySheet): TextRef =>
  text('office.technologies.line', {
    name,
    list: {
      list: rows
        .filter(({ part }) => part === 'cases')
        .map(({ what, value }) => text('office.technologies.short_row', { what, value })),
    },
  })

const lackingButton = ({ word, lacking }: TechnologiesAtHand): OfficeButton[] =>
  lacking.length === 0
    ? []
    : [[text('office.report.buttons.lacking', { n: lacking.length }), 'technologies_lacking', word]]

/** «Сдать» while nothing was handed in, «Исправить» after it; only of a period that is over. */
const handInButton = ({ actor, today }: OfficeCall, hand: TechnologiesAtHand): OfficeButton[] => {
  const { handed, versions, period, of } = hand
  if (handed !== null || !isOver(period, today) || !may(actor.role, 'hand_in_report')) return []
  const name = versions.length === 0 ? 'hand_in' : 'correct'
  return [[text(`office.report.buttons.${name}`), 'technologies_hand_in', of]]
}

const versionTexts = ({ handed, versions }: TechnologiesAtHand): TextRef[] =>
  versions
    .filter(({ id }) => handed === null || id === handed.id)
    .flatMap(({ version, day, by, reason }) => [
      text('office.report.version', { version, date: { date: day }, name: by }),
      ...(reason === null ? [] : [text('office.report.reason', { reason })]),
    ])

const elsewhere = ({ today }: OfficeCall, { word, of, versions }: TechnologiesAtHand): OfficeButton[] => [
  ...versions
    .map(({ version }) => ({ version, to: `${of}v${version}` }))
    .filter(({ to }) => to !== word)
    .map(
      ({ version, to }): OfficeButton => [
        text('office.report.buttons.version', { version }),
        'technologies',
        to,
      ],
    ),
  ...(word === of ? [] : [[text('office.technologies.buttons.now'), 'technologies', of] as const]),
  ...termsOffered(today)
    .filter((each) => each !== of)
    .map((each): OfficeButton => [periodName(each), 'technologies', each]),
]

/** «Информация о технологиях»: each technology in a line; each opens its numbers and its cases. */
export const showTechnologies = aboutTechnologies((call, hand) => {
  const { word, sheets, remarks } = hand
  return {
    parts: [
      ...technologiesHead(hand, call),
      ...sheets.map(lineOf),
      ...(remarks === null ? [] : [text('office.technologies.remarks', { words: remarks })]),
      ...(hand.versions.length === 0 ? [] : [text('talk.blank'), ...versionTexts(hand)]),
    ],
    buttons: [
      ...lackingButton(hand),
      ...handInButton(call, hand),
      ...sheets
        .filter((sheet) => casesOf(hand, sheet).length > 0)
        .map((sheet): OfficeButton => [sheet.name, 'technology', word, sheet.id]),
      [text('office.report.buttons.files'), 'technologies_file', word],
      ...elsewhere(call, hand),
    ],
    place: call.args.length > 0 ? 'in_place' : 'new',
    object: `technologies:${word}`,
  }
})

/** Cases of a list that the reader may see, by name. */
export const casesSeen = async (
  { desks, actor, today }: Pick<OfficeCall, 'desks' | 'actor' | 'today'>,
  cases: readonly string[],
  at: number,
): Promise<readonly ReportItem[]> =>
  desks.reports.items(
    actor,
    cases.map((id) => behind('case', id)),
    today,
    at,
  )

/** A technology: its numbers, and the cases behind them as far as the reader may see them. */
export const showTechnology = aboutTechnologies(async (call, hand) => {
  const sheet = hand.sheets.find(({ id }) => id === call.args[1])
  if (!sheet) return refuse(call, 'see_report', `technologies:${hand.word}`)
  const cases = casesOf(hand, sheet)
  const seen = await casesSeen(call, cases, call.moment.at)
  const others = cases.length - seen.length
  const { shown, turns } = pageOf(seen, call.args[2], (page) => ['technology', hand.word, sheet.id, page])
  return {
    parts: [
      ...technologiesHead(hand, call),
      text('office.technologies.title', { name: sheet.name }),
      ...sheet.rows.map(({ what, value }) => text('office.technologies.row', { what, value })),
      ...(others > 0 ? [text('office.report.others', { n: others })] : []),
    ],
    buttons: [
      ...shown.map(({ id, name }): OfficeButton => [shortName(name ?? ''), 'case', id]),
      ...turns,
      toTechnologies(hand.word),
    ],
    place: 'in_place',
    object: `technologies:${hand.word}`,
  }
})
