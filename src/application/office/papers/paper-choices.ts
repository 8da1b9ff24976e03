import { addMonths, type LocalDate } from '../../../domain/calendar/local-date.ts'
import { addWorkingDays } from '../../../domain/calendar/working-calendar.ts'
import { STATE_REGISTERS } from '../../../domain/caseload/state-register.ts'
import { BLANK, type Form } from '../../../domain/forms/form.ts'
import { PLAN_PERIODS } from '../../../domain/people/individual-plan.ts'
import { type TextRef, text } from '../../../domain/words/text-ref.ts'
import { actsKeptSince } from '../../forms/gather-ground.ts'
import type { CaseOnDesk } from '../../ports/office/case-desk.ts'
import type { OfficeCall } from '../kit/office-call.ts'
import { shortDay } from '../kit/short-day.ts'
import { type CaseNeed, needsOfCases } from './case-needs.ts'
import { type PaperChoice, packedChoice } from './paper-choice.ts'

/** Something to be chosen before a form is filled: its label, and what the press then says. */
export interface Choosable {
  readonly label: TextRef
  readonly packed: string
}

/** A question with what it offers. */
export interface PaperQuestion {
  readonly ask: TextRef
  readonly choices: readonly Choosable[]
}

/** Months of registers that are offered: this one and those before it. */
const MONTHS = 4
/** Working days in which a visit to an office mostly lies. */
const VISIT_IN = [1, 2, 3, 5, 10, 15]
/** Mentors that are offered, by name. */
const MOST_MENTORS = 12
/** Letters that are offered, the latest of them. */
const MOST_LETTERS = 6

/** The month as it is named: «ноябрь 2026». */
const monthLabel = (month: string): TextRef => {
  const [year = '', number = ''] = month.split('-')
  return text('office.papers.values.month', {
    month: text(`office.month_names.name.m${Number(number)}`),
    year,
  })
}

const monthOf = (day: LocalDate): string => day.split('-').slice(0, 2).join('-')

const plain = (choice: string): string => packedChoice({ choice, visit: null, format: null }, '')

const months = (today: LocalDate): Choosable[] =>
  Array.from({ length: MONTHS }, (_, back) => monthOf(addMonths(`${monthOf(today)}-01`, -back))).map(
    (month) => ({ label: monthLabel(month), packed: plain(month) }),
  )

const periods = (): Choosable[] =>
  PLAN_PERIODS.flatMap((period) => [period, `${period}_next`]).map((id) => ({
    label: text(`office.plan.periods.${id}`),
    packed: plain(id),
  }))

/** What the open cases are about first, with their cause: nobody says it twice. */
const needs = ({ moment }: OfficeCall, known: readonly CaseNeed[]): Choosable[] => {
  const all = moment.conversation.content.needs
  return [
    ...known
      .filter(({ need }) => all.has(need))
      .map(({ need, cause }) => ({
        label: text('office.papers.of_case', { title: text(`needs.${need}.title`) }),
        packed: plain(cause === null ? need : `${need}-${cause}`),
      })),
    ...[...all.keys()].map((id) => ({ label: text(`needs.${id}.title`), packed: plain(id) })),
  ]
}

const letters = (found: CaseOnDesk | null): Choosable[] =>
  [...(found?.words.letters ?? [])]
    .reverse()
    .filter((_, at) => at < MOST_LETTERS)
    .map(({ id, organisation }) => ({
      label: text('office.papers.letter', { organisation }),
      packed: plain(id),
    }))

/** Which cause a need has; «причина неизвестна» is an answer too. */
const causeQuestion = ({ moment }: OfficeCall, choice: string): PaperQuestion | null => {
  const need = moment.conversation.content.needs.get(choice)
  if (!need) return null
  return {
    ask: text('office.papers.which_cause', { title: text(`needs.${need.id}.title`) }),
    choices: [
      ...need.causes.map((cause) => ({
        label: text(`needs.${need.id}.causes.${cause}`),
        packed: plain(`${need.id}-${cause}`),
      })),
      { label: text('office.papers.any_cause'), packed: plain(`${need.id}-any`) },
    ],
  }
}

const visitQuestion = (
  { moment, today }: OfficeCall,
  choice: string,
  known: readonly CaseNeed[],
): PaperQuestion => ({
  ask: text('office.papers.which_visit'),
  choices: [
    // The day for which the case has a place in line stands first.
    ...known.flatMap(({ need, booked }) =>
      booked === null || need !== choice.split('-')[0]
        ? []
        : {
            label: text('office.papers.booked_day', { date: shortDay(booked, today) }),
            packed: packedChoice({ choice, visit: booked, format: null }, today),
          },
    ),
    ...VISIT_IN.map((days) => addWorkingDays(moment.conversation.calendar, today, days).date).map(
      (visit) => ({
        label: shortDay(visit, today),
        packed: packedChoice({ choice, visit, format: null }, today),
      }),
    ),
    {
      label: text('office.papers.no_visit'),
      packed: packedChoice({ choice: `${choice}-none`, visit: null, format: null }, today),
    },
  ],
})

