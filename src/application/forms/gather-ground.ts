import { addDays, addMonths, type LocalDate } from '../../domain/calendar/local-date.ts'
import { STATE_REGISTERS } from '../../domain/caseload/state-register.ts'
import { BLANK, type Form } from '../../domain/forms/form.ts'
import { sourcesShown } from '../../domain/forms/inspect-forms.ts'
import {
  IndividualPlan,
  PLAN_PERIODS,
  type PlanPeriod,
  periodStart,
} from '../../domain/people/individual-plan.ts'
import type { CaseDesk, CaseOnDesk } from '../ports/office/case-desk.ts'
import type { DestructionDesk } from '../ports/office/destruction-desk.ts'
import type { DistrictDeedDesk } from '../ports/office/district-deed-desk.ts'
import type { EnteredDesk } from '../ports/office/entered-desk.ts'
import type { FamilyDesk } from '../ports/office/family-desk.ts'
import type { LetterDesk } from '../ports/office/letter-desk.ts'
import type { MentorDesk } from '../ports/office/mentor-desk.ts'
import type { MonthsDesk } from '../ports/office/months-desk.ts'
import type { PaperDesk } from '../ports/office/paper-desk.ts'
import type { PeopleDesk } from '../ports/office/people-desk.ts'
import type { RegisterDesk } from '../ports/office/register-desk.ts'
import type { RulingDesk } from '../ports/office/ruling-desk.ts'
import type { SheetDesk } from '../ports/office/sheet-desk.ts'
import type { StaffDesk } from '../ports/office/staff-desk.ts'
import type { TaskDesk, TaskLine } from '../ports/office/task-desk.ts'
import { type DistrictDesks, gatherDistrict } from './gather-district.ts'
import { gatherInterests } from './gather-interests.ts'
import { gatherPapersThere } from './gather-papers-there.ts'
import type {
  EnteredOnForm,
  PaperGround,
  PlanOnPaper,
  ReportOnForm,
  TechnologiesOnForm,
} from './paper-ground.ts'
import type { PaperPlace } from './paper-place.ts'

/** What papers are gathered from. */
export interface PaperDesks extends DistrictDesks {
  readonly entered: EnteredDesk
  readonly papers: PaperDesk
  readonly register: RegisterDesk
  readonly people: PeopleDesk
  readonly cases: CaseDesk
  readonly letters: LetterDesk
  readonly mentors: MentorDesk
  readonly destructions: DestructionDesk
  readonly months: MonthsDesk
  readonly staff: StaffDesk
  readonly families: FamilyDesk
  readonly sheets: SheetDesk
  readonly rulings: RulingDesk
  readonly tasks: TaskDesk
  readonly districtDeeds: DistrictDeedDesk
}

/** What a printed form is about: the id of a person, of a case, or nothing; and what was chosen. */
export interface PaperAsked {
  readonly form: Form
  /** Id of the person or case; empty – the employee's districts. */
  readonly about: string
  /** A need with its cause (`passport-lost`), a period (`month`, `month_next`…), a letter's id or a month (`2026-11`); empty – nothing. */
  readonly choice: string
  /** The day on which the citizen goes to the office; null – nobody said. */
  readonly visit: LocalDate | null
  /** The report that is printed; left out – another form. */
  readonly report?: ReportOnForm
  /** The information on technologies that is printed; left out – another form. */
  readonly technologies?: TechnologiesOnForm
}

/** The chosen life problem, with its cause where one was chosen: `passport`, `passport-lost`. */
const needOf = ({ form, choice }: PaperAsked, { needs }: PaperPlace): Pick<PaperGround, 'need' | 'cause'> => {
  const [id = '', cause] = choice.split('-')
  const need = form.choose === 'need' ? (needs.get(id) ?? null) : null
  return { need, cause: need?.causes.find((each) => each === cause) }
}

type PlaceOfActs = Pick<PaperPlace, 'actor' | 'today'>

/** Years for which an act and the excerpt of the log are kept (order 179 of Roskomnadzor, point 8). */
const YEARS_KEPT = 3

/** The day since which acts of destruction are kept. */
export const actsKeptSince = (today: LocalDate): LocalDate => addMonths(today, -12 * YEARS_KEPT)

const showsActs = ({ choose, sections }: Form): boolean =>
  choose === 'act' ||
  sections.some(({ rows }) => rows.some((row) => 'table' in row && row.source === 'destruction.log'))

