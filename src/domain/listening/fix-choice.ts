import { answerText } from '../scenario/answer-text.ts'
import type { Choice } from '../scenario/event.ts'
import type { Talk } from '../scenario/talk.ts'
import { text } from '../words/text-ref.ts'
import type { Act, Corrected } from './act.ts'
import { keptAnswers } from './kept-answers.ts'
import { appointmentInWords } from './was-is.ts'

/** What the messenger lets a choice be called (`readPressToken`). */
const LONGEST_ID = 32
const DAY = /^fix_on_(\d{4})_(\d{2})_(\d{2})(?:_(\d{2})(\d{2}))?$/
const ANSWER = /^fix_(\d{1,2})_([a-z0-9_]+)$/

/** Another day or hour as a button: `fix_on_2026_12_09_1030`; the hour is kept where none was said. */
const dayChoice = (of: Exclude<Corrected, 'back'>, { session: { answers } }: Talk): Choice | null => {
  if (Object.keys(of).some((name) => name !== 'visit_date' && name !== 'visit_time')) return null
  const date = answerText(of['visit_date'] ?? answers['visit_date'])
  const time = answerText(of['visit_time'] ?? answers['visit_time'])
  const now = appointmentInWords({ visit_date: date, visit_time: time === '' ? null : time })
  const id = ['fix_on', ...date.split('-'), ...(time === '' ? [] : [time.replace(':', '')])].join('_')
  return now && { id, label: text('corrections.fix', { now }) }
}

/** Another answer to a question of before as a button: `fix_3_stolen`, by the place of the question among those answered. */
const answerChoice = (of: Exclude<Corrected, 'back'>, talk: Talk): Choice | null => {
  const [[name, value] = ['', null], ...more] = Object.entries(of)
  const kept = keptAnswers(talk)
  const index = kept.findIndex((each) => each.name === name)
  const label = kept[index]?.options.get(answerText(value))
  const id = `fix_${index}_${answerText(value)}`
  if (more.length > 0 || !label || id.length > LONGEST_ID || !ANSWER.test(id)) return null
  return { id, label: text('corrections.fix', { now: label }) }
}

/** «Исправить: украли»: a correction as a button; null – it does not go into one. */
export const fixChoice = (of: Corrected, talk: Talk): Choice | null =>
  of === 'back' ? null : (answerChoice(of, talk) ?? dayChoice(of, talk))

/** The correction that a press stands for; null – it is none. */
export const fixOfPress = (choice: string, talk: Talk): Act | null => {
  const [, year, month, day, hour, minute] = DAY.exec(choice) ?? []
  if (year) {
    const time = hour ? { visit_time: `${hour}:${minute}` } : {}
    return { type: 'correction', of: { visit_date: `${year}-${month}-${day}`, ...time } }
  }
  const [, index, option] = ANSWER.exec(choice) ?? []
  const kept = index === undefined ? undefined : keptAnswers(talk)[Number(index)]
  return kept && option && kept.options.has(option)
    ? { type: 'correction', of: { [kept.name]: option } }
    : null
}
