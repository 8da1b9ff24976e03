import { addDays } from '../../../domain/calendar/local-date.ts'
import { ownEntry } from '../../../domain/own-entry.ts'
import { shortName } from '../../../domain/people/short-name.ts'
import { type TextRef, text } from '../../../domain/words/text-ref.ts'
import type { UnreachedLine } from '../../ports/office/board-desk.ts'
import { dangerLines } from '../cries/cry-words.ts'
import { refuse } from '../kit/audited.ts'
import { pageOf, placeOfList } from '../kit/list.ts'
import type { OfficeCall } from '../kit/office-call.ts'
import type { OfficeButton } from '../kit/office-words.ts'
import { type Screen, useCase } from '../kit/screen.ts'
import { criedLine, stateOf, workersOf } from '../tasks/cry-block.ts'
import { taskPage } from '../tasks/list-tasks.ts'
import { taskTitle } from '../tasks/task-words.ts'
import { ownTasks, type Waiting, waitingOf } from './head-day.ts'
import { boardOf } from './show-board.ts'

const back: OfficeButton = [text('office.board.buttons.back'), 'board']

const head = (what: string, n: number): TextRef => text(`office.head_day.lists.${what}`, { n })

/** A list of its own lines: what it is called, a line and buttons for each. */
const listed = <T>(
  call: OfficeCall,
  what: string,
  all: readonly T[],
  told: { readonly lines: (each: T, n: number) => TextRef[]; readonly buttons: (each: T) => OfficeButton[] },
): Screen => {
  const { shown, first, turns } = pageOf(all, call.args[1], (page) => ['board_list', what, page])
  return {
    parts: [head(what, all.length), ...shown.flatMap((each, at) => told.lines(each, first + at + 1))],
    buttons: [...shown.flatMap(told.buttons), ...turns, back],
    place: placeOfList(call.args[1]),
    object: `department:${call.actor.department}`,
  }
}

const cryList = (call: OfficeCall, what: string, all: readonly Waiting[]): Screen =>
  listed(call, what, all, {
    lines: ([cry]) => [
      text('talk.blank'),
      criedLine(cry),
      ...dangerLines(cry.task),
      stateOf(cry),
      workersOf(cry),
    ],
    buttons: ([{ task }]) => [[call.words.plain(taskTitle(task)), 'task', task.id]],
  })

const whyOf = ({ why, missedInARow }: UnreachedLine): TextRef => {
  const told = text(why === null ? 'office.head_day.not_tried' : `office.monthly.why.unreached_${why}`)
  return missedInARow > 0 ? text('office.missed.in_a_row', { why: told, n: missedInARow }) : told
}

const unreachedList = async (call: OfficeCall): Promise<Screen> => {
  const { desks, actor, today } = call
  return listed(call, 'unreached', await desks.board.unreached(actor.department, today), {
    lines: (line, n) => [
      text('office.head_day.unreached_line', {
        n,
        name: shortName(line.name),
        district: line.districtName,
        why: whyOf(line),
      }),
    ],
    buttons: ({ id, name }) => [[shortName(name), 'person', id]],
  })
}

/** Dangers of the week, closed ones too: since when, and whether it is over. */
const dangerList = async (call: OfficeCall): Promise<Screen> => {
  const { desks, actor, today, words } = call
  return listed(call, 'week', await desks.board.dangers(actor.department, today), {
    lines: (task, n) => [
      text(`office.head_day.week_line.${task.state === 'open' ? 'open' : 'closed'}`, {
        n,
        title: taskTitle(task),
        date: { date: task.madeOn },
      }),
    ],
    buttons: (task) => [[words.plain(taskTitle(task)), 'task', task.id]],
  })
}

const callList = async (call: OfficeCall): Promise<Screen> => {
  const { desks, actor, moment } = call
  const calls = await desks.board.calls(actor.department, moment.conversation.region.time_zone)
  const nameOf = (name: string | null): string =>
    name === null ? call.words.phrase('office.talking.citizen') : shortName(name)
  return listed(call, 'calls', calls, {
    lines: ({ name, since }, n) => [
      text('office.head_day.call_line', { n, name: nameOf(name), date: { date: since } }),
    ],
    buttons: ({ id, name }) => [[nameOf(name), 'call', id]],
  })
}

const tasksOf = (call: OfficeCall, what: string, tasks: Parameters<typeof taskPage>[1]): Screen =>
  taskPage(call, tasks, call.args[1], (page) => ['board_list', what, page], [back])

/** Open tasks of the department up to a day; what burns is among them on its own day only. */
const dueUntil = async ({ desks, actor, today, moment }: OfficeCall, until: string) => {
  const tasks = await desks.tasks.list(actor, { dueUntil: until }, today, moment.at)
  return tasks.filter(({ due }) => due !== null && due <= until)
}

/** The lists behind the numbers of «Обзор», each by its word in the token. */
const LISTS: Readonly<Record<string, (call: OfficeCall) => Promise<Screen>>> = {
  dangers: async (call) => cryList(call, 'dangers', (await waitingOf(call)).dangers),
  cries: async (call) => cryList(call, 'cries', (await waitingOf(call)).cries),
  unreached: unreachedList,
  own: async (call) => tasksOf(call, 'own', await ownTasks(call)),
  today: async (call) => {
    const due = (await dueUntil(call, call.today)).filter((task) => task.due === call.today)
    return tasksOf(call, 'today', due)
  },
  late: async (call) => tasksOf(call, 'late', await dueUntil(call, addDays(call.today, -1))),
  week: dangerList,
  calls: callList,
}

/** «Поимённо»: every number of «Обзор» with the way to the names behind it. */
const allLists = async (call: OfficeCall): Promise<Screen> => {
  const { total } = await boardOf(call)
  const due = await dueUntil(call, call.today)
  const n = due.filter((task) => task.due === call.today).length
  const counts: readonly (readonly [what: string, n: number])[] = [
    ['calls', total.calls],
    ['week', total.dangers],
    ['today', n],
    ['late', total.late],
  ]
  const open = (name: string, n: number): TextRef => text(`office.head_day.buttons.${name}`, { n })
  return {
    parts: [text('office.head_day.by_name')],
    buttons: [
      ...counts
        .filter((each) => each[1] > 0)
        .map(([what, all]): OfficeButton => [open(what, all), 'board_list', what]),
      ...(total.left > 0 ? [[open('left', total.left), 'month_left'] as const] : []),
      ...(total.open > 0 ? [[open('open', total.open), 'tasks'] as const] : []),
      [open('people', total.people), 'people'],
      back,
    ],
    object: `department:${call.actor.department}`,
  }
}

/** A list behind a number of «Обзор», or – without a word – all of them to choose from. */
export const showBoardList = useCase('see_board', (call) => {
  const [what] = call.args
  if (what === undefined) return allLists(call)
  const list = ownEntry(LISTS, what)
  return list ? list(call) : refuse(call, 'see_board', `list:${what}`)
})