/** Long before anything here was recorded. */
const EVER = '2000-01-01'

/** The periods that a plan can be printed for: this one, or the one to come. */
export const periodAsked = (
  today: LocalDate,
  choice: string,
): { period: PlanPeriod; starts: LocalDate } | null => {
  const [name, ahead] = choice.split('_')
  const period = PLAN_PERIODS.find((each) => each === name)
  if (!period || (ahead !== undefined && ahead !== 'next')) return null
  return { period, starts: periodStart(today, period, ahead === 'next' ? 1 : 0) }
}

const planOf = async (
  { people }: PaperDesks,
  citizen: string | null,
  { form, choice }: PaperAsked,
  today: LocalDate,
): Promise<PlanOnPaper | null> => {
  const asked = form.choose === 'period' ? periodAsked(today, choice) : null
  if (!asked || citizen === null) return null
  const json = await people.plan(citizen, asked.period, asked.starts)
  return { ...asked, plan: json === null ? { entries: [] } : IndividualPlan.parse(JSON.parse(json)) }
}

const lastOfMonth = (month: string): LocalDate => addDays(addMonths(`${month}-01`, 1), -1)

/** What is due today about the people in sight: read only where a form shows it. */
const dueTasks = (
  { tasks }: PaperDesks,
  { form }: PaperAsked,
  { actor, today, at }: PaperPlace,
): Promise<readonly TaskLine[]> | readonly TaskLine[] =>
  sourcesShown(form).includes('round.people')
    ? tasks.list(actor, { dueUntil: today, state: 'open', whose: 'mine' }, today, at)
    : []

/** What the registers of a month and of people stand on. */
const districtWide = async (desks: PaperDesks, { form, choice }: PaperAsked, place: PaperPlace) => {
  const { actor, today, at } = place
  const isOfOne = form.choose === 'district' || form.choose === 'mentor' || form.choose === 'register'
  if (form.about !== 'district' || form.public || isOfOne)
    return {
      month: null,
      monthDeeds: [],
      monthLetters: [],
      monthDistrictDeeds: [],
      reports: [],
      people: [],
      missed: [],
    }
  if (form.choose !== 'month')
    return {
      month: null,
      monthDeeds: [],
      monthLetters: [],
      monthDistrictDeeds: [],
      reports: [],
      missed: [],
      people: await desks.papers.people(actor, today, at),
    }
  const [from, to] = [`${choice}-01`, lastOfMonth(choice)]
  return {
    month: choice,
    monthDeeds: await desks.papers.deeds(actor, { from, to }, today, at),
    monthLetters: [...(await desks.letters.sent(actor, from, to, today, at))].reverse(),
    reports: await desks.papers.reports(actor, from, to, today, at),
    missed: await desks.months.missed(actor, choice, today),
    monthDistrictDeeds: await desks.districtDeeds.ofDays(actor, from, to, today),
    people: [],
  }
}

/** The mentor who was chosen, or the case's own; read only where a form is about one. */
const mentorOf = async (
  { mentors }: PaperDesks,
  { form, choice }: PaperAsked,
  { actor }: PaperPlace,
  found: CaseOnDesk | null,
) => {
  const id = form.choose === 'mentor' ? choice : (found?.state.mentor ?? '')
  const mentor = id === '' ? null : await mentors.find(actor.department, id)
  if (mentor === null || found === null) return { mentor, mentorConsent: null }
  const consents = await mentors.consents(found.id)
  return { mentor, mentorConsent: consents.find((each) => each.mentor === id) ?? null }
}

/** What is not typed over into the chosen register of the state yet. */
const waitingIn = async (
  { entered }: PaperDesks,
  { form, choice }: PaperAsked,
  { actor, today, at, entered: kinds }: PaperPlace,
): Promise<EnteredOnForm | null> => {
  const register = STATE_REGISTERS.find((each) => each === choice)
  if (form.choose !== 'register' || !register) return null
  return { register, deeds: await entered.waiting(actor, { register, kinds: kinds[register] }, today, at) }
}

/** Acts of destruction, where the form is about one or lists them. */
const destroyed = async (
  { destructions }: PaperDesks,
  { form, choice }: PaperAsked,
  { actor, today }: PlaceOfActs,
) => {
  if (!showsActs(form)) return { destruction: null, destructions: [] }
  const acts = await destructions.acts(actor.department, actsKeptSince(today))
  return { destruction: acts.find(({ id }) => id === choice) ?? null, destructions: acts }
}

