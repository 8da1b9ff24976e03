import type { LocalDate } from '../calendar/local-date.ts'
import { DAY_RULES, LAST_DAY_RULES } from './hear-days.ts'
import { HOUR_RULES, LAST_HOUR_RULES } from './hear-hours.ts'
import { PLACE_RULES } from './hear-places.ts'
import { lexiconOf } from './lexicon.ts'
import { type Heard, type Meaning, Place, type Rule } from './meaning.ts'
import type { DaySide } from './named-days.ts'
import { NAMED_HOURS } from './named-hours.ts'
import { piecesOf, plainWhen } from './pieces.ts'
import type { DateWords } from './when-words.ts'

/** «не завтра»; «не, завтра» denies what was said before it and nothing behind it. */
const not: Rule = (place) => {
  if (!place.lexicon.is('not', place.word(0))) return null
  return { meaning: place.mark(1) === ',' ? null : { is: 'not' }, length: 1 }
}

/** «нет», «ой», «вернее»: say of what stands beside them that it is put right. */
const takingBack: Rule = (place) => {
  const { lexicon } = place
  const word = place.word(0)
  const isOne = word !== '' && (lexicon.is('slip', word) || lexicon.takesBack(` ${word} `))
  return isOne ? { meaning: null, length: 1 } : null
}

const dash: Rule = (place) => (place.mark(0) === '-' ? { meaning: { is: 'dash' }, length: 1 } : null)

/** The first rule that hears something at a place. */
const first = (rules: readonly Rule[], place: Place): Heard | null => {
  for (const rule of rules) {
    const heard = rule(place)
    if (heard !== null) return heard
  }
  return null
}

/** Rules whose numbers are no hours, whatever stands before them: «на 5 декабря», «в 5 кабинете», «до 23-го». */
const NO_HOURS: readonly Rule[] = [...PLACE_RULES, ...DAY_RULES, ...LAST_DAY_RULES]

/** «в», «к» before a day, a place, a part of the day, «полдень» or «половине третьего» say nothing more. */
const leading: Rule = (place) => {
  const { lexicon } = place
  const word = place.word(0)
  const leads = lexicon.is('at', word) || lexicon.is('from', word) || lexicon.is('until', word)
  if (!leads) return null
  const saysItself = lexicon.part.has(place.word(1)) || first(NAMED_HOURS, place.ahead(1)) !== null
  return saysItself || first(NO_HOURS, place.ahead(1)) !== null ? { meaning: null, length: 1 } : null
}

/** A word that is known to nobody here. */
const other: Rule = (place) => (place.word(0) === '' ? null : { meaning: { is: 'other' }, length: 1 })

/** In this order: a number behind «кабинет» is no hour, one before «декабря» is no hour either. */
const RULES: readonly Rule[] = [
  ...PLACE_RULES,
  ...DAY_RULES,
  leading,
  ...HOUR_RULES,
  ...LAST_DAY_RULES,
  ...LAST_HOUR_RULES,
  not,
  dash,
  takingBack,
  other,
]

/** «не завтра, а в среду»: what is denied was not said. Other words stay: «не смогу». */
const withoutDenied = (meanings: readonly Meaning[]): Meaning[] =>
  meanings.filter(
    (each, index) => each.is === 'other' || (each.is !== 'not' && meanings[index - 1]?.is !== 'not'),
  )

/** Longer texts name no day that anybody was asked for. */
const MOST_PIECES = 400

/** What a question for a day or an hour is asked with. */
export interface AskedWhen {
  readonly today: LocalDate
  /** On which side of today a day without its year lies. */
  readonly side: DaySide
  /** How many years from today a day may lie. */
  readonly years: number
  readonly words: DateWords
}

/** The words that were heard last, with their meaning by what was asked: several questions read one message in turn. */
interface HeardLast {
  readonly typed: string
  readonly meanings: Map<string, readonly Meaning[]>
}
const heardLast = new WeakMap<DateWords, HeardLast>()

/** Everything of days, hours and places that some words say, in order. */
export const hearWhen = (typed: string, asked: AskedWhen): readonly Meaning[] => {
  const before = heardLast.get(asked.words)
  const last = before?.typed === typed ? before : { typed, meanings: new Map() }
  heardLast.set(asked.words, last)
  const question = `${asked.today} ${asked.side} ${asked.years}`
  const meanings = last.meanings.get(question) ?? meaningsOf(typed, asked)
  last.meanings.set(question, meanings)
  return meanings
}

const meaningsOf = (typed: string, { words, ...asked }: AskedWhen): readonly Meaning[] => {
  const lexicon = lexiconOf(words)
  const pieces = piecesOf(lexicon.inOtherWords(plainWhen(typed)), (ending) => lexicon.is('endings', ending))
    .filter((piece) => piece.is !== 'word' || !lexicon.is('articles', piece.word))
    .slice(0, MOST_PIECES)
  const meanings: Meaning[] = []
  for (let at = 0; at < pieces.length; ) {
    const heard = first(RULES, new Place(pieces, at, { lexicon, ...asked }))
    if (heard?.meaning) meanings.push(heard.meaning)
    at += heard?.length ?? 1
  }
  return withoutDenied(meanings)
}
