import type { Reading } from './act.ts'
import { correctsChoice } from './corrected-choice.ts'
import { correctsAppointment } from './corrected-day.ts'
import { correctsAsLikened } from './corrected-likened.ts'
import { correctsPaper } from './corrected-paper.ts'
import { correctsRating } from './corrected-rating.ts'
import { correctsRetry } from './corrected-retry.ts'
import { correctsVisit } from './corrected-visit.ts'
import { type Heard, type Setting, toldUnder } from './setting.ts'
import { takenBackIn, takesBack } from './taken-back.ts'

/** «не ту кнопку нажала»: the press before is taken back; what is said instead is surer. */
const BACK = 0.86

/** Everything else that is put right, where words take something back. */
const TAKEN_BACK = [correctsPaper, correctsChoice, correctsVisit, correctsRetry, correctsRating] as const

/** What takes back something that was said before, whenever it comes (docs/decisions/corrections.md). */
export const corrects = (heard: Heard, setting: Setting): readonly Reading[] => {
  const isCommand = toldUnder(heard, 'commands').some(({ what }) => what === 'back')
  const back = isCommand ? undefined : toldUnder(heard, 'corrections').find(({ what }) => what === 'back')
  const readings: Reading[] = back
    ? [{ act: { type: 'correction', of: 'back' }, sureness: BACK, because: back.words }]
    : []
  const taken = takenBackIn(heard)
  const isDayNamed = /\d/.test(heard.said) || takesBack(taken)
  if (isDayNamed) readings.push(...correctsAppointment(heard, setting, taken))
  if (takesBack(taken)) readings.push(...TAKEN_BACK.flatMap((reads) => reads(heard, setting, taken)))
  return readings.length > 0 ? readings : correctsAsLikened(heard, setting, taken)
}
