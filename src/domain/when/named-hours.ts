import type { Heard, Place, Rule, Side } from './meaning.ts'
import type { DayPart } from './when-words.ts'

const hour = (
  value: number,
  minute: number,
  length: number,
  told: { part?: DayPart | null; side?: Side } = {},
): Heard => ({
  meaning: { is: 'hour', hour: value, minute, part: told.part ?? null, side: told.side ?? null },
  length,
})

/** The hour with the part of the day that stands behind it, where one does. */
export const withPart = (place: Place, value: number, minute: number, length: number, side: Side): Heard => {
  const part = place.lexicon.part.get(place.word(length)) ?? null
  return hour(value, minute, part === null ? length : length + 1, { part, side })
}

/** An hour by its number, or «час», which is one o'clock. */
const hourNumber = (place: Place, at: number): { value: number; length: number } | null =>
  place.numeral(at, 'count') ?? (place.lexicon.is('hour', place.word(at)) ? { value: 1, length: 1 } : null)

/** The hour before: half of the third is half past two. */
const before = (value: number): number => (value === 1 ? 12 : value - 1)

const isClockFace = (value: number): boolean => value >= 1 && value <= 12

/** «пол-седьмого». */
const joinedByDash = (place: Place): Heard | null => {
  const next = place.numeral(2, 'rank')
  return next && isClockFace(next.value)
    ? withPart(place, before(next.value), 30, 2 + next.length, null)
    : null
}

/** «полтретьего», «половина третьего», “half past two”. */
const half: Rule = (place) => {
  const { lexicon } = place
  const joined = lexicon.halfOf(place.word(0))
  if (joined !== undefined && isClockFace(joined)) return withPart(place, before(joined), 30, 1, null)
  if (!lexicon.is('half', place.word(0))) return null
  if (place.mark(1) === '-') return joinedByDash(place)
  if (lexicon.is('past', place.word(1))) {
    const past = hourNumber(place, 2)
    return past && isClockFace(past.value) ? withPart(place, past.value, 30, 2 + past.length, null) : null
  }
  const next = place.numeral(1, 'rank')
  return next && isClockFace(next.value)
    ? withPart(place, before(next.value), 30, 1 + next.length, null)
    : null
}

/** Minutes as they are said: «четверти», «десяти минут». */
const minutesAt = (place: Place, at: number): { value: number; length: number } | null => {
  const { lexicon } = place
  if (lexicon.is('quarter', place.word(at))) return { value: 15, length: 1 }
  const count = place.numeral(at, 'count')
  if (count === null || count.value >= 60) return null
  const isNamed = lexicon.is('minute', place.word(at + count.length))
  return { value: count.value, length: count.length + (isNamed ? 1 : 0) }
}

/** «без четверти десять», «без двадцати три». */
const without: Rule = (place) => {
  if (!place.lexicon.is('without', place.word(0))) return null
  const minutes = minutesAt(place, 1)
  const to = minutes === null ? null : hourNumber(place, 1 + minutes.length)
  if (minutes === null || to === null || !isClockFace(to.value) || minutes.value === 0) return null
  return withPart(place, before(to.value), 60 - minutes.value, 1 + minutes.length + to.length, null)
}

/** Minutes that are said before an hour without their name: “ten to three”; “from ten to three” are two hours. */
const MINUTES_TOLD: ReadonlySet<number> = new Set([5, 10, 20, 25])

const isToldInWords = (place: Place, minutes: number): boolean => {
  const isEnglish = place.lexicon.is('to', place.word(1)) || place.lexicon.is('to', place.word(2))
  const isFrom = place.lexicon.is('from', place.word(-1))
  return isEnglish && !isFrom && place.figure(0) === null && MINUTES_TOLD.has(minutes)
}

/** «четверть второго», «двадцать минут третьего», “quarter to ten”, “quarter past ten”. */
const quarter: Rule = (place) => {
  const { lexicon } = place
  const minutes = minutesAt(place, 0)
  if (minutes === null) return null
  const at = minutes.length
  const isQuarter = lexicon.is('quarter', place.word(0))
  const isSaid = isQuarter || lexicon.is('minute', place.word(at - 1)) || isToldInWords(place, minutes.value)
  const isPast = lexicon.is('past', place.word(at))
  if (isPast || (isSaid && lexicon.is('to', place.word(at)))) {
    const told = hourNumber(place, at + 1)
    if (told === null || !isClockFace(told.value)) return null
    const length = at + 1 + told.length
    return isPast
      ? withPart(place, told.value, minutes.value, length, null)
      : withPart(place, before(told.value), 60 - minutes.value, length, null)
  }
  const next = isSaid && place.figure(at) === null ? place.numeral(at, 'rank') : null
  return next && isClockFace(next.value)
    ? withPart(place, before(next.value), minutes.value, at + next.length, null)
    : null
}

/** «полдень», «полночь». */
const named: Rule = (place) => {
  const word = place.word(0)
  if (place.lexicon.is('noon', word)) return hour(12, 0, 1, { part: 'day' })
  return place.lexicon.is('midnight', word) ? hour(0, 0, 1, { part: 'night' }) : null
}

/** Hours that say of themselves that they are ones: «полдень», «половина третьего». */
export const NAMED_HOURS: readonly Rule[] = [half, without, quarter, named]
