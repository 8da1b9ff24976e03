/** How a text of the office is used, where that is not as a message or a line of one. */
type Use = 'button' | 'toast' | 'caption'

/** Groups of texts that are pressed: every text below them is a button. */
const PRESSED =
  /^office\.[^.]+\.(\w*buttons|skip|entries|sources|results|sorts|later|until|periods|items|consent_how|plan_sides|mentoring_forms)\.|^alerts\.\w+\.title$|^office\.(role_buttons|cases\.(deeds|tracks)|change\.fields|people\.groups|calendar\.months|events_month\.weekdays)\./

/** Single texts that are pressed. */
const BUTTONS = new Set(
  [
    ...['add.yes', 'add.other_person', 'add.district'],
    ...['calendar.near', 'calendar.month', 'calendar.day', 'calendar.day_late', 'calendar.events'],
    ...['case_forms.another_sign', 'case_forms.no_sign', 'case_forms.no_more_signs', 'case_forms.not_known'],
    ...['case_forms.months', 'case_forms.no_grounds', 'case_forms.has_grounds', 'case_forms.no_mentor_yet'],
    ...[
      'case_forms.mentor_choice',
      'case_forms.family_choice',
      'case_forms.not_agreed_yet',
      'case_forms.nobody_else',
    ],
    ...['cases.line', 'cases.line_due', 'facts.line', 'directory.line_due'],
    ...['cover.all_districts', 'cover.from_today', 'cover.from_tomorrow', 'cover.yes', 'cover.choice'],
    ...['event_list.line', 'event_list.line_day', 'event_list.line_draft', 'event_list.line_cancelled'],
    ...['groups.line', 'groups.member', 'helpers.item', 'helpers.bring_together'],
    ...['event_plan.district'],
    ...['fields.no_words', 'fields.today', 'fields.on_day', 'form.cancel', 'form.back'],
    ...['monthly.district_button', 'needs.done', 'needs.marked', 'needs.unmarked'],
    ...['own.interests', 'own.unlink', 'own.keep', 'people.line', 'people.line_bare'],
    ...['event_people.presence.was', 'event_people.presence.absent', 'event_people.presence.unknown'],
    ...[
      'list.before',
      'list.after',
      'mentors.line',
      'mentors.line_busy',
      'mentors.ending.family',
      'plan.any_day',
    ],
    ...['staff.line', 'staff.line_waiting'],
    ...['task.title', 'task.title_bare', 'tasks.colleague', 'tasks.no_day_button'],
  ].map((key) => `office.${key}`),
)

const TOASTS = new Set(
  [
    ...['alerts.asked_before', 'alerts.settled.approved', 'alerts.settled.refused'],
    ...['cases.noted_already', 'contact.noted_toast', 'monthly.undone_toast', 'monthly.undo_too_late'],
    ...[
      'mentors.noted_already',
      'monthly.undo_mentor',
      'visit.day_toast',
      'deeds.help_too_late',
      'forget.not_asked',
    ],
    ...['presence.noted_toast', 'staff.settled', 'talking.already_over', 'talking.human_is_here_toast'],
  ].map((key) => `office.${key}`),
)

const CAPTION = /^office\.(import|schedule|directory)\.(report|sample)\.caption/

/** Buttons that carry somebody's name or a district's: longer than a command, as those of organisations. */
const NAMES =
  /^office\.(add\.district|board\.buttons\.(orphan|left)|districts\.buttons\.orphan|cases\.line|case_forms\.(mentor|family)_choice|cover\.choice|event_list\.line|event_people\.presence|event_plan\.district|facts\.line|directory\.line|groups\.(line|member)|helpers\.(item|bring_together)|mentors\.(line|ending\.family)|monthly\.district_button|people\.line|staff\.line|task\.title|tasks\.colleague)/

/** Whether a button of the office stands for a person, a district or what is known of one. */
export const isNameOfOffice = (key: string): boolean => NAMES.test(key)

/** What a text of the office is used as; undefined – a message or a line of one, or no text of the office. */
export const useOfOffice = (key: string): Use | undefined => {
  if (PRESSED.test(key) || BUTTONS.has(key)) return 'button'
  if (TOASTS.has(key)) return 'toast'
  return CAPTION.test(key) ? 'caption' : undefined
}