/** Of the family: who is in it, and what was found there. It is kept with the representative's card: not in sight, not shown. */
const ofFamily = async (
  { families, sheets, register, rulings }: PaperDesks,
  citizen: string | null,
  { actor, today, at }: PaperPlace,
) => {
  if (citizen === null)
    return { family: null, registration: null, programme: null, council: null, acts: [], passports: [] }
  const family = await families.of(citizen)
  const holder = family?.holder ?? citizen
  const decided = await rulings.of(citizen)
  const isSeen = holder === citizen || (await register.card(actor, holder, today, at)) !== null
  return {
    family: isSeen ? family : null,
    registration: await families.registration(citizen),
    programme: decided.find((ruling) => ruling.kind === 'in_need') ?? null,
    council: decided.find((ruling) => ruling.kind === 'council') ?? null,
    acts: isSeen ? await sheets.finished(holder, 'act') : [],
    passports: isSeen ? await sheets.finished(holder, 'passport') : [],
  }
}

/** What stands about one person: whose case or letter it is, or whom the form is about. */
const personal = async (desks: PaperDesks, asked: PaperAsked, place: PaperPlace, citizen: string | null) => {
  const { actor, today, at } = place
  const id = citizen ?? (asked.form.about === 'citizen' ? asked.about : null)
  if (id === null) return { citizen: null, deeds: [], consent: null, ...(await ofFamily(desks, null, place)) }
  const deeds = await desks.papers.deeds(actor, { from: EVER, to: today, citizen: id }, today, at)
  return {
    citizen: await desks.register.card(actor, id, today, at),
    deeds: [...deeds].reverse(),
    consent: await desks.cases.consent(id, 'letter'),
    ...(await ofFamily(desks, id, place)),
  }
}

/**
 * Reads what a form is filled from, within what the employee may see. Null – what it is about is not in sight: whoever asks is
 * answered as if there were no such thing.
 */
export const gatherGround = async (
  desks: PaperDesks,
  asked: PaperAsked,
  place: PaperPlace,
): Promise<PaperGround | null> => {
  const { form, about, choice } = asked
  const { actor, today, at } = place
  const found = form.about === 'case' ? await desks.cases.find(actor, about, today, at) : null
  const free =
    found === null && form.choose === 'letter' ? await desks.letters.find(actor, about, today, at) : null
  if (form.about === 'case' && found === null && free === null) return null
  const own = await personal(desks, asked, place, found?.citizen ?? free?.citizen ?? null)
  if (form.about === 'citizen' && own.citizen === null) return null
  const district = form.choose === 'district' ? await gatherDistrict(desks, choice, place) : null
  if (form.choose === 'district' && district === null) return null
  const institution = await desks.papers.institution(actor.department)
  const problem = needOf(asked, place)
  return {
    today,
    staff: actor,
    institution: institution?.name ?? null,
    seat: institution,
    staffPhone: await desks.papers.workPhone(actor.id),
    region: place.region,
    calendar: place.calendar,
    caseRules: place.caseRules,
    actSections: place.act?.sections ?? [],
    passportForm: place.passport ?? null,
    has: place.has,
    ...own,
    case: found,
    history: found ? await desks.cases.history(found.id) : null,
    curator: found ? ((await desks.staff.find(found.curator, today))?.name ?? null) : null,
    ...(await mentorOf(desks, asked, place, found)),
    ...problem,
    papersThere: await gatherPapersThere(
      desks.cases,
      problem.need?.id ?? null,
      own.citizen?.id ?? null,
      place,
    ),
    visit: asked.visit,
    isBlank: form.choose === 'blank' && choice === BLANK,
    plan: await planOf(desks, own.citizen?.id ?? null, asked, today),
    interests: await gatherInterests(desks, form, own.citizen?.id ?? null, place),
    letter: free?.note ?? found?.words.letters.find(({ id }) => id === choice) ?? null,
    ...(await districtWide(desks, asked, place)),
    ...(await destroyed(desks, asked, place)),
    dueTasks: await dueTasks(desks, asked, place),
    district,
    entered: await waitingIn(desks, asked, place),
    technologies: asked.technologies ?? null,
    report: asked.report ?? null,
  }
}
