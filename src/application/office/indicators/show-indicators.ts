import { shortName } from '../../../domain/people/short-name.ts'
import { groupsOf, INDICATORS, type IndicatorGroup } from '../../../domain/reports/indicator.ts'
import { type TextRef, text } from '../../../domain/words/text-ref.ts'
import type { ReportItem } from '../../ports/office/report-desk.ts'
import { refuse } from '../kit/audited.ts'
import { pageOf } from '../kit/list.ts'
import type { OfficeCall } from '../kit/office-call.ts'
import type { OfficeButton } from '../kit/office-words.ts'
import { type Screen, useCase } from '../kit/screen.ts'
import { shortDay } from '../kit/short-day.ts'
import { aboutIndicator, factsOf, type IndicatorAtHand } from './indicator-at-hand.ts'
import { groupLine, groupName, indicatorLine } from './indicator-words.ts'

const toAll: OfficeButton = [text('office.indicators.buttons.back'), 'indicators']

/** «Показатели»: each in one line; each opens its groups. */
export const showIndicators = useCase('see_board', async (call) => {
  const facts = await factsOf(call)
  const counted = INDICATORS.map((indicator) => [indicator, groupsOf(indicator, facts, call.today)] as const)
  return {
    parts: [
      text('office.indicators.head', { date: { date: call.today } }),
      ...counted.map(([indicator, groups]) => indicatorLine(indicator, groups)),
    ],
    buttons: [
      ...counted
        .filter(([, groups]) => groups.length > 0)
        .map(
          ([indicator]): OfficeButton => [
            text(`office.indicators.names.${indicator}`),
            'indicator',
            indicator,
          ],
        ),
      [text('office.indicators.buttons.load'), 'district_load'],
      [text('office.indicators.buttons.letters'), 'letters'],
      [text('office.missed.buttons.months'), 'months'],
      [text('office.board.buttons.growth'), 'growth'],
      [text('office.board.buttons.back'), 'board'],
    ],
    object: `department:${call.actor.department}`,
  }
})

/** The groups of an indicator, what it means in one sentence; each group opens its list. */
const groupsScreen = ({ words, args }: OfficeCall, { indicator, groups }: IndicatorAtHand): Screen => {
  const { shown, first, turns } = pageOf(groups, args[2], (page) => ['indicator', indicator, 'page', page])
  return {
    parts: [
      text('office.indicators.title', { name: text(`office.indicators.names.${indicator}`) }),
      text(`office.indicators.how.${indicator}`),
      text('talk.blank'),
      ...(groups.length === 0 ? [text('office.indicators.nothing')] : []),
      ...shown.map((group) => groupLine(words, indicator, group)),
    ],
    buttons: [
      ...shown.flatMap((group, at): OfficeButton[] =>
        group.behind.length === 0
          ? []
          : [[words.plain(groupName(words, indicator, group)), 'indicator', indicator, String(first + at)]],
      ),
      ...turns,
      ...(groups.length === 0
        ? []
        : [
            [text('office.board.buttons.picture'), 'indicator_file', indicator, 'png'] as const,
            [text('office.indicators.buttons.table'), 'indicator_file', indicator, 'xlsx'] as const,
          ]),
      toAll,
    ],
    place: 'in_place',
    object: `indicator:${indicator}`,
  }
}

const itemLine = ({ today }: OfficeCall, item: ReportItem, n: number): TextRef => {
  const name = item.name === null ? text('office.indicators.nobody') : shortName(item.name)
  return item.day === null
    ? text('office.indicators.item', { n, name })
    : text(`office.indicators.item_${item.kind === 'task' ? 'due' : 'since'}`, {
        n,
        name,
        date: shortDay(item.day, today),
      })
}

const opening = ({ words }: OfficeCall, { id, kind, name }: ReportItem): OfficeButton => {
  const label = name === null ? words.phrase('office.indicators.nobody') : shortName(name)
  return kind === 'task' ? [label, 'task', id] : [label, 'case', id]
}

/** Who stands behind a group, as far as the reader may see it; of the others, how many there are. */
const listScreen = async (
  call: OfficeCall,
  { indicator, groups }: IndicatorAtHand,
  group: IndicatorGroup,
): Promise<Screen> => {
  const { desks, actor, today, moment, words, args } = call
  const items = await desks.reports.items(actor, group.behind, today, moment.at)
  const others = group.behind.length - items.length
  const place = String(groups.indexOf(group))
  const { shown, first, turns } = pageOf(items, args[2], (page) => ['indicator', indicator, place, page])
  return {
    parts: [
      groupLine(words, indicator, group),
      ...(group.all === null ? [] : [text('office.indicators.not_kept', { n: group.behind.length })]),
      text('talk.blank'),
      ...shown.map((item, at) => itemLine(call, item, first + at + 1)),
      ...(others > 0 ? [text('office.report.others', { n: others })] : []),
    ],
    buttons: [
      ...shown.map((item) => opening(call, item)),
      ...turns,
      [text('office.indicators.buttons.groups'), 'indicator', indicator],
      toAll,
    ],
    place: 'in_place',
    object: `indicator:${indicator}`,
  }
}

/** One indicator, or the list behind one of its groups. */
export const showIndicator = aboutIndicator((call, hand) => {
  const [word, place] = call.args
  if (place === undefined || place === 'page') return groupsScreen(call, hand)
  const group = /^\d{1,3}$/.test(place) ? hand.groups[Number(place)] : undefined
  return group ? listScreen(call, hand, group) : refuse(call, 'see_board', `indicator:${word}`)
})
