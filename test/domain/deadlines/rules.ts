import type { Language } from '../../../src/application/ports/texts.ts'
import { plainText, Renderer } from '../../../src/application/render.ts'
import type { Deadline } from '../../../src/domain/calendar/deadline.ts'
import type { Counting, DeadlineRule } from '../../../src/domain/calendar/deadline-rule.ts'
import { explainDeadline, explained } from '../../../src/domain/calendar/explain-deadline.ts'
import { workingCalendar } from '../../../src/domain/calendar/working-calendar.ts'
import { CONTENT } from '../../support/chat.ts'

export const CALENDAR = workingCalendar(CONTENT.years)

/** A rule of the product by its id. */
export const rule = (id: string): DeadlineRule => {
  const found = CONTENT.deadlines.get(id)
  if (!found) throw new RangeError(`no rule ${id}`)
  return found
}

/** A rule of the product that counts otherwise. */
export const counting = (how: Counting): DeadlineRule => ({ ...rule('diagnosis'), counting: how })

export const workingDays = (days: number): DeadlineRule => counting({ kind: 'working_days', days })

const RENDERERS = { ru: new Renderer(CONTENT.texts, 'ru'), en: new Renderer(CONTENT.texts, 'en') }

/** The one sentence, as a person reads it on a day. */
export const sentence = (deadline: Deadline, language: Language = 'ru', today = deadline.base): string =>
  plainText(RENDERERS[language].html(explainDeadline(deadline, today).sentence))

/** Sentence, caution and source. */
export const wholeText = (deadline: Deadline, language: Language = 'ru', today = deadline.base): string =>
  plainText(RENDERERS[language].html(explained(explainDeadline(deadline, today))))
