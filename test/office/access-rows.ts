import type { Role } from '../../src/domain/access/role.ts'
import type { About } from './access-ids.ts'

/** Who may run a use case at all, and what it is about; `rest` follows the id. */
export interface AccessRow {
  readonly roles: readonly Role[]
  readonly about: About
  readonly rest?: readonly string[]
}

const EVERYBODY: readonly Role[] = [
  ...(['specialist', 'psychologist', 'lawyer', 'assistant', 'mentor', 'head', 'administrator'] as const),
]
const WITH_PEOPLE = EVERYBODY.filter((role) => role !== 'administrator')
/** Whoever keeps the register of a district, and its cases. */
const REGISTRARS: readonly Role[] = ['specialist', 'head']
/** A psychologist leads cases of their own technology. */
const MOVING: readonly Role[] = ['specialist', 'psychologist', 'head']
/** A lawyer writes to authorities. */
const WRITING: readonly Role[] = ['specialist', 'lawyer', 'head']
const HEAD: readonly Role[] = ['head']
const ARRANGING: readonly Role[] = ['head', 'administrator']

const row = (roles: readonly Role[], about: About, ...rest: string[]): AccessRow => ({ roles, about, rest })

/**
 * One row for every use case of the office, by its name in the token. Written down by hand from requirements.md P, not read from
 * `can`: a use case without a row fails the suite.
 */
