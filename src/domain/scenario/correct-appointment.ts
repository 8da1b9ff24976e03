import { mayChange, readWhen } from '../when/read-when.ts'
import { text } from '../words/text-ref.ts'
import { answerText } from './answer-text.ts'
import type { CompiledStep } from './compiled.ts'
import type { AnswerValue } from './condition.ts'
import { kindOf } from './steps/registry.ts'
import { type Outcome, recorded, said, type Talk } from './talk.ts'

/**
 * «ошиблась, перенесли на среду 2 декабря в 14:00», said where no question for it stands: an appointment that is still ahead is
 * put right, and the present question asked once more. A weekday is counted from the day of the appointment. A wish («мне бы
 * перенести») moves nothing: what to do is told. Null – the words put nothing right. A wrong day may not stay silently.
 */
export const correctAppointment = (step: CompiledStep, words: string, talk: Talk): Outcome | null => {
  const { now, vocabulary } = talk.situation
  const { answers } = talk.session
  const [day, hour] = [answerText(answers['visit_date']), answerText(answers['visit_time'])]
  if (day < now.date || !mayChange(words, vocabulary)) return null
  const when = readWhen(words, now.date, 'future', vocabulary, 'day', day)
  const date = 'date' in when.day && when.day.date >= now.date ? when.day.date : day
  const time = 'clock' in when.clock ? when.clock.clock.time : hour
  if (date === day && time === hour) return null
  if (when.isWish)
    return {
      move: 'refuse',
      reason: 'not_offered',
      said: text('talk.refused.wish_to_move', { date: { date: day } }),
    }
  if (!when.isCorrection) return null
  const corrected: Record<string, AnswerValue> = { visit_date: date, visit_time: time === '' ? null : time }
  const session = { ...talk.session, answers: { ...answers, ...corrected } }
  const moved =
    time === ''
      ? text('talk.appointment_moved_day', { date: { date } })
      : text('talk.appointment_moved', { date: { date }, time })
  return {
    move: 'wait',
    events: [
      ...Object.entries(corrected).map(([name, value]) => recorded(step, talk, name, value)),
      {
        type: 'appointment_made',
        date,
        time,
        organisation: answerText(answers['organisation']),
        place: answerText(answers['visit_place']) || null,
      },
      said(step, [moved]),
      ...kindOf(step.definition.type).show(step, { ...talk, session }),
    ],
    answers: corrected,
  }
}
