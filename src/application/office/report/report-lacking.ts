import type { Action } from '../../../domain/access/action.ts'
import { may } from '../../../domain/access/can.ts'
import { shortName } from '../../../domain/people/short-name.ts'
import { LACKING, type Lacking, type LackingItem } from '../../../domain/report/counted-line.ts'
import { type TextRef, text } from '../../../domain/words/text-ref.ts'
import type { ReportItem } from '../../ports/office/report-desk.ts'
import { pageOf } from '../kit/list.ts'
import type { OfficeCall } from '../kit/office-call.ts'
import type { OfficeButton } from '../kit/office-words.ts'
import type { UseCaseName } from '../kit/use-case-name.ts'
import { reportHead } from './report-at-hand.ts'
import { aboutReport, toReport } from './show-report.ts'

/** Where each is mended: one press away. */
const MENDS: Readonly<Record<Lacking, readonly [name: UseCaseName, action: Action]>> = {
  birth: ['change', 'change_person'],
  household: ['family', 'see_person'],
  family: ['family', 'see_person'],
  programme: ['person', 'see_person'],
  attendance: ['event', 'see_events'],
}

/** Something that is lacking, with whom it is about, as the reader sees them. */
export interface LackingSeen {
  readonly what: Lacking
  readonly item: ReportItem
}

/** What is lacking, in the reader's sight, kind by kind. */
export const lackingSeen = async (
  { desks, actor, today }: Pick<OfficeCall, 'desks' | 'actor' | 'today'>,
  lacking: readonly LackingItem[],
  at: number,
): Promise<readonly LackingSeen[]> => {
  const words = [...new Set(lacking.map(({ about }) => about))]
  const items = new Map((await desks.reports.items(actor, words, today, at)).map((item) => [item.word, item]))
  return LACKING.flatMap((what) =>
    lacking.flatMap((each) => {
      const item = each.what === what ? items.get(each.about) : undefined
      return item ? [{ what, item }] : []
    }),
  )
}

const nameOf = ({ item }: LackingSeen): string =>
  item.name === null ? (item.title ?? '') : shortName(item.name)

export const lackingText = (seen: LackingSeen): TextRef =>
  text(`office.report.lacking.${seen.what}`, { name: nameOf(seen) })

/** The way to where it is mended; none for whoever may not. */
export const mendButtons = ({ actor }: Pick<OfficeCall, 'actor'>, seen: LackingSeen): OfficeButton[] => {
  const [name, action] = MENDS[seen.what]
  return may(actor.role, action) ? [[nameOf(seen), name, seen.item.id]] : []
}

/** «Чего не хватает»: each line a press away from where it is mended. */
export const showReportLacking = aboutReport(async (call, hand) => {
  const { word, counted } = hand
  const seen = await lackingSeen(call, counted.lacking, call.moment.at)
  const others = counted.lacking.length - seen.length
  const { shown, first, turns } = pageOf(seen, call.args[1], (page) => ['report_lacking', word, page])
  return {
    parts: [
      ...reportHead(hand, call),
      text('talk.blank'),
      text(counted.lacking.length === 0 ? 'office.report.lacks_nothing' : 'office.report.lacks'),
      ...shown.map((each, place) =>
        text('office.report.nth', { n: first + place + 1, what: lackingText(each) }),
      ),
      ...(others > 0 ? [text('office.report.others', { n: others })] : []),
    ],
    buttons: [...shown.flatMap((each) => mendButtons(call, each)), ...turns, toReport(word)],
    place: 'in_place',
    object: `report:${word}`,
  }
})