const needQuestion = async (
  call: OfficeCall,
  { about }: Form,
  { choice, visit }: PaperChoice,
  citizen: string | null,
): Promise<PaperQuestion | null> => {
  const known = citizen === null ? [] : await needsOfCases(call, citizen)
  if (choice === '') return { ask: text('office.papers.which_need'), choices: needs(call, known) }
  const parts = choice.split('-')
  if (parts.length === 1) return causeQuestion(call, choice)
  return about === 'citizen' && parts.length === 2 && visit === null
    ? visitQuestion(call, choice, known)
    : null
}

/** Whom and what a form is printed about. */
export interface PaperAbout {
  readonly case: CaseOnDesk | null
  readonly citizen: string | null
}

/** Which act of destruction; none – the form is printed blank. */
const actQuestion = async ({ desks, actor, today }: OfficeCall): Promise<PaperQuestion | null> => {
  const acts = await desks.destructions.acts(actor.department, actsKeptSince(today))
  if (acts.length === 0) return null
  return {
    ask: text('office.papers.which_act'),
    choices: acts
      .filter((_, at) => at < MOST_LETTERS)
      .map(({ id, number, day }) => ({
        label: text('office.papers.act', { what: number, date: { date: day } }),
        packed: plain(id),
      })),
  }
}

/** Which of the districts that the actor works. */
const districtQuestion = async ({ desks, actor, today }: OfficeCall): Promise<PaperQuestion> => {
  const districts = await desks.arranging.districts(actor.department, today)
  return {
    ask: text('office.papers.which_district'),
    choices: districts
      .filter(({ id }) => actor.districts.includes(id))
      .map(({ id, name }) => ({ label: text('office.papers.district', { name }), packed: plain(id) })),
  }
}

/** Which candidate or mentor: for a family those whom the institution accepted; none – the form is printed blank. */
const mentorQuestion = async (
  { desks, actor }: OfficeCall,
  { about }: Form,
): Promise<PaperQuestion | null> => {
  const all = await desks.mentors.list(actor.department)
  const fitting = about === 'case' ? all.filter(({ state }) => state === 'accepted') : all
  if (fitting.length === 0) return null
  return {
    ask: text('office.papers.which_mentor'),
    choices: fitting
      .filter((_, at) => at < MOST_MENTORS)
      .map(({ id, facts }) => ({
        label: text('office.papers.mentor', { name: facts.name }),
        packed: plain(id),
      })),
  }
}

/** Filled as it was at the last survey, or with its heads for the next visit; before the first one there is nothing to choose. */
const blankQuestion = async (
  { desks, actor, today, moment }: OfficeCall,
  citizen: string | null,
): Promise<PaperQuestion | null> => {
  if (citizen === null) return null
  const holder = (await desks.families.of(citizen))?.holder ?? citizen
  // Acts are kept with the family's representative: out of sight, not spoken of.
  if ((await desks.register.card(actor, holder, today, moment.at)) === null) return null
  const [last] = await desks.sheets.finished(holder, 'act')
  if (last === undefined || last.finishedOn === null) return null
  return {
    ask: text('office.papers.filled_or_blank'),
    choices: [
      { label: text('office.papers.filled', { date: { date: last.finishedOn } }), packed: plain('last') },
      { label: text('office.papers.blank'), packed: plain(BLANK) },
    ],
  }
}

const registerQuestion = (): PaperQuestion => ({
  ask: text('office.papers.which_register'),
  choices: STATE_REGISTERS.map((register) => ({
    label: text(`office.entered.registers.${register}`),
    packed: plain(register),
  })),
})

/** What still has to be chosen before a form can be filled; null – nothing. */
export const questionOf = async (
  call: OfficeCall,
  form: Form,
  chosen: PaperChoice,
  { case: found, citizen }: PaperAbout,
): Promise<PaperQuestion | null> => {
  if (form.choose === 'need') return needQuestion(call, form, chosen, citizen)
  if (form.choose === undefined || chosen.choice !== '') return null
  if (form.choose === 'month') return { ask: text('office.papers.which_month'), choices: months(call.today) }
  if (form.choose === 'period') return { ask: text('office.papers.which_period'), choices: periods() }
  if (form.choose === 'act') return actQuestion(call)
  if (form.choose === 'mentor') return mentorQuestion(call, form)
  if (form.choose === 'district') return districtQuestion(call)
  if (form.choose === 'register') return registerQuestion()
  if (form.choose === 'blank') return blankQuestion(call, citizen)
  const known = letters(found)
  // Without a letter the form is printed blank.
  return known.length === 0 ? null : { ask: text('office.papers.which_letter'), choices: known }
}
