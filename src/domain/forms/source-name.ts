/**
 * Where fields of forms come from: the closed set. A form that names another source is refused when it is read; one that no
 * form shows is told by `npm run content`. How each is looked up stands in `application/forms/sources`.
 */
export const FIELD_SOURCES = [
  'today',
  'institution.name',
  'department.name',
  'staff.name',
  'staff.role',
  'citizen.name',
  'citizen.surname',
  'citizen.birth_date',
  'citizen.address',
  'citizen.phone',
  'case.technology',
  'case.opened_on',
  'case.problem',
  'case.curator',
  'case.until',
  'case.family',
  'case.plan_made_on',
  'case.agreement_on',
  'case.load',
  'citizen.registration',
  'act.day',
  'act.kind',
  'act.area',
  'act.housing',
  'act.comfort',
  'act.debts',
  'act.condition',
  'act.goods',
  'act.present',
  'act.relations',
  'act.neighbours',
  'act.conclusion',
  'act.witnesses',
  'council.day',
  'council.number',
  'passport.family_other',
  'passport.help_other',
  'consent.letter_on',
  'consent.letter_how',
  'consent.letter_withdrawn_on',
  'consultation.day',
  'appointment.day',
  'need.title',
  'need.short',
  'letter.organisation',
  'letter.sent_on',
  'letter.receipt_by',
  'letter.result_by',
  'letter.received_on',
  'letter.answered_on',
  'plan.period',
  'month',
] as const
export type FieldSource = (typeof FIELD_SOURCES)[number]

/** Sources of tables, with the columns that each knows. */
export const LIST_SOURCES = {
  'family.members': ['n', 'name', 'born', 'work', 'study'],
  'act.income': ['kind', 'sum'],
  'case.plan': ['n', 'problem', 'goal', 'action', 'responsible', 'begins', 'due', 'monitoring'],
  'case.monitoring': ['day', 'what', 'result'],
  'plan.entries': ['n', 'what', 'when', 'responsible', 'done'],
  'need.laws': ['n', 'law'],
  'need.offices': ['name', 'phone', 'address', 'hours', 'checked'],
  'need.papers': ['n', 'paper', 'good_for', 'why', 'where', 'begin'],
  'need.refusal': ['n', 'step'],
  'month.consultations': ['n', 'day', 'who', 'topic', 'kind', 'where', 'staff'],
  'month.contacts': ['n', 'day', 'who', 'kind', 'outcome', 'technology', 'staff'],
  'month.letters': ['n', 'day', 'addressee', 'who', 'received', 'answered', 'staff'],
  'month.reports': ['n', 'day', 'who', 'essence', 'urgency', 'standing', 'curator'],
  'register.people': ['n', 'name', 'born', 'contact', 'status', 'alone', 'new', 'registered', 'last', 'left'],
  'register.attention': ['n', 'name', 'born', 'contact', 'status', 'alone', 'last'],
  'register.not_reached': ['n', 'name', 'contact', 'why', 'tries'],
} as const satisfies Readonly<Record<string, readonly string[]>>
export type ListSource = keyof typeof LIST_SOURCES
export const LIST_SOURCE_NAMES = Object.keys(LIST_SOURCES) as ListSource[]

/** Forms filled by ticks whose ticks a paper shows. */
export const TICK_SOURCES = ['passport', 'council'] as const
export type TickSource = (typeof TICK_SOURCES)[number]
