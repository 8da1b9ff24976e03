import { ownEntry } from '../../domain/own-entry.ts'
import { type Param, text, textAt } from '../../domain/words/text-ref.ts'

/** As long as the longest names that are met, in Latin letters as every name in code: a text that holds with them holds with all. */
const NAME = 'Konstantinopolskaya Aleksandra Konstantinovna'
const SHORT_NAME = 'Konstantinopolskaya A. K.'
const DISTRICT = 'Severny and Privokzalnyi'
const DEPARTMENT = 'department of care and guidance'

const DAY: Param = { date: '2026-11-25' }
const SHORT_DAY = '25.11'
const NOTE = 'abc def'
/** What an event is called, as long as most are. */
const TITLE = 'Vecher romansa i starinnoi pesni'
const november = (how: string): Param => textAt(`office.${how}.m11`)

/** Values of variables wherever they stand; `n` differs from pass to pass. */
const COMMON: Readonly<Record<string, Param>> = {
  name: NAME,
  names: NAME,
  by: SHORT_NAME,
  owner: SHORT_NAME,
  who: NAME,
  district: DISTRICT,
  districts: DISTRICT,
  department: DEPARTMENT,
  whose: DISTRICT,
  date: DAY,
  until: DAY,
  other: DAY,
  from: DAY,
  to: DAY,
  receipt: DAY,
  answer: DAY,
  time: { time: '10:30' },
  closes: { time: '18:00' },
  year: '1955',
  week: november('months.in'),
  month: november('months.in'),
  role: text('office.roles.specialist'),
  kind: text('office.contact.kinds.phone'),
  what: text('office.task.kinds.human_call'),
  why: text('office.monthly.why.unreached_no_answer'),
  urgency: text('cases.urgency.at_once'),
  track: text('cases.tracks.competence'),
  deed: text('cases.deeds.diagnosis_noted'),
  item: text('office.needs.items.help_teaching'),
  group: text('office.needs.groups.learning'),
  period: text('office.plan.periods.quarter_next'),
  age: text('office.person.age', { n: 101 }),
  marks: text('office.cases.plan_marks.made'),
  consent: text('screens.consent'),
  phone: '8 900 000 00 01',
  hours: '9:00–18:00',
  address: NOTE,
  note: NOTE,
  about: NOTE,
  action: NOTE,
  problem: NOTE,
  goal: NOTE,
  reason: NOTE,
  result: NOTE,
  words: NOTE,
  step: NOTE,
  source: NOTE,
  term: NOTE,
  organisation: NOTE,
  task: NOTE,
  lines: NOTE,
  list: { list: [NOTE, NOTE, NOTE] },
  link: 'abc',
  line: NOTE,
  days: SHORT_DAY,
  mark: '✓',
  digits: '123 456',
  state: text('office.papers.states.printed'),
  title: TITLE,
  cause: NOTE,
  entry: { amount: 100_500 },
  sum: '1F2A 77C0 9B3D 0A11',
  place: TITLE,
  day: text('office.invitations.weekdays.d1'),
  mentor: NAME,
  next: NAME,
  amount: 300,
  first: 23,
  last: 29,
  share: 72,
  postponed: 3,
  limit: 20,
  row: 101,
}

const SHORT = { name: SHORT_NAME }
/** A doubtful cell of a list. */
const DOUBT: Readonly<Record<string, Param>> = {
  heading: 'abc def',
  said: '1948',
  one: `${NAME}, 07.03.1948`,
  other: `${NAME}, 1948`,
  born: '07.03.1948',
  birth: '1948',
  code: '84235',
  what: text('register_import.trouble.birth_year_only'),
}

