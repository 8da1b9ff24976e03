import type { Heard, Place, Rule, Side } from './meaning.ts'
import { NAMED_HOURS, withPart } from './named-hours.ts'

const sideAt = ({ lexicon }: Place, word: string): Side | undefined => {
  if (lexicon.is('from', word)) return 'from'
  if (lexicon.is('until', word)) return 'until'
  return lexicon.is('at', word) ? null : undefined
}

/** Minutes in words: «десять тридцать», «одиннадцать сорок пять»; «в десять пять человек» are none. */
const minutesInWords = (place: Place, at: number): { minute: number; length: number } | null => {
  const count = place.figure(at) === null ? place.numeral(at, 'count') : null
  if (count === null || count.value < 10 || count.value > 59) return null
  const { lexicon } = place
  const behind = place.word(at + count.length)
  const isNamed = lexicon.is('minute', behind)
  const isUnit = lexicon.unit.has(behind) && !lexicon.part.has(behind)
  const isOther = isUnit || lexicon.month.has(behind) || lexicon.place.has(behind)
  return isOther ? null : { minute: count.value, length: count.length + (isNamed ? 1 : 0) }
}

/** Minutes behind an hour: «10 часов 30 минут», «14 30», «десять тридцать». */
const minutesBehind = (place: Place, at: number): { minute: number; length: number } => {
  const figure = place.figure(at)
  const { lexicon } = place
  const worded = minutesInWords(place, at)
  if (worded !== null) return worded
  if (figure !== null && figure.value < 60 && lexicon.is('minute', place.word(at + 1)))
    return { minute: figure.value, length: 2 }
  const isBare = figure?.digits === 2 && figure.ending === '' && figure.value < 60
  // «9 15 кабинет» is nine and room 15; «9 15 кабинет 12» has its room behind.
  const behindRoom = place.mark(at + 2) === '.' || place.mark(at + 2) === '№' ? at + 3 : at + 2
  const isRoom = lexicon.place.has(place.word(at + 1)) && place.figure(behindRoom) === null
  const isOther = lexicon.month.has(place.word(at + 1)) || isRoom
  return isBare && !isOther ? { minute: figure.value, length: 1 } : { minute: 0, length: 0 }
}

/** Minutes that an appointment begins at. */
const ROUND: ReadonlySet<number> = new Set([10, 15, 20, 30, 40, 45, 50])

/** «во вторник, шестнадцать сорок»: an hour of an office and round minutes, both in words, need no word beside them. */
const bareInWords = (place: Place, value: { value: number; length: number }): Heard | null => {
  const minutes = place.figure(0) === null ? minutesInWords(place, value.length) : null
  if (minutes === null || value.value < 7 || value.value > 20 || !ROUND.has(minutes.minute)) return null
  return withPart(place, value.value, minutes.minute, value.length + minutes.length, null)
}

/** An hour that says so by a word beside it: «10 часов», «3 дня», «в 14», «к девяти утра», «час дня», “3 pm”. */
const told: Rule = (place) => {
  const { lexicon } = place
  const said = sideAt(place, place.word(0))
  const at = said === undefined ? 0 : 1
  const side = said ?? null
  // «вечером в 7» and «в 7 вечера»; «в час», «час дня».
  const value = place.numeral(at, 'count')
  if (value === null) {
    const isOne =
      lexicon.is('hour', place.word(at)) && (said !== undefined || lexicon.part.has(place.word(at + 1)))
    if (!isOne) return null
    // «в час тридцать»
    const minutes = minutesInWords(place, at + 1) ?? { minute: 0, length: 0 }
    return withPart(place, 1, minutes.minute, at + 1 + minutes.length, side)
  }
  const behind = at + value.length
  const digits = place.figure(at)?.digits ?? 2
  if (digits >= 3)
    return digits === 4 && said !== undefined ? clockOf(place, value.value, behind, side) : null
  if (place.figure(at)?.ending) return null
  const isNamed = lexicon.is('hour', place.word(behind))
  const unit = lexicon.unit.get(place.word(behind))
  const hasPart = lexicon.part.has(place.word(behind))
  if (!isNamed && !hasPart && said === undefined) return bareInWords(place, value)
  // «в 3 дня» is an hour, «в 3 недели» is not.
  if (unit !== undefined && !hasPart && !isNamed) return null
  const from = isNamed ? behind + 1 : behind
  const minutes = minutesBehind(place, from)
  return withPart(place, value.value, minutes.minute, from + minutes.length, side)
}

