import { isLesson } from '../../events/lesson.ts'
import { ownEntry } from '../../own-entry.ts'
import { planLines } from '../../scenario/cards.ts'
import { causeOf } from '../../scenario/offices.ts'
import { saidOfPapers } from '../../scenario/steps/checklist.ts'
import type { Talk } from '../../scenario/talk.ts'
import { chosenOrganisation } from '../../scenario/variables.ts'
import { type TextRef, text } from '../../words/text-ref.ts'
import { type AnswerAside, covered } from './aside.ts'
import { nameOf, phoneOf } from './office.ts'

/** Who sees what, and what is stored. */
export const privacy: AnswerAside = () => covered(text('asides.privacy'), text('asides.privacy_codes'))

const MOST_LINES = 3

const answerOf = ({ session }: Talk, name: string): string | null => {
  const answer = ownEntry(session.answers, name)
  return typeof answer === 'string' ? answer : null
}

/** The appointment as far as it is known; null – no day was named. */
const appointment = (talk: Talk): TextRef | null => {
  const [date, time, place] = ['visit_date', 'visit_time', 'visit_place'].map((name) => answerOf(talk, name))
  if (!date) return null
  const day = text(time ? 'asides.visit_at' : 'asides.visit_on', {
    date: { date },
    ...(time ? { time: { time } } : {}),
  })
  return place ? text('asides.visit_place', { visit: day, place }) : day
}

const saidLines = (talk: Talk): TextRef[] => {
  const cause = causeOf(talk)
  const { need } = talk.situation
  const there = Object.values(saidOfPapers(talk)).filter(({ state }) => state === 'have').length
  const visit = appointment(talk)
  return [
    ...(cause ? [text('asides.said_cause', { cause: text(`needs.${need.id}.causes.${cause}`) })] : []),
    ...(answerOf(talk, 'organisation')
      ? [text('asides.said_office', { name: nameOf(talk, chosenOrganisation(talk)) })]
      : []),
    ...(visit ? [visit] : []),
    ...(there > 0 ? [text('asides.said_papers', { n: there })] : []),
    ...planLines(talk).slice(0, MOST_LINES),
  ]
}

/** What was answered so far, in a few lines. */
export const saidBefore: AnswerAside = (talk) => {
  const lines = isLesson(talk.session) ? [] : saidLines(talk)
  return lines.length > 0
    ? covered(text('asides.said'), ...lines, text('asides.said_all'))
    : covered(text('asides.said_nothing'))
}

/** Day, hour and place of the person's own appointment. */
export const whenMine: AnswerAside = (talk) => {
  if (isLesson(talk.session)) return covered(text('asides.no_visit_here'))
  const visit = appointment(talk)
  const date = answerOf(talk, 'retry_date')
  if (visit) return covered(visit)
  if (date) return covered(text('asides.call_on', { date: { date } }))
  const office = chosenOrganisation(talk)
  return covered(text('asides.no_visit', { name: nameOf(talk, office), phone: phoneOf(talk, office) }))
}
