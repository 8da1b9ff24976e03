import type { Action } from './action.ts'
import type { Role } from './role.ts'

/** An employee at work. */
export interface Actor {
  readonly id: string
  readonly role: Role
  readonly department: string
  /** Districts worked on this day: own and covered ones; of a head all of the department. */
  readonly districts: readonly string[]
}

/**
 * What an action is about. `district` of a person, case or task; `lent` – an open task or case of the actor, or a glass
 * broken with a reason, opens it outside the own districts.
 */
export interface Target {
  readonly department: string
  readonly district?: string
  readonly lent?: boolean
}

/**
 * How far an action reaches: `own` – nothing but oneself; `lent` – people of one's open tasks and cases; `reach` – those
 * and the own districts; `department`; `everywhere` – the installation, without personal data.
 */
type Scope = 'own' | 'lent' | 'reach' | 'department' | 'everywhere'

type Grants = Readonly<Partial<Record<Action, Scope>>>

const SPECIALIST: Grants = {
  see_own_day: 'own',
  find_people: 'reach',
  see_person: 'reach',
  add_person: 'reach',
  change_person: 'reach',
  delete_person: 'reach',
  merge_people: 'reach',
  import_people: 'reach',
  link_person: 'reach',
  change_needs_card: 'reach',
  fill_sheet: 'reach',
  record_deed: 'reach',
  record_district_deed: 'reach',
  see_case: 'reach',
  open_case: 'reach',
  move_case: 'reach',
  send_letter: 'reach',
  see_task: 'reach',
  add_task: 'reach',
  close_task: 'reach',
  postpone_task: 'reach',
  hand_over_task: 'reach',
  answer_call: 'reach',
  report_danger: 'reach',
  break_glass: 'department',
  confirm_fact: 'everywhere',
  see_events: 'department',
  plan_events: 'reach',
  invite_people: 'reach',
  mark_attendance: 'reach',
  arrange_groups: 'reach',
  send_alert: 'reach',
  print_form: 'reach',
  see_report: 'department',
  keep_mentors: 'department',
}

/** Whoever is asked in for a person: sees those that were handed to them, nobody else. */
const INVOLVED: Grants = {
  see_own_day: 'own',
  find_people: 'lent',
  see_person: 'lent',
  record_deed: 'lent',
  see_case: 'lent',
  see_task: 'lent',
  close_task: 'lent',
  postpone_task: 'lent',
  answer_call: 'lent',
  report_danger: 'lent',
}

const HEAD: Grants = {
  ...Object.fromEntries(Object.keys(SPECIALIST).map((action) => [action, 'department'])),
  see_own_day: 'own',
  confirm_fact: 'everywhere',
  see_board: 'department',
  see_staff: 'department',
  invite_staff: 'department',
  confirm_staff: 'department',
  remove_staff: 'department',
  arrange_cover: 'department',
  see_audit: 'department',
  arrange_districts: 'department',
  approve_alert: 'department',
  answer_urgent: 'department',
  confirm_presence: 'department',
  allow_papers: 'department',
  keep_own_forms: 'department',
  hand_in_report: 'department',
  decide_mentor: 'department',
}

const ADMINISTRATOR: Grants = {
  see_own_day: 'own',
  see_staff: 'everywhere',
  invite_staff: 'everywhere',
  confirm_staff: 'everywhere',
  remove_staff: 'everywhere',
  see_audit: 'everywhere',
  arrange_districts: 'everywhere',
}

const GRANTS: Readonly<Record<Role, Grants>> = {
  specialist: SPECIALIST,
  // Numbers name nobody; whom they are made of is seen as everywhere else.
  psychologist: {
    ...INVOLVED,
    open_case: 'lent',
    move_case: 'lent',
    print_form: 'lent',
    fill_sheet: 'lent',
    see_report: 'department',
  },
  lawyer: { ...INVOLVED, send_letter: 'lent', print_form: 'lent', see_report: 'department' },
  assistant: INVOLVED,
  mentor: INVOLVED,
  head: HEAD,
  administrator: ADMINISTRATOR,
}

const REACHES: Readonly<Record<Scope, (actor: Actor, target: Target) => boolean>> = {
  own: () => true,
  lent: (_, { lent }) => lent === true,
  reach: ({ districts }, { district, lent }) =>
    lent === true || (district !== undefined && districts.includes(district)),
  department: ({ department }, target) => target.department === department || target.lent === true,
  everywhere: () => true,
}

/** Whether a role has an action at all: what a menu shows. */
export const may = (role: Role, action: Action): boolean => GRANTS[role][action] !== undefined

/**
 * The one function that decides access (requirements.md P, promises.md 10). The same scope stands in SQL as `reach` and `lent`;
 * whatever is refused looks like what does not exist.
 * @example can(olga, 'see_person', { department: 'd1', district: 'north' }) // true: she works in the north
 */
export const can = (actor: Actor, action: Action, target: Target): boolean => {
  const scope = GRANTS[actor.role][action]
  return scope !== undefined && REACHES[scope](actor, target)
}
