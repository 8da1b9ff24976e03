import { shortName } from '../../../domain/people/short-name.ts'
import { worstFirst } from '../../../domain/reports/figures.ts'
import { text } from '../../../domain/words/text-ref.ts'
import { decide } from '../../decision.ts'
import type { Board } from '../../ports/office/board-desk.ts'
import { goneButton } from '../gone/gone-words.ts'
import { allowed } from '../kit/audited.ts'
import { listed, pageOf } from '../kit/list.ts'
import type { OfficeCall } from '../kit/office-call.ts'
import type { OfficeButton } from '../kit/office-words.ts'
import type { OfficeUseCase } from '../kit/use-case.ts'
import { figureLines, MOST_ORPHANS, orphanLines, orphansOf, staffLines } from './board-words.ts'

/** The department of the one who looks, as it stands now. */
export const boardOf = ({ desks, actor, today }: OfficeCall): Promise<Board> =>
  desks.board.board(actor.department, today)

/** «Обзор»: the whole department on one screen, the worst first; each line opens its details. */
export const showBoard: OfficeUseCase = {
  action: 'see_board',
  run: async (call) => {
    const { words, today, moment } = call
    const board = await boardOf(call)
    const [asked] = call.args
    const staff = [...board.staff].sort(worstFirst)
    const { shown, turns } = pageOf(staff, asked, (page) => ['board', page])
    const parts = [
      text('office.board.head', { date: { date: today } }),
      ...figureLines(board.total, today),
      ...orphanLines(board),
      ...shown.flatMap((each) => [text('talk.blank'), ...staffLines(each)]),
    ]
    const buttons: OfficeButton[] = [
      ...(board.total.unconfirmed > 0 ? [goneButton(board.total.unconfirmed)] : []),
      ...orphansOf(board)
        .slice(0, MOST_ORPHANS)
        .map(
          ({ id, name }): OfficeButton => [
            text('office.board.buttons.orphan', { district: name }),
            'district_to',
            id,
          ],
        ),
      ...shown.map((each): OfficeButton => [shortName(each.name), 'board_staff', each.staff]),
      ...turns,
      [text('office.board.buttons.picture'), 'board_picture'],
      [text('office.missed.buttons.months'), 'months'],
      [text('office.board.buttons.growth'), 'growth'],
    ]
    return decide(moment, {
      replies: [listed(call, words.message(parts, buttons), asked)],
      office: [allowed(call, 'see_board', `department:${call.actor.department}`)],
    })
  },
}