export const ACCESS_ROWS: Readonly<Record<string, AccessRow>> = {
  today: row(EVERYBODY, 'nothing'),
  more: row(EVERYBODY, 'nothing'),
  people: row(WITH_PEOPLE, 'nothing'),
  find: row(WITH_PEOPLE, 'nothing'),
  person: row(WITH_PEOPLE, 'citizen'),
  person_more: row(WITH_PEOPLE, 'citizen'),
  contact: row(WITH_PEOPLE, 'citizen', 'phone', 'well'),
  unreached: row(WITH_PEOPLE, 'citizen', 'no_answer'),
  find_page: row(WITH_PEOPLE, 'nothing', '0', 'g_lonely'),
  add_person: row(REGISTRARS, 'nothing'),
  change: row(REGISTRARS, 'citizen'),
  move_person: row(REGISTRARS, 'citizen'),
  change_undo: row(REGISTRARS, 'citizen'),
  link_person: row(REGISTRARS, 'citizen'),
  unlink_person: row(REGISTRARS, 'citizen', 'yes'),
  needs: row(REGISTRARS, 'citizen'),
  need: row(REGISTRARS, 'citizen', 'concerts'),
  plan: row(REGISTRARS, 'citizen', 'month'),
  plan_add: row(REGISTRARS, 'citizen', 'month'),
  plan_done: row(REGISTRARS, 'citizen', 'month', '0'),
  plan_print: row(REGISTRARS, 'citizen', 'month'),
  import: row(REGISTRARS, 'import'),
  doubts: row(REGISTRARS, 'nothing'),
  // What a press of somebody else's settled is looked for among one's own: it is too late for it.
  doubt_again: row(REGISTRARS, 'nothing', 'abc'),
  doubt_undo: row(REGISTRARS, 'nothing', 'abc'),
  doubt_code: row(REGISTRARS, 'nothing', 'abc'),
  import_remarks: row(REGISTRARS, 'import'),
  import_changes: row(REGISTRARS, 'import'),
  import_aim: row(REGISTRARS, 'import', 'north'),
  import_write: row(REGISTRARS, 'import'),
  import_cancel: row(REGISTRARS, 'import'),
  schedule: row(REGISTRARS, 'schedule'),
  schedule_show: row(REGISTRARS, 'schedule'),
  schedule_faults: row(REGISTRARS, 'schedule'),
  schedule_mend: row(REGISTRARS, 'schedule'),
  schedule_fix: row(REGISTRARS, 'schedule', 'time'),
  schedule_take: row(REGISTRARS, 'schedule'),
  schedule_leave: row(REGISTRARS, 'schedule'),
  cases: row(WITH_PEOPLE, 'nothing'),
  person_cases: row(WITH_PEOPLE, 'citizen'),
  case: row(WITH_PEOPLE, 'case'),
  case_new: row(REGISTRARS, 'citizen', 'case_work'),
  case_more: row(WITH_PEOPLE, 'case'),
  case_tasks: row(WITH_PEOPLE, 'case'),
  case_steps: row(WITH_PEOPLE, 'case'),
  case_history: row(WITH_PEOPLE, 'case'),
  case_progress: row(WITH_PEOPLE, 'case'),
  case_done: row(MOVING, 'case'),
  case_back: row(MOVING, 'case'),
  case_skip: row(MOVING, 'case'),
  case_track: row(MOVING, 'case'),
  case_tracks: row(MOVING, 'case'),
  case_pause: row(MOVING, 'case'),
  case_resume: row(MOVING, 'case'),
  case_close: row(MOVING, 'case', 'mentor_refused', 'unchanged'),
  case_deeds: row(WITH_PEOPLE, 'case'),
  case_deed: row(WITH_PEOPLE, 'case', 'diagnosis_noted'),
  case_consent: row(WITH_PEOPLE, 'case', 'letter'),
  case_consent_off: row(WITH_PEOPLE, 'case', 'letter'),
  case_letters: row(WITH_PEOPLE, 'case'),
  case_letter: row(WRITING, 'case'),
  case_receipt: row(WITH_PEOPLE, 'case', 'letter'),
  case_answer: row(WITH_PEOPLE, 'case', 'letter'),
  case_plan: row(WITH_PEOPLE, 'case'),
  case_plan_add: row(MOVING, 'case'),
  case_plan_mark: row(MOVING, 'case', 'made'),
  case_plan_made: row(MOVING, 'case'),
  case_mentoring: row(WITH_PEOPLE, 'case'),
  case_mentor: row(MOVING, 'case'),
  case_mentor_next: row(MOVING, 'case'),
  case_mentor_end: row(MOVING, 'case'),
  case_mentor_log: row(WITH_PEOPLE, 'case'),
  case_prolong: row(MOVING, 'case'),
  deed: row(WITH_PEOPLE, 'citizen', 'consultation'),
  tasks: row(WITH_PEOPLE, 'nothing'),
  person_tasks: row(WITH_PEOPLE, 'citizen'),
  task: row(WITH_PEOPLE, 'task'),
  task_done: row(WITH_PEOPLE, 'task', 'plain'),
  task_result: row(WITH_PEOPLE, 'task'),
  task_undo: row(WITH_PEOPLE, 'task'),
  task_later: row(WITH_PEOPLE, 'task', '2026-12-10', 'illness'),
  task_later_other: row(WITH_PEOPLE, 'task'),
  task_hand: row(REGISTRARS, 'task'),
  task_hand_to: row(REGISTRARS, 'task', 'st_lev'),
  task_return: row(WITH_PEOPLE, 'task'),
  cry_answer: row(HEAD, 'cry', 'going'),
  cry_words: row(HEAD, 'cry'),
  cries: row(HEAD, 'nothing'),
  cry_take: row(WITH_PEOPLE, 'cry'),
  task_history: row(WITH_PEOPLE, 'task'),
  task_new: row(REGISTRARS, 'citizen'),
  event_people: row(REGISTRARS, 'event_attended'),
  event_answer: row(REGISTRARS, 'event_attended', 'kuznetsov', 'go'),
  event_put_down: row(REGISTRARS, 'event_attended'),
  event_presence: row(REGISTRARS, 'event_attended'),
  event_was: row(REGISTRARS, 'event_attended', 'kuznetsov'),
  event_all_were: row(REGISTRARS, 'event_attended'),
  event_walk_in: row(REGISTRARS, 'event_attended'),
  event_came: row(REGISTRARS, 'event_attended', 'kuznetsov'),
  events_report: row(REGISTRARS, 'nothing'),
  events_report_file: row(REGISTRARS, 'nothing'),
  calendar: row(WITH_PEOPLE, 'nothing'),
  calendar_day: row(WITH_PEOPLE, 'nothing', '2026-11-20'),
  call: row(WITH_PEOPLE, 'call'),
  call_take: row(WITH_PEOPLE, 'call'),
  call_end: row(WITH_PEOPLE, 'call', 'done'),
  stuck: row(WITH_PEOPLE, 'stuck'),
  danger: row(WITH_PEOPLE, 'citizen'),
  danger_heard: row(WITH_PEOPLE, 'citizen'),
  glass: row(REGISTRARS, 'nothing'),
  month_left: row(WITH_PEOPLE, 'worked_district'),
  call_script: row(WITH_PEOPLE, 'citizen'),
  next_call: row(WITH_PEOPLE, 'citizen'),
  undo_contact: row(WITH_PEOPLE, 'deed'),
  home: row(REGISTRARS, 'citizen'),
  presence: row(REGISTRARS, 'citizen'),
  presence_sure: row(REGISTRARS, 'citizen', 'moved'),
  presence_set: row(REGISTRARS, 'citizen', 'moved'),
  presence_undo: row(REGISTRARS, 'citizen', 'moved'),
  away: row(REGISTRARS, 'citizen'),
  away_day: row(REGISTRARS, 'citizen'),
  // Whether what people are told is right concerns everybody: the same facts in all departments.
  facts: row(REGISTRARS, 'nothing'),
  fact: row(REGISTRARS, 'fact'),
  fact_confirm: row(REGISTRARS, 'fact'),
  fact_correct: row(REGISTRARS, 'fact', 'phone'),
  staff: row(ARRANGING, 'nothing'),
  employee: row(ARRANGING, 'staff'),
  invite: row(ARRANGING, 'nothing'),
  staff_confirm: row(ARRANGING, 'staff'),
  staff_remove_sure: row(ARRANGING, 'staff'),
  staff_remove: row(ARRANGING, 'staff'),
  invites: row(ARRANGING, 'nothing'),
  invite_revoke: row(ARRANGING, 'invite'),
  board: row(HEAD, 'nothing'),
  board_staff: row(HEAD, 'staff'),
  board_left: row(HEAD, 'district'),
  gone: row(HEAD, 'nothing'),
  gone_one: row(HEAD, 'citizen'),
  gone_yes: row(HEAD, 'citizen'),
  gone_back: row(HEAD, 'citizen'),
  gone_undo: row(HEAD, 'citizen', 'st_olga'),
  months: row(HEAD, 'nothing'),
  month_names: row(HEAD, 'nothing', '2026-10'),
  board_picture: row(HEAD, 'nothing'),
  growth: row(HEAD, 'nothing'),
  cover: row(HEAD, 'staff'),
  cover_end: row(HEAD, 'staff'),
  districts: row(ARRANGING, 'nothing'),
  events: row(REGISTRARS, 'nothing'),
  event: row(REGISTRARS, 'event_seen'),
  event_invite: row(REGISTRARS, 'event_invited'),
  invite_send: row(REGISTRARS, 'event_invited', '0'),
  invite_not: row(REGISTRARS, 'event_invited'),
  event_calls: row(REGISTRARS, 'event_invited'),
  event_call: row(REGISTRARS, 'event_invited', 'smirnova'),
  event_new: row(REGISTRARS, 'nothing', 'education', 'learn_phone'),
  event_change: row(REGISTRARS, 'event', 'title'),
  event_undo: row(REGISTRARS, 'event'),
  event_access: row(REGISTRARS, 'event', 'lift'),
  event_open: row(REGISTRARS, 'event'),
  event_cancel: row(REGISTRARS, 'event', 'one', 'weather'),
  event_repeat: row(REGISTRARS, 'event_seen'),
  groups: row(REGISTRARS, 'nothing'),
  group: row(REGISTRARS, 'group_seen'),
  group_new: row(REGISTRARS, 'nothing'),
  group_members: row(REGISTRARS, 'group_seen'),
  group_member: row(REGISTRARS, 'group_seen', 'smirnova'),
  group_find: row(REGISTRARS, 'group', 'lead'),
  group_suggest: row(REGISTRARS, 'group_seen'),
  group_join: row(REGISTRARS, 'group_seen', 'smirnova'),
  group_leave: row(REGISTRARS, 'group_seen', 'smirnova'),
  group_lead: row(REGISTRARS, 'group', 'smirnova', 'no'),
  group_close: row(REGISTRARS, 'group', 'yes'),
  group_event: row(REGISTRARS, 'group'),
  helpers: row(REGISTRARS, 'nothing'),
  helpers_who: row(REGISTRARS, 'nothing', 'help_teaching'),
  alert: row(REGISTRARS, 'nothing'),
  alert_ask: row(REGISTRARS, 'nothing', 'bank'),
  alert_yes: row(HEAD, 'alert'),
  alert_no: row(HEAD, 'alert'),
  alert_calls: row(REGISTRARS, 'alert'),
  events_month: row(REGISTRARS, 'nothing'),
  events_print: row(REGISTRARS, 'nothing'),
  events_file: row(REGISTRARS, 'nothing'),
  district: row(ARRANGING, 'district'),
  district_add: row(ARRANGING, 'nothing'),
  district_name: row(ARRANGING, 'district'),
  district_undo: row(ARRANGING, 'district'),
  district_to: row(HEAD, 'district'),
  district_take: row(HEAD, 'district', 'st_pavel'),
}