/** «в 1430». */
const clockOf = (place: Place, value: number, length: number, side: Side): Heard | null =>
  value % 100 < 60 && value < 2400
    ? withPart(place, Math.floor(value / 100), value % 100, length, side)
    : null

/** «между 10 и 12»: from the one until the other. */
const between: Rule = (place) => {
  const { lexicon } = place
  if (lexicon.is('between', place.word(0))) return toldFrom(place, 'from')
  const isEnd = lexicon.is('or', place.word(0)) && isBehindBetween(place)
  return isEnd ? toldFrom(place, 'until') : null
}

/** Whether «между» and an hour stand before this place. */
const isBehindBetween = (place: Place): boolean =>
  [-2, -3, -4].some((back) => place.lexicon.is('between', place.word(back)))

const toldFrom = (place: Place, side: Side): Heard | null => {
  const value = place.numeral(1, 'count')
  if (value !== null && (place.figure(1)?.digits ?? 2) <= 2) {
    const named = place.lexicon.is('hour', place.word(1 + value.length)) ? 1 : 0
    return withPart(place, value.value, 0, 1 + value.length + named, side)
  }
  const piece = place.piece(1)
  return piece?.is === 'pair' && (piece.sign === ':' || piece.sign === '.') && piece.isTwoDigits
    ? withPart(place, piece.first, piece.second, 2, side)
    : null
}

/** `10:30`, `10.30`, `5.12`: an hour for sure only with a colon or a part of the day. */
const pair: Rule = (place) => {
  const { lexicon } = place
  const said = sideAt(place, place.word(0))
  const at = said === undefined ? 0 : 1
  const piece = place.piece(at)
  if (piece?.is !== 'pair') return null
  const isNamed = lexicon.is('hour', place.word(at + 1))
  const length = at + (isNamed ? 2 : 1)
  const hasPart = lexicon.part.has(place.word(length))
  const side = said ?? null
  if (piece.sign === ':' || ((isNamed || hasPart) && piece.sign === '.'))
    return withPart(place, piece.first, piece.second, length, side)
  const { first, second, sign, isTwoDigits } = piece
  const part = lexicon.part.get(place.word(length)) ?? null
  const isAt = said !== undefined || isNamed || hasPart
  const isClock = said === null && !isNamed && !hasPart
  return {
    meaning: { is: 'pair', first, second, sign, isTwoDigits, isAt, isClock, part, side },
    length: hasPart ? length + 1 : length,
  }
}

const number: Rule = (place) => {
  const figure = place.figure(0)
  if (figure !== null && figure.ending === '')
    return { meaning: { is: 'number', value: figure.value, digits: figure.digits }, length: 1 }
  const count = place.numeral(0, 'count')
  return count === null
    ? null
    : { meaning: { is: 'number', value: count.value, digits: 2 }, length: count.length }
}

const part: Rule = (place) => {
  const found = place.lexicon.part.get(place.word(0))
  return found === undefined ? null : { meaning: { is: 'part', part: found }, length: 1 }
}

/** How hours are said, the surest first. */
export const HOUR_RULES: readonly Rule[] = [...NAMED_HOURS, between, pair, told]

/** What may be an hour where nothing else is said. */
export const LAST_HOUR_RULES: readonly Rule[] = [number, part]
