import type { NamedScreen } from './office-act.ts'

/** Whoever sees the whole department, or the own districts alone. */
export type ScreenRole = 'head' | 'worker'

/** The use case that a named screen is for a role, and what the screen is called when it is measured. */
interface ScreenAnswer {
  readonly opens: string
  readonly label: string
}

const same = (name: string): Readonly<Record<ScreenRole, string>> => ({ head: name, worker: name })

/** What each named screen opens: where a head looks at the department, a specialist looks at the own list. */
const OPENS: Readonly<Record<NamedScreen, Readonly<Record<ScreenRole, string>>>> = {
  away: { head: 'staff', worker: 'absence' },
  birthdays: same('birthdays'),
  lists: same('lists'),
  absence: { head: 'staff', worker: 'absence' },
  add_person: same('add_person'),
  task_new: same('task_new'),
  alert: same('alert'),
  report: same('report'),
  events_report: same('events_report'),
  month: same('month_left'),
  late: { head: 'board', worker: 'tasks' },
  count: { head: 'board', worker: 'people' },
  invite: same('invite'),
  staff: same('staff'),
  calendar: same('calendar'),
  events: same('events'),
  cases: same('cases'),
  facts: same('facts'),
  growth: same('growth'),
  tasks: same('tasks'),
  today: { head: 'board', worker: 'today' },
  board: { head: 'board', worker: 'today' },
}

/** What a screen is called in labels where that is not the use case's name. */
const LABELS: Readonly<Partial<Record<NamedScreen, string>>> = {
  late: 'board',
  count: 'board',
  away: 'absence',
  events_report: 'report',
}

/** What a named screen is for a role. */
export const screenFor = (screen: NamedScreen, role: ScreenRole): ScreenAnswer => ({
  opens: OPENS[screen][role],
  label: LABELS[screen] ?? screen,
})