/** Values that differ from the common ones where a text stands for something else; the first pattern that fits. */
const OWN: readonly (readonly [RegExp, Readonly<Record<string, Param>>])[] = [
  [/^office\.(board|weekly|cries\.(line|state|head_says))/, SHORT],
  [/^office\.mentors\.line/, SHORT],
  [/^office\.gone\.(line|pick)/, SHORT],
  [/^office\.missed\.buttons/, { month: november('month_names.name') }],
  [/^office\.missed\.month$/, { name: text('office.month_names.name.m11') }],
  [
    /^office\.(missed|today)\./,
    { ...SHORT, names: { list: [SHORT_NAME, SHORT_NAME] }, why: text('office.missed.why.untried') },
  ],
  [/^office\.cases\.line/, { ...SHORT, date: SHORT_DAY }],
  [/^office\.tasks\.colleague/, { ...SHORT, role: text('office.role_buttons.administrator') }],
  [
    /^office\.rulings\./,
    { from: SHORT_DAY, until: SHORT_DAY, number: '12-26', what: text('office.rulings.council.support') },
  ],
  [
    /^office\.sheets\./,
    {
      form: text('office.sheets.forms.passport'),
      kind: text('office.sheets.kinds.planned_check'),
      section: text('office.sheets.sections.family_kind'),
      ask: text('office.sheets.asks.relations'),
      item: text('office.sheets.items.major_repair'),
      field: text('office.sheets.fields.conclusion_words'),
      said: NOTE,
      before: NOTE,
      after: NOTE,
      number: '4.1',
      day: SHORT_DAY,
    },
  ],
  [/^office\.report\.lacking\./, SHORT],
  [
    /^office\.report\./,
    {
      number: '2.1.1',
      value: 1948,
      name: text('office.report.lines.seniors_in_families'),
      period: text('office.report.quarter', { number: 4, year: 2026 }),
      before: text('office.report.unrecorded'),
      after: 1948,
      version: 2,
      what: text('office.categories.disability_unknown'),
      who: SHORT_NAME,
    },
  ],
  [/^office\.technologies\.lacking\./, SHORT],
  [
    /^office\.technologies\./,
    {
      value: 1948,
      name: TITLE,
      period: text('office.report.half_year', { number: 2, year: 2026 }),
      version: 2,
      what: text('office.categories.disability_unknown'),
      result: NOTE,
      format: text('office.technologies.formats.xlsx'),
      list: {
        list: ['running', 'opened', 'closed'].map((row) =>
          text('office.technologies.short_row', {
            what: textAt(`office.technologies.rows.${row}`),
            value: 1948,
          }),
        ),
      },
    },
  ],
  [
    /^office\.entered\.buttons/,
    { ...SHORT, register: text('office.entered.registers.rppsu'), date: SHORT_DAY },
  ],
  [
    /^office\.entered\./,
    {
      ...SHORT,
      register: text('office.entered.registers.rppsu'),
      value: NOTE,
      deed: text('office.deeds.kinds.proposals_made'),
      what: text('office.deeds.kinds.proposals_made'),
    },
  ],
  [/^office\.head_cover\.buttons/, SHORT],
  [/^office\.doubles\.(one|buttons)/, SHORT],
  [
    /^office\.doubles\./,
    {
      double: NAME,
      one: `${SHORT_NAME}, 1955`,
      other: `${SHORT_NAME}, 1955`,
      said: NOTE,
      what: NOTE,
    },
  ],
  [/^office\.doubts\./, { ...SHORT, ...DOUBT, question: text('office.doubts.ask.disability') }],
  [
    /^office\.import\.left_out/,
    {
      row: 1948,
      sheet: 'abc def',
      said: 'abc def; 1948',
      why: text('register_import.trouble.name_missing'),
    },
  ],
  [/^office\.import\.(doubt|change)/, { ...SHORT, ...DOUBT, names: SHORT_NAME, before: NOTE, after: NOTE }],
  [
    /^office\.import\.left_out/,
    { ...DOUBT, sheet: 'abc def', why: text('register_import.trouble.name_missing') },
  ],
  [/^events\.change\./, { before: NOTE, after: NOTE, title: NOTE }],
  [/^office\.events_report\./, { what: text('office.events_report.lines.retraining') }],
  [/^office\.(task\.|people|event_people|cover|monthly\.(left_line|undone)|invitations\.call_line)/, SHORT],
  [/^office\.staff\.line/, { ...SHORT, role: text('office.role_buttons.administrator') }],
  [/^office\.calendar\.(week|day)/, { from: SHORT_DAY, to: SHORT_DAY, date: SHORT_DAY, work: 5 }],
  [/^office\.calendar\.(head_)?month/, { month: november('calendar.months') }],
  [/^office\.(growth|fields\.on_day)/, { month: november('month_names.name'), date: SHORT_DAY }],
  [/^office\.pictures\.(week|day)/, { month: november('month_names.of') }],
  [/^office\.(monthly\.district|add\.district)/, { name: DISTRICT }],
  [/^office\.facts\.line/, { what: text('office.facts.groups.organisations') }],
  [/^office\.alerts\.(sent|refused)/, { what: text('alerts.bank.title') }],
  [/^office\.alerts\.words/, { what: text('alerts.bank.text') }],
  [/^office\.alerts\./, SHORT],
  [/^office\.tasks\.later\.in/, { date: SHORT_DAY }],
  [
    /^office\.event_list/,
    { title: NOTE, line: NOTE, date: SHORT_DAY, month: november('calendar.months'), time: '10:30' },
  ],
  [
    /^office\.(groups|own_groups)\.(line|head|organiser_|close|own|organiser|led|ask_agrees)/,
    { name: NOTE, group: NOTE },
  ],
  [/^office\.groups\./, { ...SHORT, group: NOTE }],
  [/^office\.own_groups\./, { kind: text('events.kinds.tourism'), name: NOTE }],
  [/^office\.change\.now/, { now: NOTE, question: text('office.card.address.ask') }],
  [/^office\.helpers\./, { other: text('office.needs.items.learn_computer'), can: 12, want: 12 }],
  [/^office\.event_access/, { title: NOTE, item: text('office.event_access.items.hearing') }],
  [/^office\.event_/, { name: DISTRICT, title: NOTE, last: DAY, time: '10:30' }],
  [/^office\.events_month\./, { day: SHORT_DAY, month: november('calendar.months') }],
  [
    /^office\.schedule\./,
    {
      what: text('office.schedule.trouble.weekday_differs'),
      question: text('office.schedule.ask.price'),
      place: text('office.schedule.place.row', { row: 101 }),
      when: DAY,
      kind: text('events.kinds.other'),
      said: NOTE,
      more: 12,
      name: NOTE,
    },
  ],
  [/^events\.when\./, { time: '10:30', until: '12:00', last: DAY }],
  [/^cases\.history\./, { to: DAY }],
]

/** Counts that a text is measured with: one takes the long plural, one the forms of «один». */
export const COUNTS = [12, 101] as const

/** A count for what is no text, no name and no day: «Людей: ${people}». */
const COUNTED = new Set([
  ...['n', 'all', 'open', 'late', 'people', 'left', 'owed', 'shown', 'before', 'page', 'pages', 'rows'],
  ...['uncertain', 'alone', 'hints', 'helped', 'escalated', 'more', 'work'],
])

/** The value that a text of the office is measured with; undefined – nobody knows the variable. */
export const sampleOf = (key: string, variable: string, n: number): Param | undefined => {
  const own = OWN.find(([pattern]) => pattern.test(key))?.[1]
  return ownEntry(own, variable) ?? ownEntry(COMMON, variable) ?? (COUNTED.has(variable) ? n : undefined)
}
