import type { CompiledStep } from '../scenario/compiled.ts'
import type { Talk } from '../scenario/talk.ts'
import { lexiconOf } from '../when/lexicon.ts'
import { spaced } from '../when/no-place.ts'
import { readWhen } from '../when/read-when.ts'
import type { Reading } from './act.ts'
import type { Heard, Setting } from './setting.ts'

/** Less sure than a sign of another answer: «в среду перезвоните». */
const BY_DAY = 0.8

/** The answer of a question that a day alone gives; null – it has none. */
const toldByDay = ({ definition }: CompiledStep): string | null => {
  if (definition.type !== 'choose' || !Array.isArray(definition.options)) return null
  const option = definition.options.find((each) => typeof each !== 'string' && each.told_by === 'day')
  return typeof option === 'object' ? option.id : null
}

/** Whether words name a day ahead, and neither wish for it nor ring on it. */
const namesDay = (words: string, { situation: { now, vocabulary } }: Talk): boolean => {
  const { day, isWish } = readWhen(words, now.date, 'future', vocabulary)
  const isDay = 'date' in day ? day.date >= now.date : day.days !== undefined
  return isDay && !isWish && !lexiconOf(vocabulary).ringsAgain(spaced(words))
}

/** A day instead of an answer: «в среду в три дня» to «что вам сказали?». */
export const answersByDay = ({ said }: Heard, { standing: { step }, talk }: Setting): readonly Reading[] => {
  const choice = toldByDay(step)
  if (choice === null || !namesDay(said, talk)) return []
  return [{ act: { type: 'answer', choice }, sureness: BY_DAY, because: [said] }]
}
