import { addDays, localMoment } from '../../domain/calendar/local-date.ts'
import { againSubject } from '../../domain/events/lesson.ts'
import type { Need } from '../../domain/needs/need.ts'
import { baseOf } from '../../domain/reminders/key.ts'
import { isAsk, isComposed, type OccasionKind, type ReminderRule } from '../../domain/reminders/rule.ts'
import { type TextRef, text, textAt } from '../../domain/words/text-ref.ts'
import { Speaking } from '../conversation.ts'
import { paragraphs } from '../outgoing.ts'
import type { Content } from '../ports/content.ts'
import type { Button } from '../ports/messenger.ts'
import { LANGUAGES, type Language } from '../ports/texts.ts'
import { allButtons, rowsOf } from '../reminders/buttons.ts'
import { detailParts } from '../reminders/details.ts'
import { neutralText, noticeOf, type Telling } from '../reminders/notice.ts'
import { plainText } from '../render.ts'
import type { Measures } from './measures.ts'
import { LONGEST_ID, samplesOf, sessionOf, watched, waysBehind } from './sample-talks.ts'
import type { SpyingTexts } from './spying-texts.ts'

/** The longest row number that a button can carry. */
const HIGHEST_ROW = Number.MAX_SAFE_INTEGER

/** What in a talk a rule speaks of: every plan, paper and skill of the need, so that the longest is among them. */
const partsOf = (kind: OccasionKind, need: Need): string[] => {
  const papers = (stem: string): string[] => need.documents.map(({ id }) => `.${stem}_${id}`)
  switch (kind) {
    case 'plan_action':
      return ['.plan0', '.plan1']
    case 'appointment':
      return ['.visit']
    case 'retry':
      return ['.retry']
    case 'paper_start':
      return papers('start')
    case 'paper_end':
      return papers('end')
    case 'home_task':
      return ['.home']
    case 'weak_skill':
      return ['call', 'visit', 'papers'].map((skill) => `.skill_${skill}`)
    default:
      return ['']
  }
}

interface Listener {
  readonly spy: SpyingTexts
  readonly measures: Measures
  readonly spoken: Speaking
  readonly language: Language
  readonly whom: string
}

const measure = (
  listener: Listener,
  key: string,
  parts: readonly TextRef[],
  buttons: readonly Button[] = [],
): void => {
  const { spy, measures, spoken, language, whom } = listener
  spy.takeFilled()
  const plain = plainText(paragraphs(parts, spoken))
  const filled = spy.takeFilled()
  const names = [key, ...parts.map((part) => part.key)]
  measures.message({
    language,
    names,
    key,
    whom,
    behind: whom,
    plain,
    filled,
    buttons: buttons.map(({ text: label, token }) => ({ text: label, token, key })),
  })
}

const measureRule = (listener: Listener, rule: ReminderRule, telling: Telling): void => {
  const { spoken } = listener
  const key = (part: string): string => `reminders.${rule.id}.${part}`
  const { buttons = [] } = noticeOf([telling], spoken)
  const when = { date: { date: telling.base.slice(0, 10) }, time: { time: telling.base.slice(11) } }
  measure(listener, key('text'), [neutralText(telling)], buttons.flat())
  measure(listener, key('phrase'), [textAt(key('phrase'), when)])
  measure(listener, key('why'), [text('screens.coming.why', { why: textAt(key('why'), when) })])
  measure(listener, key('stops'), [text('screens.coming.stops', { stops: textAt(key('stops')) })])
  measure(listener, key('name'), [textAt(key('name'))])
  if (rule.buttons.includes('done')) measure(listener, key('praise'), [textAt(key('praise'))])
  if (isAsk(rule)) return
  const all = rowsOf(telling, allButtons(rule), spoken.renderer).flat()
  measure(listener, key('details'), detailParts(telling, spoken), all)
}

/** Measures what every rule says, as people would read it of each need in each region, with and without a time (promises.md 9). */
export const measureReminders = (
  content: Content,
  spy: SpyingTexts,
  measures: Measures,
  at: number,
): void => {
  const lessonSample = againSubject([...content.lessons.keys()][0] ?? '', LONGEST_ID)
  for (const sample of samplesOf(content)) {
    const today = localMoment(at, sample.region.time_zone).date
    const talking = watched(content, spy, sample.region.id)
    for (const answers of waysBehind(sample, content, today)) {
      const session = sessionOf(sample, content, { ...answers, cause: sample.cause })
      for (const language of LANGUAGES) {
        if (content.drafts[language].has(sample.need.id)) continue
        const spoken = new Speaking(talking, session, { language, large: false, at })
        const listener = { spy, measures, spoken, language, whom: sample.need.id }
        for (const rule of content.reminders.values()) {
          if (isComposed(rule)) continue
          for (const part of partsOf(rule.of, sample.need)) {
            const base = baseOf(addDays(today, 2), rule.of === 'appointment' ? '10:30' : '')
            const subject = rule.of === 'lesson_again' ? lessonSample : `${LONGEST_ID}${part}`
            measureRule(listener, rule, { id: HIGHEST_ROW, rule, subject, base })
          }
        }
      }
    }
  }
}
