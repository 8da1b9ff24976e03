import { localMoment } from '../../domain/calendar/local-date.ts'
import { AGAIN, lessonSubject, SCHOOL } from '../../domain/events/lesson.ts'
import { newSession } from '../../domain/scenario/engine.ts'
import type { Session } from '../../domain/scenario/session.ts'
import { text } from '../../domain/words/text-ref.ts'
import type { Content } from '../ports/content.ts'
import { LANGUAGES } from '../ports/texts.ts'
import { plainText } from '../render.ts'
import type { Measures } from './measures.ts'
import { messagesAt, situated } from './said-messages.ts'
import { watched } from './sample-talks.ts'
import type { SpyingTexts } from './spying-texts.ts'
import { nothingWorded } from './worded-message.ts'

/** What a session of a lesson knows when it begins: nothing, or that it is the second time. */
const BEGINNINGS = [{}, { [AGAIN]: true }]

const sessionOf = (content: Content, lesson: string, region: string, answers: Session['answers']): Session =>
  newSession(content.school, { need: lessonSubject(lesson), region, seed: 7, answers, stage: lesson })

/** Measures all that lessons say: every message as people read it, and the title on its button with its mark. */
export const measureLessons = (content: Content, spy: SpyingTexts, measures: Measures, at: number): void => {
  const [region] = content.regions.values()
  if (!region) return
  const now = localMoment(at, region.time_zone)
  const talking = watched(content, spy, region.id)
  for (const lesson of content.lessons.keys()) {
    const listener = {
      content,
      talking,
      spy,
      whom: lessonSubject(lesson),
      at,
      now,
      known: nothingWorded(),
    }
    for (const answers of BEGINNINGS) {
      const before = situated(listener, sessionOf(content, lesson, region.id, answers))
      for (const step of content.school.stages.get(lesson)?.steps ?? []) {
        const compiled = content.school.steps.get(step)
        if (!compiled) continue
        for (const message of messagesAt(compiled, before, 'all', listener)) measures.message(message)
      }
    }
    const title = text(`${SCHOOL}.${lesson}.title`)
    for (const language of LANGUAGES) {
      const label = plainText(talking.renderers[language].html(text('screens.school_passed', { title })))
      measures.button({ text: label, token: '', key: title.key }, language, [title.key])
    }
  }
}
