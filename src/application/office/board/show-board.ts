import { instantOf } from '../../../domain/calendar/instant.ts'
import { addMonths } from '../../../domain/calendar/local-date.ts'
import { shortName } from '../../../domain/people/short-name.ts'
import { worstFirst } from '../../../domain/reports/figures.ts'
import { shareOf } from '../../../domain/reports/indicator.ts'
import { type TextRef, text } from '../../../domain/words/text-ref.ts'
import type { Board, Independence, StaffFigures } from '../../ports/office/board-desk.ts'
import { about, type Subject } from '../kit/about.ts'
import { PAGE, pageOf, placeOfList } from '../kit/list.ts'
import type { OfficeCall } from '../kit/office-call.ts'
import type { OfficeButton } from '../kit/office-words.ts'
import { useCase } from '../kit/screen.ts'
import { taskTitle } from '../tasks/task-words.ts'
import { figureLines, inMonth, orphanLines, orphansOf, staffLines, standInLines } from './board-words.ts'
import { headDayOf } from './head-day.ts'
import { headDayButtons, headDayLines } from './head-day-words.ts'

/** The department of the one who looks, as it stands now. */
export const boardOf = ({ desks, actor, today }: OfficeCall): Promise<Board> =>
  desks.board.board(actor.department, today)

/** So many employees stand below the head's day in one message. */
const STAFF_ON_PAGE = 6

/** «Обзор»: what the head has to do today, then the whole department, the worst first; each line opens its details. */
export const showBoard = useCase('see_board', async (call) => {
  const { today } = call
  const board = await boardOf(call)
  const [asked] = call.args
  const staff = [...board.staff].sort(worstFirst)
  const { shown, turns } = pageOf(staff, asked, (page) => ['board', page], STAFF_ON_PAGE)
  const isFirst = shown[0] === staff[0]
  const day = isFirst ? await headDayOf(call, board) : null
  const parts = [
    text('office.board.head', { date: { date: today } }),
    ...(day === null ? [] : [...headDayLines(day), text('talk.blank'), text('office.board.numbers')]),
    ...figureLines(board.total, today),
    ...orphanLines(board),
    ...shown.flatMap((each) => [text('talk.blank'), ...staffLines(each)]),
  ]
  const buttons: OfficeButton[] = [
    ...(day === null
      ? []
      : [...headDayButtons(day), [text('office.head_day.buttons.names'), 'board_list'] as const]),
    ...orphansOf(board).named.map(
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
    [text('office.indicators.buttons.all'), 'indicators'],
  ]
  return { parts, buttons, place: placeOfList(asked), object: `department:${call.actor.department}` }
})

/** An employee of the board, with the board. */
const STAFF_ON_BOARD: Subject<{ readonly board: Board; readonly found: StaffFigures }> = {
  kind: 'staff',
  find: async (call, _, id) => {
    const board = await boardOf(call)
    const found = board.staff.find(({ staff }) => staff === id)
    return found ? { board, found } : null
  },
}

/** A district of the board. */
const DISTRICT_ON_BOARD: Subject<Board['districts'][number]> = {
  kind: 'district',
  find: async (call, _, id) => (await boardOf(call)).districts.find((each) => each.id === id) ?? null,
}

/** One employee of the board: what is late, opened by a tap; whom nobody reached, by district. */
export const showBoardStaff = about(STAFF_ON_BOARD, 'see_board', async (call, { board, found }) => {
  const { words, today, actor, desks } = call
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
  return { parts, buttons, object: `staff:${found.staff}` }
})

/** Whom nobody contacted yet in a district this month; each opens their card. */
export const showBoardLeft = about(DISTRICT_ON_BOARD, 'see_board', async (call, district) => {
  const { today, actor, desks, args } = call
  const left = await desks.board.left(actor.department, district.id, today)
  const { shown, turns } = pageOf(left, args[1], (page) => ['board_left', district.id, page])
  const params = { district: district.name, n: left.length, month: inMonth(today) }
  const buttons: OfficeButton[] = [
    ...shown.map(({ id, name }): OfficeButton => [shortName(name), 'person', id]),
    ...turns,
    [text('office.board.buttons.back'), 'board'],
  ]
  return {
    parts: [text(left.length === 0 ? 'office.board.nobody_left' : 'office.board.left', params)],
    buttons,
    place: placeOfList(args[1]),
    object: `district:${district.id}`,
  }
})

/** Months that are shown, the present one among them. */
const MONTHS = 6

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
export const showGrowth = useCase('see_board', async (call) => {
  const { today, actor, desks, moment } = call
  const zone = moment.conversation.region.time_zone
  const first = addMonths(`${today.slice(0, 7)}-01`, 1 - MONTHS)
  const months = await desks.board.independence(actor.department, instantOf(first, '00:00', zone), zone)
  const parts = [
    text('office.growth.head'),
    ...(months.length === 0 ? [text('office.growth.none')] : months.map(lineOf)),
    ...(months.length === 0 ? [] : [text('office.growth.whose')]),
  ]
  return {
    parts,
    buttons: [[text('office.board.buttons.back'), 'board']],
    object: `department:${actor.department}`,
  }
})
