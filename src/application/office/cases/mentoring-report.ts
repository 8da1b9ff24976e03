import { may } from '../../../domain/access/can.ts'
import {
  type MentoringLesson,
  mentoringCounts,
  mentoringLessons,
} from '../../../domain/caseload/mentoring-report.ts'
import { shortName } from '../../../domain/people/short-name.ts'
import { type TextRef, text } from '../../../domain/words/text-ref.ts'
import { looking } from './case-at-hand.ts'
import { toCase } from './case-card.ts'

/** Lessons that are told one by one; the others are counted and stand on the paper. */
const MOST_TOLD = 5

const kindOf = (technology: string, { form, kind }: Pick<MentoringLesson, 'form' | 'kind'>): TextRef =>
  text(`technologies.${technology}.${form}.${kind}`)

/** «Отчёт наставника» (seed 004, 4.1.11): how often what was done, and the last of it in words. */
export const showMentoringReport = looking(async (call, { found, technology }) => {
  const { events } = await call.desks.cases.history(found.id)
  const lessons = mentoringLessons(events.map(({ event }) => event))
  const { begunOn, until } = found.state
  const told = [...lessons].reverse().filter((_, place) => place < MOST_TOLD)
  const parts = [
    text('office.cases.mentor_report.head', { name: shortName(found.name) }),
    ...(begunOn === null || until === null
      ? []
      : [text('office.cases.mentor_report.period', { from: { date: begunOn }, until: { date: until } })]),
    text('office.cases.mentor_report.all', { n: lessons.length }),
    ...mentoringCounts(lessons).map((count) =>
      text(`office.cases.mentor_report.${count.form}`, {
        what: kindOf(technology.id, count),
        n: count.times,
      }),
    ),
    ...(told.length === 0 ? [] : [text('talk.blank'), text('office.cases.mentor_report.last')]),
    ...told.map((lesson) => {
      const params = { date: { date: lesson.on }, what: kindOf(technology.id, lesson) }
      return lesson.note === null
        ? text('office.cases.mentor_report.lesson', params)
        : text('office.cases.mentor_report.noted', { ...params, note: lesson.note })
    }),
  ]
  return {
    parts,
    buttons: [
      ...(may(call.actor.role, 'print_form')
        ? [[text('office.cases.mentor_buttons.print'), 'paper', found.id, 'mentor_report'] as const]
        : []),
      [text('office.cases.buttons.mentor'), 'case_mentoring', found.id],
      toCase(found.id),
    ],
    place: 'in_place',
    object: `case:${found.id}`,
  }
})
