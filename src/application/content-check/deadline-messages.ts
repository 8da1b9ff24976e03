import { dueOf } from '../../domain/calendar/deadline.ts'
import type { DeadlineRule } from '../../domain/calendar/deadline-rule.ts'
import { explainDeadline, explained } from '../../domain/calendar/explain-deadline.ts'
import { addDays, type LocalDate } from '../../domain/calendar/local-date.ts'
import { type WorkingCalendar, workingCalendar } from '../../domain/calendar/working-calendar.ts'
import { type TextRef, text } from '../../domain/words/text-ref.ts'
import type { Content } from '../ports/content.ts'
import { LANGUAGES, type Language } from '../ports/texts.ts'
import { plainText, Renderer } from '../render.ts'
import type { Measures } from './measures.ts'
import type { SpyingTexts } from './spying-texts.ts'

/** Days before and within New Year's holidays, a day in the middle of weeks, a Saturday: where explanations are longest. */
const BASES = ['-03-14', '-05-30', '-11-20', '-12-01', '-12-30'] as const

/** The years with a calendar, and the one after them, of which nobody knows yet. */
const basesOf = ({ years }: Content): LocalDate[] => {
  const known = years.map(({ year }) => year)
  const all = known.length === 0 ? [] : [...known, Math.max(...known) + 1]
  return all.flatMap((year) => BASES.map((day) => `${year}${day}`))
}

interface Reader {
  readonly spy: SpyingTexts
  readonly measures: Measures
  readonly renderer: Renderer
  readonly language: Language
}

const measure = ({ spy, measures, renderer, language }: Reader, whom: string, ref: TextRef): void => {
  spy.takeFilled()
  const plain = plainText(renderer.html(ref))
  const filled = spy.takeFilled()
  measures.message({ language, names: [ref.key], key: ref.key, whom, plain, filled, buttons: [] })
}

const measureRule = (
  reader: Reader,
  rule: DeadlineRule,
  bases: readonly LocalDate[],
  calendar: WorkingCalendar,
): void => {
  measure(reader, rule.id, text(`deadlines.${rule.id}.name`))
  for (const base of bases) {
    const deadline = dueOf(rule, base, calendar)
    measure(reader, rule.id, explained(explainDeadline(deadline, addDays(base, 1))))
  }
}

/** Measures what every deadline rule says of its dates, as a specialist would read it (promises.md 9). */
export const measureDeadlines = (content: Content, spy: SpyingTexts, measures: Measures): void => {
  const calendar = workingCalendar(content.years)
  const bases = basesOf(content)
  for (const language of LANGUAGES) {
    const reader = { spy, measures, renderer: new Renderer(spy, language), language }
    for (const rule of content.deadlines.values()) measureRule(reader, rule, bases, calendar)
  }
}
