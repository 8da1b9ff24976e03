import type { TestOffice } from '../support/office.ts'
import { LAST_DAYS, SPOKEN, workingAfter } from './quarter-days.ts'

/** What somebody saw without having written or pressed anything: the playground's own ledger. */
export interface Seen {
  readonly key: string
  readonly day: string
  /** `09:00` */
  readonly time: string
  readonly text: string
}

interface Citizen {
  readonly id: string
  readonly district_id: string
  readonly senior_from: string | null
  readonly disability: string | null
  readonly state: string
  readonly state_until: string | null
  readonly registered_on: string
  readonly unconfirmed_by: string | null
}

export interface Task {
  readonly id: string
  readonly key: string
  readonly kind: string
  readonly citizen_id: string | null
  readonly district_id: string | null
  readonly assignee_id: string | null
  readonly due: string | null
  readonly rule: string | null
  readonly urgency: string
  readonly state: string
  readonly made_on: string
  readonly done_at: Date | null
}

export interface Deed {
  readonly id: string
  readonly citizen_id: string
  readonly staff_id: string | null
  readonly day: string
  readonly at: Date
  readonly is_contact: boolean
}

interface Assignment {
  readonly staff_id: string
  readonly district_id: string
  readonly kind: string
  readonly cover_for: string | null
  readonly from_day: string
  readonly until_day: string | null
}

/** The plain rows as they stand at one moment. */
export interface Rows {
  readonly citizens: readonly Citizen[]
  readonly tasks: readonly Task[]
  /** Contacts that were not taken back. */
  readonly contacts: readonly Deed[]
  readonly assignments: readonly Assignment[]
}

export const rowsOf = async (office: TestOffice): Promise<Rows> => {
  const withdrawn = await office.rows<{ deed_id: string }>('select deed_id from deed_withdrawals')
  const deeds = await office.rows<Deed>('select * from deeds order by at, id')
  return {
    citizens: await office.rows<Citizen>('select * from citizens order by id'),
    tasks: await office.rows<Task>('select * from tasks order by id'),
    contacts: deeds.filter(
      ({ id, is_contact: counts }) => counts && !withdrawn.some(({ deed_id: gone }) => gone === id),
    ),
    assignments: await office.rows<Assignment>('select * from assignments'),
  }
}

const later = (...days: readonly (string | null)[]): string =>
  days
    .map((day) => day ?? '')
    .sort()
    .at(-1) ?? ''

const dayAfter = (day: string): string => new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10)

/** Whether a contact is owed to somebody this month, as it stands on a day. */
export const isOwed = (citizen: Citizen, day: string): boolean => {
  const { senior_from: senior, disability, registered_on: on, state, state_until: until } = citizen
  const belongs = disability !== null || (senior !== null && senior <= day)
  const isBack = state === 'away' && until !== null && until < day
  if (!belongs || on > day || !(state === 'present' || isBack)) return false
  const since = later(on, disability === null ? senior : null, isBack && until ? dayAfter(until) : null)
  return since < (LAST_DAYS[day.slice(0, 7)] ?? '')
}

const isReached = ({ contacts }: Rows, citizen: Citizen, day: string): boolean =>
  contacts.some((deed) => deed.citizen_id === citizen.id && deed.day.slice(0, 7) === day.slice(0, 7))

/** Owed and not reached. */
export const leftOn = (rows: Rows, day: string): Citizen[] =>
  rows.citizens.filter((citizen) => isOwed(citizen, day) && !isReached(rows, citizen, day))

const runs = ({ from_day: from, until_day: until }: Assignment, day: string): boolean =>
  from <= day && (until === null || until >= day)

/** Districts that an employee has to work on a day. */
export const worked = ({ assignments }: Rows, staff: string, day: string): string[] => {
  const now = assignments.filter((each) => runs(each, day))
  const isCovered = (own: Assignment): boolean =>
    now.some(
      (each) => each.kind === 'cover' && each.cover_for === staff && each.district_id === own.district_id,
    )
  return now
    .filter((each) => each.staff_id === staff && (each.kind === 'cover' || !isCovered(each)))
    .map((each) => each.district_id)
}

