import type { Chart } from '../../../domain/reports/chart.ts'
import { indicatorSheet } from '../../../domain/reports/indicator-sheet.ts'
import { text } from '../../../domain/words/text-ref.ts'
import { decide } from '../../decision.ts'
import { paperFile } from '../../forms/paper-file.ts'
import type { Outgoing } from '../../ports/messenger.ts'
import { allowed, refuse } from '../kit/audited.ts'
import type { OfficeCall } from '../kit/office-call.ts'
import { photoCaption } from '../kit/photo-caption.ts'
import { aboutIndicator, type IndicatorAtHand } from './indicator-at-hand.ts'
import { groupLine, groupName } from './indicator-words.ts'

/** Bars that a phone shows as one picture. */
const MOST_BARS = 12

const picture = async (call: OfficeCall, { indicator, groups }: IndicatorAtHand): Promise<Outgoing> => {
  const { words, actor, desks, moment, today } = call
  const title = text(`office.indicators.names.${indicator}`)
  const chart: Chart = {
    kind: 'bars',
    title: words.plain(title),
    subtitle: actor.departmentName,
    bars: groups.slice(0, MOST_BARS).map((group) => ({
      label: words.plain(groupName(words, indicator, group)),
      n: group.n,
      all: group.all ?? group.n,
      figure:
        group.all === null
          ? `${group.n}`
          : words.phrase('office.missed.figure', { n: group.n, all: group.all }),
    })),
  }
  const png = await desks.drawChart(chart)
  const caption = photoCaption(words, {
    limits: moment.conversation.limits,
    head: text('office.indicators.caption', { name: title, date: { date: today } }),
    lines: groups.map((group) => groupLine(words, indicator, group)),
    rest: () => text('office.pictures.more'),
  })
  return { kind: 'photo', name: `${indicator}.png`, content: Buffer.from(png).toString('base64'), caption }
}

const workbook = async (call: OfficeCall, { indicator, groups }: IndicatorAtHand): Promise<Outgoing> => {
  const { words, actor, desks, today } = call
  const said = (key: string): string => words.phrase(`office.indicators.sheet.${key}`)
  const title = words.phrase(`office.indicators.names.${indicator}`)
  const sheet = indicatorSheet(
    groups.map((group) => ({ ...group, name: words.plain(groupName(words, indicator, group)) })),
    {
      sheet: title,
      head: [
        title,
        actor.departmentName,
        words.plain(text('office.indicators.on_day', { date: { date: today } })),
        words.phrase(`office.indicators.how.${indicator}`),
      ],
      columns: {
        name: said('name'),
        n: said('n'),
        kept: said('kept'),
        all: said('all'),
        share: said('share'),
        postponed: said('postponed'),
      },
      total: said('total'),
    },
  )
  const bytes = await desks.writeSheets([sheet])
  return {
    kind: 'file',
    ...paperFile({ form: indicator, day: today, format: 'xlsx' }),
    encoding: 'base64',
    content: Buffer.from(bytes).toString('base64'),
    caption: title,
  }
}

/** An indicator as a picture, or as a workbook with its totals as formulas; numbers, nobody's name. */
export const sendIndicator = aboutIndicator(async (call, hand) => {
  const [word, format] = call.args
  if (format !== 'png' && format !== 'xlsx') return refuse(call, 'see_board', `indicator:${word}`)
  const reply = format === 'png' ? await picture(call, hand) : await workbook(call, hand)
  return decide(call.moment, {
    replies: [reply],
    office: [allowed(call, 'see_board', `indicator:${hand.indicator}`, format)],
  })
})
