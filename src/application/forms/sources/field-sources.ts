import { inspectPlan } from '../../../domain/caseload/work-plan.ts'
import { writtenDay } from '../../../domain/forms/paper.ts'
import type { FieldSource } from '../../../domain/forms/source-name.ts'
import { phoneOnPaper } from '../../../domain/numbers/phone-on-paper.ts'
import { type Param, text } from '../../../domain/words/text-ref.ts'
import type { PaperGround } from '../paper-ground.ts'
import { ACT_FIELDS } from './act-sources.ts'
import { CITIZEN_FIELDS } from './citizen-sources.ts'
import { DESTRUCTION_SOURCES } from './destruction-sources.ts'
import { DISTRICT_FIELDS } from './district-sources.ts'
import { ENTERED_FIELDS } from './entered-sources.ts'
import type { FieldOf } from './field-of.ts'
import { INTEREST_FIELDS } from './interest-sources.ts'
import { LETTER_SOURCES } from './letter-sources.ts'
import { MENTOR_FIELDS } from './mentor-sources.ts'
import { NEED_FIELDS } from './need-sources.ts'
import { PROGRAMME_FIELDS } from './programme-sources.ts'
import { TECHNOLOGY_FIELDS } from './technology-sources.ts'

const day = (date: string | null | undefined): Param | null => (date ? { date } : null)

/** The day of the latest deed of some kinds about the citizen, or in the case where there is one. */
const lastDeed = (ground: PaperGround, isMeant: (kind: string, outcome: string | null) => boolean) =>
  ground.deeds.find(
    (deed) =>
      isMeant(deed.kind, deed.outcome) &&
      (ground.case === null || deed.case === null || deed.case === ground.case.id),
  )

const lastDay = (ground: PaperGround, kind: string): Param | null =>
  day(lastDeed(ground, (each) => each === kind)?.day)

/** What the last assessment came to, as the item of its paper that is ticked. */
export const effectOf = (ground: PaperGround): readonly string[] => {
  const outcome = lastDeed(ground, (kind) => kind === 'effect_assessed')?.outcome ?? null
  return outcome === null ? [] : [outcome]
}

const familySaid = ({ case: found }: PaperGround): Param | null => {
  const marks = found?.words.family ?? []
  return marks.length === 0 ? null : { list: marks.map((mark) => text(`office.cases.plan_marks.${mark}`)) }
}

const load = ({ case: found, caseRules }: PaperGround): Param | null => {
  if (!found || found.words.plan.length === 0) return null
  const isTooMuch = inspectPlan(found.words.plan, caseRules).some(({ fault }) => fault === 'too_many_at_once')
  return text(isTooMuch ? 'office.papers.values.too_much' : 'office.papers.values.not_too_much')
}

/** Who signs for the institution, with the post where it is known. */
const signatory = ({ seat }: PaperGround): Param | null => {
  if (!seat?.director) return null
  return seat.director_post === null ? seat.director : { list: [seat.director_post, seat.director] }
}

/** «ноябрь 2026». */
export const monthName = (month: string): Param =>
  text('office.papers.values.month', {
    month: text(`office.month_names.name.m${Number(month.split('-')[1])}`),
    year: month.split('-')[0] ?? '',
  })

/** Every field's source: what it is looked up in. */
export const FIELD_SOURCES_OF: Readonly<Record<FieldSource, FieldOf>> = {
  today: ({ today }) => day(today),
  'institution.name': ({ institution }) => institution,
  'institution.address': ({ seat }) => seat?.address ?? null,
  'institution.phone': ({ seat }) => (seat?.phone ? phoneOnPaper(seat.phone) : null),
  'institution.director': ({ seat }) => seat?.director ?? null,
  'institution.director_post': ({ seat }) => seat?.director_post ?? null,
  'institution.signatory': signatory,
  'department.name': ({ staff }) => staff.departmentName,
  'staff.name': ({ staff }) => staff.name,
  'staff.role': ({ staff }) => text(`office.roles.${staff.role}`),
  'staff.phone': ({ staffPhone }) => (staffPhone === null ? null : phoneOnPaper(staffPhone)),
  'case.technology': ({ case: found }) => (found ? text(`technologies.${found.technology}.name`) : null),
  'case.opened_on': ({ case: found }) => day(found?.state.openedOn),
  'case.problem': ({ case: found }) => found?.words.problem ?? null,
  'case.curator': ({ curator }) => curator,
  'case.until': ({ case: found }) => day(found?.state.until),
  'case.family': familySaid,
  'case.plan_made_on': (ground) => lastDay(ground, 'plan_made'),
  'case.agreement_on': (ground) => lastDay(ground, 'agreement_signed'),
  'case.load': load,
  'case.plan_from': ({ case: found }) => day(found?.words.plan.map(({ begins }) => begins).sort()[0]),
  'case.plan_until': ({ case: found }) =>
    day(
      found?.words.plan
        .flatMap(({ due }) => due ?? [])
        .sort()
        .at(-1),
    ),
  'case.assessed_on': (ground) => lastDay(ground, 'effect_assessed'),
  'case.assessed_words': (ground) => lastDeed(ground, (kind) => kind === 'effect_assessed')?.note ?? null,
  'case.effect_told': (ground) => {
    const told = lastDeed(ground, (kind) => kind === 'effect_assessed')
    if (!told?.reason || told.reason === 'not_yet') return null
    return text('office.papers.values.told', {
      date: writtenDay(told.day),
      what: text(`office.cases.effect_told.${told.reason}`),
    })
  },
  'case.diagnosis_words': (ground) => lastDeed(ground, (kind) => kind === 'diagnosis_noted')?.note ?? null,
  'case.report_on': (ground) => lastDay(ground, 'adaptation_report_sent'),
  'case.report_words': (ground) =>
    lastDeed(ground, (kind) => kind === 'adaptation_report_sent')?.note ?? null,
  'consent.letter_on': ({ consent }) => day(consent?.on),
  'consent.letter_how': (ground) => {
    const given = lastDeed(ground, (kind, outcome) => kind === 'consent_recorded' && outcome === 'letter')
    return given?.reason ? text(`office.case_forms.consent_how.${given.reason}`) : null
  },
  'consent.letter_withdrawn_on': ({ consent }) => day(consent?.withdrawnOn),
  'consultation.day': (ground) => lastDay(ground, 'consultation'),
  'appointment.day': ({ visit }) => day(visit),
  'plan.period': ({ plan }) =>
    plan
      ? text('office.papers.values.period', {
          period: text(`office.papers.periods.${plan.period}`),
          date: writtenDay(plan.starts),
        })
      : null,
  month: ({ month }) => (month === null ? null : monthName(month)),
  ...CITIZEN_FIELDS,
  ...INTEREST_FIELDS,
  ...NEED_FIELDS,
  ...ACT_FIELDS,
  ...LETTER_SOURCES,
  ...MENTOR_FIELDS,
  ...PROGRAMME_FIELDS,
  ...DESTRUCTION_SOURCES,
  ...DISTRICT_FIELDS,
  ...ENTERED_FIELDS,
  ...TECHNOLOGY_FIELDS,
  'report.institution': ({ report }) => report?.institution ?? null,
  'report.unit': ({ report }) => report?.unit ?? null,
  'report.period': ({ report }) => report?.period ?? null,
  'report.standing': ({ report }) => report?.standing ?? null,
}
