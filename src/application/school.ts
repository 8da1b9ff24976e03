import { localMoment } from '../domain/calendar/local-date.ts'
import { AGAIN, againSubject, lessonOf, lessonSubject } from '../domain/events/lesson.ts'
import type { OccasionChange } from '../domain/reminders/occasion.ts'
import { begin, newSession } from '../domain/scenario/engine.ts'
import type { TalkEvent } from '../domain/scenario/event.ts'
import { type TextRef, text } from '../domain/words/text-ref.ts'
import { type Decision, decide, type Moment } from './decision.ts'
import type { FollowUp } from './follow-up.ts'
import { type SchoolButton, schoolMessage } from './lesson-end.ts'
import type { Outgoing } from './ports/messenger.ts'
import type { StoredTalk } from './ports/talk-store.ts'
import { zoneOf } from './reminders/zones.ts'
import { plainText } from './render.ts'
import { speak, wordEvents } from './word-turn.ts'

/** Lessons that a person has gone through. */
const passedIn = (talks: readonly StoredTalk[]): ReadonlySet<string> =>
  new Set(
    talks
      .filter(({ session }) => session.status === 'finished')
      .flatMap(({ session }) => lessonOf(session.need) ?? []),
  )

/** Every lesson as a button, those gone through are marked. */
const schoolReplies = (moment: Moment, talks: readonly StoredTalk[]): Outgoing[] => {
  const { conversation, language } = moment
  const { lessons } = conversation.content
  const passed = passedIn(talks)
  const n = [...lessons.keys()].filter((id) => passed.has(id)).length
  const labelOf = (id: string): string => {
    const title: TextRef = text(`lessons.${id}.title`)
    const line = passed.has(id) ? text('screens.school_passed', { title }) : title
    return conversation.renderers[language].plain(line)
  }
  const buttons = [...lessons.keys()].map((id): SchoolButton => [labelOf(id), 'lesson', id])
  const key = n === 0 ? 'school' : 'school_begun'
  return [schoolMessage(moment, key, { n, of: lessons.size }, buttons)]
}

/** «Школа безопасности» (Y-safety). */
export const schoolScreen =
  (moment: Moment): FollowUp =>
  async ({ talks }) => {
    const all = await talks.talksOf(moment.person.id)
    return () => ({ replies: schoolReplies(moment, all) })
  }

/** Begins a lesson as a talk of its own; `again` – a month after it was gone through. */
export const beginLesson = (moment: Moment, lesson: string, again = false): Decision => {
  const { conversation, at, screens } = moment
  const { school, lessons } = conversation.content
  if (!lessons.has(lesson)) return decide(moment, { toast: screens.label('unknown_button') })
  const id = conversation.chance.id()
  const beginning = {
    need: lessonSubject(lesson),
    region: conversation.region.id,
    seed: conversation.chance.seed(),
    answers: again ? { [AGAIN]: true } : {},
    stage: lesson,
  }
  const fresh: Moment = { ...moment, pinned: undefined }
  const { session, events } = begin(school, beginning, speak(fresh, newSession(school, beginning)))
  return decide(fresh, {
    talk: { id, session, updatedAt: at, revision: 0 },
    events,
    person: { ...moment.person, currentTalk: id },
    replies: wordEvents(fresh, id, speak(fresh, session), events),
  })
}

/** The memo of a lesson as a file: to keep, to print, to hang by the telephone. */
export const memoReply = (moment: Moment, lesson: string): Decision => {
  const { conversation, language, screens } = moment
  if (!conversation.content.lessons.has(lesson))
    return decide(moment, { toast: screens.label('unknown_button') })
  const renderer = conversation.renderers[language]
  const title = text(`lessons.${lesson}.title`)
  const name = renderer.plain(text('screens.school_file', { title }))
  const memo = plainText(renderer.html(text(`lessons.${lesson}.memo.text`)))
  const file: Outgoing = {
    kind: 'file',
    name,
    mime: 'text/plain',
    content: `${renderer.plain(title)}\n\n${memo}\n`,
    caption: screens.label('school_caption'),
  }
  return decide(moment, { replies: [file] })
}

/** What a lesson that is over changes in the dated things: it is repeated in a month; what was repeated is done. */
export const lessonOccasions = (
  { conversation, person, at }: Moment,
  { session }: StoredTalk,
  events: readonly TalkEvent[],
): OccasionChange[] => {
  const lesson = lessonOf(session.need)
  if (lesson === null || !events.some(({ type }) => type === 'talk_finished')) return []
  const id = againSubject(lesson, person.id)
  if (session.answers[AGAIN] === true) return [{ id, closedBy: 'done' }]
  const { date } = localMoment(at, zoneOf(person, conversation))
  return [{ id, kind: 'lesson_again', date, time: '', closedBy: null }]
}
