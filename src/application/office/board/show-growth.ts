import { instantOf } from '../../../domain/calendar/instant.ts'
import { addMonths } from '../../../domain/calendar/local-date.ts'
import { type TextRef, text } from '../../../domain/words/text-ref.ts'
import { decide } from '../../decision.ts'
import type { Independence } from '../../ports/office/board-desk.ts'
import { allowed } from '../kit/audited.ts'
import type { OfficeUseCase } from '../kit/use-case.ts'

/** Months that are shown, the present one among them. */
const MONTHS = 6

/** Whole percents; what is not everything is not called so. */
export const shareOf = (part: number, all: number): number => (all === 0 ? 0 : Math.floor((part * 100) / all))

const lineOf = ({ month, alone, hints, withSpecialist, bySpecialist }: Independence): TextRef => {
  const all = alone + hints + withSpecialist + bySpecialist
  return text('office.growth.line', {
    month: text(`office.month_names.name.m${Number(month.slice(5))}`),
    year: month.slice(0, 4),
    all,
    alone,
    hints,
    helped: withSpecialist + bySpecialist,
    share: shareOf(alone, all),
  })
}

/** «Самостоятельность»: how many stages of the track people finish alone, month by month (C-measure). Figures, no names. */
export const showGrowth: OfficeUseCase = {
  action: 'see_board',
  run: async (call) => {
    const { today, actor, desks, moment, words } = call
    const zone = moment.conversation.region.time_zone
    const first = addMonths(`${today.slice(0, 7)}-01`, 1 - MONTHS)
    const months = await desks.board.independence(actor.department, instantOf(first, '00:00', zone), zone)
    const parts = [
      text('office.growth.head'),
      ...(months.length === 0 ? [text('office.growth.none')] : months.map(lineOf)),
      ...(months.length === 0 ? [] : [text('office.growth.whose')]),
    ]
    return decide(moment, {
      replies: [words.message(parts, [[text('office.board.buttons.back'), 'board']])],
      office: [allowed(call, 'see_board', `department:${actor.department}`)],
    })
  },
}
