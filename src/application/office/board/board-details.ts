import { shortName } from '../../../domain/people/short-name.ts'
import { text } from '../../../domain/words/text-ref.ts'
import { decide } from '../../decision.ts'
import { allowed, refuse } from '../kit/audited.ts'
import { listed, PAGE, pageOf } from '../kit/list.ts'
import type { OfficeButton } from '../kit/office-words.ts'
import type { OfficeUseCase } from '../kit/use-case.ts'
import { taskTitle } from '../tasks/task-words.ts'
import { figureLines, inMonth, standInLines } from './board-words.ts'
import { boardOf } from './show-board.ts'

/** One employee of the board: what is late, opened by a tap; whom nobody reached, by district. */
export const showBoardStaff: OfficeUseCase = {
  action: 'see_board',
  run: async (call) => {
    const { words, today, actor, desks, moment, args } = call
    const board = await boardOf(call)
    const found = board.staff.find(({ staff }) => staff === args[0])
    if (!found) return refuse(call, 'see_board', `staff:${args[0] ?? ''}`)
    const late = await desks.board.late(actor.department, found.staff, today, PAGE)
    const districts = board.districts.filter(({ workers }) => workers.includes(found.staff))
    const parts = [
      text('office.board.staff', { name: found.name }),
      ...standInLines(found),
      ...districts.map(({ name }) => text('office.board.district', { district: name })),
      ...figureLines(found, today),
      ...(late.length === 0 ? [] : [text('office.board.late_below', { n: found.late, shown: late.length })]),
    ]
    const buttons: OfficeButton[] = [
      ...late.map((task): OfficeButton => [words.plain(taskTitle(task)), 'task', task.id]),
      ...districts
        .filter(({ left }) => left > 0)
        .map(
          ({ id, name, left }): OfficeButton => [
            text('office.board.buttons.left', { district: name, n: left }),
            ...(['board_left', id] as const),
          ],
        ),
      [text('office.board.buttons.employee'), 'employee', found.staff],
      [text('office.board.buttons.back'), 'board'],
    ]
    return decide(moment, {
      replies: [words.message(parts, buttons)],
      office: [allowed(call, 'see_board', `staff:${found.staff}`)],
    })
  },
}

/** Whom nobody contacted yet in a district this month; each opens their card. */
export const showBoardLeft: OfficeUseCase = {
  action: 'see_board',
  run: async (call) => {
    const { words, today, actor, desks, moment, args } = call
    const district = (await boardOf(call)).districts.find(({ id }) => id === args[0])
    if (!district) return refuse(call, 'see_board', `district:${args[0] ?? ''}`)
    const left = await desks.board.left(actor.department, district.id, today)
    const { shown, turns } = pageOf(left, args[1], (page) => ['board_left', district.id, page])
    const params = { district: district.name, n: left.length, month: inMonth(today) }
    const buttons: OfficeButton[] = [
      ...shown.map(({ id, name }): OfficeButton => [shortName(name), 'person', id]),
      ...turns,
      [text('office.board.buttons.back'), 'board'],
    ]
    return decide(moment, {
      replies: [
        listed(
          call,
          words.message(
            [text(left.length === 0 ? 'office.board.nobody_left' : 'office.board.left', params)],
            buttons,
          ),
          args[1],
        ),
      ],
      office: [allowed(call, 'see_board', `district:${district.id}`)],
    })
  },
}
