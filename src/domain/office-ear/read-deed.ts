import { addDays, type LocalDate } from '../calendar/local-date.ts'
import type { SignReader, Told } from '../hearing/sign-reader.ts'
import { UNREACHED_REASONS, type UnreachedReason } from '../people/contact.ts'
import { comparable } from '../text/plain-words.ts'
import { hearWhen } from '../when/hear-when.ts'
import { readDate, YEARS_EITHER_WAY } from '../when/read-date.ts'
import type { DateWords } from '../when/when-words.ts'
import { GONE_WAYS, type OfficeDeed } from './office-act.ts'
import type { DeedSign, OfficeSigns } from './office-signs.ts'

/** By what an employee's words are read. */
export interface OfficeEar {
  readonly read: SignReader
  readonly signs: OfficeSigns
  readonly dates: DateWords
  readonly today: LocalDate
}

/** Everything that words tell of a deed. */
interface Said {
  readonly tells: (sign: DeedSign) => boolean
  readonly reason: UnreachedReason | null
  /** A day from today on. */
  readonly day: LocalDate | null
  /** A day that is over: «вчера». */
  readonly past: LocalDate | null
  /** A word that names something to do, not somebody else's wish. */
  readonly hasInfinitive: boolean
  /** The form that is named; null – none. */
  readonly paper: string | null
  /** Nothing is left beside numbers and words that say nothing. */
  readonly isBare: boolean
}

/** The day that words name, from today on; null – none, or one that is over. On a Monday «до понедельника» is the next one. */
export const dayAhead = (words: string, { dates, today }: OfficeEar): LocalDate | null => {
  const read = readDate(words, today, 'future', dates)
  if (!('date' in read) || read.date < today) return null
  const heard = hearWhen(words, { today, side: 'future', years: YEARS_EITHER_WAY, words: dates })
  // A day alone is nothing to do.
  if (!heard.some(({ is }) => is === 'other')) return null
  const isToday = read.date === today && heard.some(({ is }) => is === 'weekday')
  return isToday ? addDays(today, 7) : read.date
}

/** Further back than this nobody tells of a visit: the words mean something else. */
const LATELY = 14

/** The day that words name and that is over: «вчера была у …»; null – none, or long ago. */
export const dayBehind = (words: string, { dates, today }: OfficeEar): LocalDate | null => {
  const heard = hearWhen(words, { today, side: 'past', years: YEARS_EITHER_WAY, words: dates })
  if (!heard.some(({ is }) => is === 'day' || is === 'weekday')) return null
  const read = readDate(words, today, 'past', dates)
  return 'date' in read && read.date < today && read.date >= addDays(today, -LATELY) ? read.date : null
}

const isInfinitive = (word: string, { endings, except }: OfficeSigns['infinitive']): boolean =>
  word.length > 3 && endings.some((ending) => word.endsWith(ending)) && !except.includes(word)

/** Whether words name something to do: an infinitive that is nobody else's wish. */
export const hasInfinitive = (words: readonly string[], { infinitive }: OfficeSigns): boolean =>
  words.some((word, at) => {
    if (!isInfinitive(word, infinitive)) return false
    const before = words.slice(Math.max(0, at - 2), at)
    return !before.some((each) => infinitive.after.some((beginning) => each.startsWith(beginning)))
  })

/** Signs of what has been done: «сходить» is no slip of «сходил». */
const DONE: ReadonlySet<string> = new Set(['deeds/phoned', 'deeds/messaged', 'deeds/visited'])

const PAPERS = 'papers/'

/** The form that most words name. */
const paperIn = (told: readonly Told[]): string | null => {
  const [first] = told
    .filter(({ name }) => name.startsWith(PAPERS))
    .sort((a, b) => b.words.length - a.words.length)
  return first ? first.name.slice(PAPERS.length) : null
}

const saidIn = (words: string, ear: OfficeEar): Said => {
  const { infinitive } = ear.signs
  const told = ear
    .read(words)
    .told.filter((each) => !DONE.has(each.name) || !each.words.some((word) => isInfinitive(word, infinitive)))
  const names = new Set(told.map(({ name }) => name))
  const plain = comparable(words).split(' ').filter(Boolean)
  return {
    tells: (sign) => names.has(`deeds/${sign}`),
    reason: UNREACHED_REASONS.find((each) => names.has(`reasons/${each}`)) ?? null,
    day: dayAhead(words, ear),
    past: dayBehind(words, ear),
    hasInfinitive: hasInfinitive(plain, ear.signs),
    paper: paperIn(told),
    isBare: plain.every((word) => /^\d+$/.test(word) || ear.signs.filler.includes(word)),
  }
}

const outcomeOf = ({ tells }: Said): 'well' | 'needs_help' | null =>
  tells('needs_help') ? 'needs_help' : tells('well') ? 'well' : null

/** A meeting of a day that is over says so. */
const onDay = <D extends OfficeDeed>(deed: D, { past }: Said): D =>
  past === null ? deed : { ...deed, on: past }

const contact = (said: Said): OfficeDeed => {
  const deed: OfficeDeed = { type: 'contact', outcome: outcomeOf(said), reason: null }
  const isWritten = said.tells('messaged') && !said.tells('phoned')
  return onDay(isWritten ? { ...deed, by: 'messenger' } : deed, said)
}

/** The deed that signs tell, the surest first; null – none of them. */
const toldDeed = (said: Said): OfficeDeed | null => {
  const { tells, day, reason } = said
  const isTask = said.hasInfinitive || day !== null || tells('to_do')
  const how = GONE_WAYS.find(tells)
  if (how !== undefined) return { type: 'gone', how }
  const isMet = tells('visited') || tells('phoned') || tells('not_reached')
  if (said.paper !== null && !isMet && day === null) return { type: 'paper', form: said.paper }
  if (tells('note') || tells('letter')) return { type: 'note', isSure: true }
  if (tells('not_reached')) return { type: 'contact', outcome: 'not_reached', reason }
  if (tells('visited')) return onDay({ type: 'visit', outcome: outcomeOf(said) }, said)
  if (tells('phoned') || tells('messaged')) return contact(said)
  if (tells('fact') && !said.hasInfinitive && !tells('to_do')) return { type: 'note', isSure: true }
  if (isTask) return { type: 'task', day }
  return tells('well') || tells('needs_help') ? contact(said) : null
}

/**
 * What some words about a person tell, without the name; words that tell nothing more are a note to be.
 * @example readDeed('была у , давление', ear) // { type: 'visit', outcome: 'needs_help' }
 */
export const readDeed = (words: string, ear: OfficeEar): OfficeDeed => {
  const said = saidIn(words, ear)
  if (said.isBare) return { type: 'find' }
  const told = toldDeed(said)
  if (told !== null) return told
  const isAsked = said.tells('find') || words.includes('?')
  return isAsked ? { type: 'find' } : { type: 'note', isSure: false }
}
