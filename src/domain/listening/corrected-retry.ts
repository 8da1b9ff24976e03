import { answerText } from '../scenario/answer-text.ts'
import type { Reading } from './act.ts'
import { daysOtherThan } from './corrected-day.ts'
import type { Heard, Setting } from './setting.ts'
import type { TakenBack } from './taken-back.ts'

const TAKEN_BACK = 0.92

/** Under which the day to try once more is kept. */
const RETRY = 'retry_date'

/** Steps at which that day is what was spoken of last. */
const isSpokenOf = ({ talk: { session }, standing: { step } }: Setting, today: string): boolean =>
  step.stage === 'review' ||
  step.name === 'contact.retry_set' ||
  answerText(session.answers['visit_date']) < today

/** The day to try once more, put right: «ой, не завтра, а в среду позвоню». */
export const correctsRetry = (heard: Heard, setting: Setting, taken: TakenBack): readonly Reading[] => {
  const { now } = setting.talk.situation
  const day = answerText(setting.talk.session.answers[RETRY])
  const { definition } = setting.standing.step
  const isAsked = definition.type === 'ask' && definition.save === RETRY
  if (day === '' || day < now.date || isAsked || !isSpokenOf(setting, now.date)) return []
  const [date, ...more] = daysOtherThan(heard, setting, day).filter((each) => each >= now.date)
  const isSaid = taken.isSaid || taken.isMoved || taken.denied !== ''
  if (date === undefined || more.length > 0 || !isSaid) return []
  return [{ act: { type: 'correction', of: { [RETRY]: date } }, sureness: TAKEN_BACK, because: [heard.said] }]
}