const isMine = (rows: Rows, staff: string, day: string) => {
  const districts = worked(rows, staff, day)
  return ({ assignee_id: assignee, district_id: district }: Task): boolean =>
    assignee === null ? district !== null && districts.includes(district) : assignee === staff
}

/** Noted as gone by a specialist, without the head's word for it: counts for the month, apart. */
const waits = (rows: Rows, citizen: Citizen, day: string): boolean =>
  citizen.unconfirmed_by !== null &&
  isOwed({ ...citizen, state: 'present' }, day) &&
  !isReached(rows, citizen, day)

/** What the head's overview must say of an employee: people, open, late, left, owed. */
export const figuresOf = (rows: Rows, staff: string, day: string): number[] => {
  const districts = worked(rows, staff, day)
  const people = rows.citizens.filter(({ district_id: district }) => districts.includes(district))
  const open = rows.tasks.filter(isMine(rows, staff, day)).filter(({ state }) => state === 'open')
  const left = leftOn(rows, day).filter(({ district_id: district }) => districts.includes(district))
  return [
    people.filter(({ state }) => state !== 'moved' && state !== 'died').length,
    open.length,
    open.filter(({ due }) => due !== null && due < day).length,
    left.length,
    people.filter((citizen) => isOwed(citizen, day) || waits(rows, citizen, day)).length,
  ]
}

const named = ({ rule, due }: Task): string => `${rule}|${due}`

/** A duty whose term is the product's own is spoken of on the day on which it is made. */
const isOwnDuty = ({ rule, kind, made_on: on }: Task, day: string): boolean =>
  rule === null && kind.startsWith('duty.') && on === day

/** What a morning's message must count, line by line as it reads. */
export const digestLines = (rows: Rows, staff: string, day: string): string[] => {
  const until = workingAfter(day, 3)
  const count: Record<string, number> = {}
  const add = (line: string): void => {
    count[line] = (count[line] ?? 0) + 1
  }
  for (const task of rows.tasks.filter(isMine(rows, staff, day))) {
    const { due, urgency, state } = task
    if (state !== 'open') continue
    if (urgency === 'at_once') add('Срочно')
    else if (due !== null && due < day) add('Просрочено')
    else if (due === day) add('Сегодня')
    else if (due !== null && due <= until) add('В ближайшие три рабочих дня')
    else if (SPOKEN[named(task)]?.warn.includes(day) || isOwnDuty(task, day)) add('Срок приближается')
  }
  return ['Срочно', 'Просрочено', 'Сегодня', 'В ближайшие три рабочих дня', 'Срок приближается'].flatMap(
    (line) => (count[line] ? [`${line}: ${count[line]}`] : []),
  )
}

/** How many of the month's contacts an employee has left, and of how many. */
export const monthOfStaff = (rows: Rows, staff: string, day: string): { left: number; all: number } => {
  const [, , , left = 0] = figuresOf(rows, staff, day)
  const districts = worked(rows, staff, day)
  const all = rows.citizens.filter(
    (citizen) => districts.includes(citizen.district_id) && isOwed(citizen, day),
  ).length
  return { left, all }
}

/** Open deadlines whose day for the head has come: by the table typed by hand. */
export const lateForHead = ({ tasks }: Rows, day: string): Task[] =>
  tasks.filter((task) => {
    const head = SPOKEN[named(task)]?.head
    return (
      task.state === 'open' && task.district_id !== null && head !== null && head !== undefined && head <= day
    )
  })

/** Contacts, tasks done and tasks late at the end of a week, Monday to Sunday. */
export const weekOf = ({ tasks, contacts }: Rows, from: string, to: string) => {
  const doneOn = ({ done_at: done }: Task): string =>
    done === null ? '' : new Date(done.getTime() + 5 * 3_600_000).toISOString().slice(0, 10)
  const done = tasks.filter((task) => task.state === 'done' && doneOn(task) >= from && doneOn(task) <= to)
  return {
    contacts: contacts.filter(({ day }) => day >= from && day <= to).length,
    done: done.length,
    late: tasks.filter(
      (task) =>
        task.due !== null &&
        task.due <= to &&
        task.made_on <= to &&
        (task.state === 'open' || doneOn(task) > to),
    ).length,
  }
}
