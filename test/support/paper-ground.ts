import type { PaperGround } from '../../src/application/forms/paper-ground.ts'
import { Renderer } from '../../src/application/render.ts'
import { workingCalendar } from '../../src/domain/calendar/working-calendar.ts'
import { NO_WORDS } from '../../src/domain/caseload/case-words.ts'
import { CONTENT } from './content.ts'
import { factsOf } from './office.ts'

const DEMO = CONTENT.regions.get('demo')
if (!DEMO) throw new Error('no region "demo"')

export const RUSSIAN = new Renderer(CONTENT.texts, 'ru')

/** What is at hand of nobody: everything that may be unknown is. */
export const emptyGround = (parts: Partial<PaperGround> = {}): PaperGround => ({
  today: '2026-11-30',
  staff: {
    id: 'st_olga',
    role: 'specialist',
    name: 'Белова Ольга Сергеевна',
    department: 'dep1',
    departmentName: 'Первое отделение',
    districts: ['north'],
    person: null,
    state: 'active',
    work: [],
  },
  institution: null,
  seat: null,
  staffPhone: null,
  region: DEMO,
  calendar: workingCalendar(CONTENT.years, DEMO.regional_off),
  caseRules: CONTENT.caseRules,
  has: (key) => RUSSIAN.has(key),
  citizen: null,
  deeds: [],
  family: null,
  registration: null,
  programme: null,
  council: null,
  acts: [],
  passports: [],
  passportForm: CONTENT.sheets.get('passport') ?? null,
  actSections: CONTENT.sheets.get('act')?.sections ?? [],
  case: null,
  history: null,
  curator: null,
  consent: null,
  need: null,
  cause: undefined,
  visit: null,
  plan: null,
  interests: null,
  letter: null,
  month: null,
  monthDeeds: [],
  monthLetters: [],
  monthDistrictDeeds: [],
  destruction: null,
  mentor: null,
  mentorConsent: null,
  destructions: [],
  reports: [],
  people: [],
  dueTasks: [],
  missed: [],
  district: null,
  entered: null,
  technologies: null,
  report: null,
  ...parts,
})

/** A card of the register. */
export const cardOf = (facts: Parameters<typeof factsOf>[0] = {}): NonNullable<PaperGround['citizen']> => ({
  id: 'smirnova',
  district: 'north',
  districtName: 'Северный',
  department: 'dep1',
  lent: false,
  facts: factsOf(facts),
  presence: 'present',
  presenceFrom: null,
  presenceUntil: null,
  isUnconfirmed: false,
  registeredOn: '2026-01-12',
  person: null,
  asksWelcome: true,
  lastContact: null,
  lastWords: null,
  openTasks: 0,
  openCases: 1,
  revision: 0,
})

/** A case of hers. */
export const caseOf = (
  words: Partial<NonNullable<PaperGround['case']>['words']> = {},
): NonNullable<PaperGround['case']> => ({
  id: 'k1',
  citizen: 'smirnova',
  name: 'Смирнова Анна Петровна',
  technology: 'case_work',
  stage: 'plan',
  status: 'open',
  urgency: 'usual',
  curator: 'st_olga',
  nextDue: null,
  district: 'north',
  department: 'dep1',
  lent: false,
  state: {
    id: 'k1',
    technology: 'case_work',
    person: 'smirnova',
    stage: 'plan',
    stageOn: '2026-11-01',
    tracks: {},
    status: 'open',
    urgency: 'usual',
    openedOn: '2026-11-01',
    begunOn: null,
    until: null,
    mentor: null,
    resumeOn: null,
    closedOn: null,
    reason: null,
    result: null,
  },
  mentorName: null,
  words: { ...NO_WORDS, ...words },
  tasks: [],
  revision: 0,
})
