import {
  type MentoringTurn,
  mentoringCounts,
  mentoringLessons,
  mentoringTurns,
} from '../../../domain/caseload/mentoring-report.ts'
import type { KnownRow } from '../../../domain/forms/known.ts'
import type { FieldSource, ListSource } from '../../../domain/forms/source-name.ts'
import { phoneOnPaper } from '../../../domain/numbers/phone-on-paper.ts'
import { ownEntry } from '../../../domain/own-entry.ts'
import { writtenBirth } from '../../../domain/people/birth.ts'
import { type Param, text } from '../../../domain/words/text-ref.ts'
import type { PaperGround } from '../paper-ground.ts'
import type { FieldOf } from './field-of.ts'
import type { ListOf } from './list-of.ts'

const day = (date: string | null | undefined): Param | null => (date ? { date } : null)

const decisionOf = ({ mentor }: PaperGround): Param | null => {
  if (!mentor || mentor.decidedOn === null || mentor.state === 'candidate') return null
  return text(`office.papers.values.mentor_${mentor.state}`, {
    date: { date: mentor.decidedOn },
    what: mentor.number ?? '',
  })
}

/** What a mentor says of themselves, what was decided, and who agreed to whom. */
export const MENTOR_FIELDS = {
  'mentor.name': ({ mentor, case: found }) => mentor?.facts.name ?? found?.mentorName ?? null,
  'mentor.born': ({ mentor }) => mentor && writtenBirth(mentor.facts.birthDate),
  'mentor.address': ({ mentor }) => mentor?.facts.address ?? null,
  'mentor.phone': ({ mentor }) => (mentor?.facts.phone ? phoneOnPaper(mentor.facts.phone) : null),
  'mentor.local': ({ mentor }) =>
    mentor && text(`office.papers.values.${mentor.facts.isLocal ? 'yes' : 'no'}`),
  'mentor.organisation': ({ mentor }) => mentor?.facts.organisation ?? null,
  'mentor.work': ({ mentor }) => mentor?.facts.work ?? null,
  'mentor.experience': ({ mentor }) => mentor?.facts.experience ?? null,
  'mentor.qualities': ({ mentor }) => mentor?.facts.qualities ?? null,
  'mentor.families': ({ mentor }) => mentor?.facts.families ?? null,
  'mentor.forms': ({ mentor }) =>
    mentor?.facts.forms ? text(`office.mentors.forms.${mentor.facts.forms}`) : null,
  'mentor.agreed_on': ({ mentor }) => day(mentor?.agreedOn),
  'mentor.applied_on': ({ mentor }) => day(mentor?.appliedOn),
  'mentor.papers_on': ({ mentor }) => day(mentor?.papersOn),
  'mentor.decision': decisionOf,
  'mentor.family_on': ({ mentorConsent }) => day(mentorConsent?.familyOn),
  'mentor.family_how': ({ mentorConsent }) =>
    mentorConsent && text(`office.case_forms.consent_how.${mentorConsent.familyHow}`),
  'mentor.own_on': ({ mentorConsent }) => day(mentorConsent?.mentorOn),
  'case.mentored_from': ({ case: found }) => day(found?.state.begunOn),
  'case.result': ({ case: found }) =>
    found?.state.result ? text(`technologies.${found.technology}.results.${found.state.result}`) : null,
  'mentoring.count': (ground) => (ground.history ? lessonsOf(ground).length : null),
} as const satisfies Partial<Record<FieldSource, FieldOf>>

const eventsOf = ({ history }: PaperGround) => (history?.events ?? []).map(({ event }) => event)

const lessonsOf = (ground: PaperGround) => mentoringLessons(eventsOf(ground))

const nameOf = ({ history, case: found }: PaperGround, id: string): string | null =>
  history?.names.get(id) ?? ownEntry(found?.words.names ?? {}, id) ?? null

const technologyOf = ({ case: found }: PaperGround): string => found?.technology ?? ''

const log: ListOf = (ground) =>
  lessonsOf(ground).map(
    ({ on, form, kind, note, mentor }, at): KnownRow => ({
      n: at + 1,
      day: { date: on },
      form: text(`office.mentors.forms.${form}`),
      kind: text(`technologies.${technologyOf(ground)}.${form}.${kind}`),
      words: note,
      mentor: mentor === null ? null : nameOf(ground, mentor),
    }),
  )

const counts: ListOf = (ground) =>
  mentoringCounts(lessonsOf(ground)).map(
    ({ form, kind, times }, at): KnownRow => ({
      n: at + 1,
      what: text(`technologies.${technologyOf(ground)}.${form}.${kind}`),
      form: text(`office.mentors.forms.${form}`),
      times,
    }),
  )

const turnOf = (ground: PaperGround, event: MentoringTurn): Param => {
  const of = technologyOf(ground)
  const named = (id: string): string => nameOf(ground, id) ?? '…'
  switch (event.type) {
    case 'mentor_attached':
      return text('office.papers.mentoring.attached', { mentor: named(event.mentor) })
    case 'mentor_replaced': {
      const params = {
        mentor: named(event.mentor),
        reason: text(`technologies.${of}.replacing.${event.reason}`),
      }
      return event.next === null
        ? text('office.papers.mentoring.left', params)
        : text('office.papers.mentoring.replaced', { ...params, next: named(event.next) })
    }
    case 'case_prolonged':
      return text('office.papers.mentoring.prolonged', { date: { date: event.until } })
    default:
      return text('office.papers.mentoring.ended', {
        reason: text(`technologies.${of}.reasons.${event.reason}`),
      })
  }
}

const turns: ListOf = (ground) =>
  mentoringTurns(eventsOf(ground)).map(
    (event, at): KnownRow => ({
      n: at + 1,
      day: { date: event.on },
      what: turnOf(ground, event),
    }),
  )

/** Tables of a mentoring: lessons, how often what was done, what became of it. */
export const MENTOR_LISTS = {
  'mentoring.log': log,
  'mentoring.counts': counts,
  'mentoring.turns': turns,
} as const satisfies Partial<Record<ListSource, ListOf>>
