import type { LocalDate } from '../../calendar/local-date.ts'
import { ownEntry } from '../../own-entry.ts'
import { comparable } from '../../text/plain-words.ts'
import { hearWhen } from '../../when/hear-when.ts'
import { readDate, YEARS_EITHER_WAY } from '../../when/read-date.ts'
import type { Talk } from '../talk.ts'

/** Who does a thing, as a line tells it: whoever is named goes before «я». */
const BY_WEIGHT = ['relative', 'together', 'specialist', 'me'] as const

/** Who is to do it, as the words tell it; null – nobody is named. */
export const toldWho = (words: string, { situation: { vocabulary } }: Talk): string | null => {
  const said = ` ${comparable(words)} `
  const isNamed = (who: string): boolean =>
    (ownEntry(vocabulary.answers, who) ?? []).some((phrase) => said.includes(` ${phrase} `))
  return BY_WEIGHT.find(isNamed) ?? null
}

/** What names a day by itself: a number alone may be of papers. */
const NAMES_DAY: ReadonlySet<string> = new Set(['day', 'weekday', 'week'])

/** The day by which it is to be done, as the words tell it; null – none, or one that has passed. */
export const toldBy = (words: string, { situation: { now, vocabulary } }: Talk): LocalDate | null => {
  const heard = hearWhen(words, {
    today: now.date,
    side: 'future',
    years: YEARS_EITHER_WAY,
    words: vocabulary,
  })
  if (!heard.some(({ is }) => NAMES_DAY.has(is))) return null
  const read = readDate(words, now.date, 'future', vocabulary)
  return 'date' in read && read.date >= now.date ? read.date : null
}
