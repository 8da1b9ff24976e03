import type { LocalDate } from '../../calendar/local-date.ts'
import { comparable } from '../../text/plain-words.ts'
import { hearWhen } from '../../when/hear-when.ts'
import { readDate, YEARS_EITHER_WAY } from '../../when/read-date.ts'
import type { Talk } from '../talk.ts'

/** Who does a thing, as a line tells it: whoever is named goes before «я». */
const BY_WEIGHT = ['relative', 'together', 'specialist', 'me'] as const

/** Forms of a word are so much longer than its stem: «сын», «сыну», «сыном». */
const LONGEST_ENDING = 3
const SHORTEST_STEM = 3

const stemOf = (word: string): string => word.replace(/[аяьеийыо]$/u, '')

/** Whether a word is a form of a name for somebody; «брать» is none of «брат». */
const isForm = (word: string, name: string): boolean => {
  if (word === name) return true
  const stem = stemOf(name)
  const isVerb = word.endsWith('ть')
  const ending = word.length - stem.length
  return (
    !isVerb && stem.length >= SHORTEST_STEM && word.startsWith(stem) && ending > 0 && ending <= LONGEST_ENDING
  )
}

const isNamed = (said: readonly string[], phrase: string, isInflected: boolean): boolean => {
  if (phrase.includes(' ')) return ` ${said.join(' ')} `.includes(` ${phrase} `)
  return said.some((word) => (isInflected ? isForm(word, phrase) : word === phrase))
}

/** Who is to do it, as the words tell it; null – nobody is named. */
export const toldWho = (words: string, { situation: { vocabulary } }: Talk): string | null => {
  const said = comparable(words).split(' ')
  const found = BY_WEIGHT.find((who) =>
    (vocabulary.answers[who] ?? []).some((phrase) => isNamed(said, phrase, who === 'relative')),
  )
  return found ?? null
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