/** A dialog about something: the use case that begins it, what its answers name it by, other answers of its end. */
export interface DialogRow {
  readonly begins: string
  readonly named: 'case' | 'task' | 'citizen' | 'event' | 'group' | 'schedule'
  readonly answers: Readonly<Record<string, unknown>>
}

const dialog = (
  begins: string,
  named: DialogRow['named'],
  answers: DialogRow['answers'] = {},
): DialogRow => ({ begins, named, answers })

/**
 * Short dialogs about a person, a case or a task, by their id. Between its first question and its last answer what one is
 * about may pass out of sight: the end looks it up anew.
 */
export const DIALOG_ROWS: Readonly<Record<string, DialogRow>> = {
  open_case: dialog('case_new', 'citizen', { technology: 'case_work', problem: 'нет еды' }),
  pause_case: dialog('case_pause', 'case', { reason: 'illness', until: null }),
  case_deed: dialog('case_deed', 'case', { kind: 'diagnosis_noted', note: null }),
  case_consent: dialog('case_consent', 'case', { purpose: 'letter', how: 'paper', day: '2026-11-20' }),
  case_letter: dialog('case_letter', 'case', { organisation: 'Служба', receipt: '2026-12-01' }),
  letter_answer: dialog('case_answer', 'case', { letter: 'letter', result: 'отказ' }),
  case_plan_entry: dialog('case_plan_add', 'case', { due: '2026-12-10', monitoring: '2026-12-05' }),
  attach_mentor: dialog('case_mentor', 'case', { name: 'Наставник Н. Н.' }),
  replace_mentor: dialog('case_mentor_next', 'case', { reason: 'request', name: null }),
  mentoring_log: dialog('case_mentor_log', 'case', { form: 'individual', kind: 'talk', note: null }),
  prolong_case: dialog('case_prolong', 'case', { months: '3', grounds: 'no' }),
  gone_back: dialog('gone_back', 'citizen', { words: 'позвоните ещё' }),
  cry_words: dialog('cry_words', 'task', { words: 'еду' }),
  task_result: dialog('task_result', 'task', { result: 'готово' }),
  postpone_other: dialog('task_later_other', 'task', {
    day: '2026-12-10',
    reason: { code: 'own', words: 'так надо' },
  }),
  hand_over: dialog('task_hand_to', 'task', { to: 'st_lev', reason: 'так надо' }),
  give_back: dialog('task_return', 'task', { reason: 'так надо' }),
  add_task: dialog('task_new', 'citizen', { what: 'позвонить', due: null }),
  home_point: dialog('home', 'citizen', { home: 'forget' }),
  away_until: dialog('away_day', 'citizen', { until: '1 декабря' }),
  report_danger: dialog('danger', 'citizen', { kind: 'threat', what: 'кричат' }),
  change_person: dialog('change', 'citizen', { field: 'note', note: 'нет' }),
  change_event: dialog('event_change', 'event', { field: 'title', title: 'Другое название' }),
  cancel_event: dialog('event_cancel', 'event', { scope: 'one', why: 'так надо' }),
  group_find: dialog('group_find', 'group', { purpose: 'lead', who: 'смирнова' }),
  mend_schedule: dialog('schedule_mend', 'schedule', {
    row: 0,
    field: 'date',
    what: 'date_missing',
    number: 1,
    where: 'words',
    answer: '5 декабря',
    texts: { title: 'Концерт' },
    plan: { month: null, year: null },
    source: '',
  }),
  individual_plan: dialog('plan_add', 'citizen', { chosen: 'month', what: 'зарядка', when: null }),
}

/**
 * Dialogs that name nothing of anybody: of a citizen with the bot, about facts, staff and districts, or by typed words; and
 * the copy of an event, which everybody of the department may make.
 */
export const OTHER_DIALOGS = [
  ...['redeem_invite', 'link_who', 'link_consent', 'check_fact', 'break_glass', 'add_person', 'add_other'],
  ...[
    'event_put_down',
    'arrange_cover',
    'add_district',
    'rename_district',
    'add_event',
    'repeat_event',
    'add_group',
  ],
  'which_file',
  // Goes on by itself from one person in sight to the next; whoever has passed out of it is left out.
  'mend_doubt',
] as const
