import type { Heard, Place, Rule } from './meaning.ts'

const isNumberSign = (place: Place, at: number): boolean => ['№', '.', ':', '#'].includes(place.mark(at))

/** What is written of a place's number: `5`, `12-05`, `3.1`. */
const writtenNumber = (place: Place, ahead: number): string | null => {
  const piece = place.piece(ahead)
  if (piece?.is === 'number') return String(piece.value)
  return piece?.is === 'pair' && piece.sign !== ':' ? `${piece.first}${piece.sign}${piece.second}` : null
}

/** «в кабинет 3 декабря», «к окну 10 утра»: the number is of the day or hour behind it. */
const isOfTime = (place: Place, ahead: number): boolean => {
  const { lexicon } = place
  const word = place.word(ahead + 1)
  return lexicon.month.has(word) || lexicon.part.has(word) || lexicon.is('hour', word)
}

/** «кабинет 5», «каб. № 12-05»: a number behind the word of a place. */
const behind: Rule = (place) => {
  const name = place.lexicon.place.get(place.word(0))
  if (name === undefined) return null
  const at = place.skip(1, isNumberSign)
  const number = writtenNumber(place, at)
  if (number === null || isOfTime(place, at)) return null
  return { meaning: { is: 'place', name, number }, length: at + 1 }
}

/** «в 5 кабинете», «на втором этаже», «5-й кабинет»: a number before the word, unless the word has its own. */
const before: Rule = (place) => {
  const number = place.numeral(0, 'rank')
  if (number === null) return null
  const name = place.lexicon.place.get(place.word(number.length))
  if (name === undefined) return null
  const at = place.skip(number.length + 1, isNumberSign)
  if (writtenNumber(place, at) !== null && !isOfTime(place, at)) return null
  return { meaning: { is: 'place', name, number: String(number.value) }, length: number.length + 1 }
}

/** «талон 14», «дом № 5», «14 талон»: numbers of neither a day nor an hour. */
const numbered: Rule = (place): Heard | null => {
  if (place.mark(0) === '№' && writtenNumber(place, 1) !== null) return { meaning: null, length: 2 }
  if (place.lexicon.is('numbered', place.word(0))) {
    const at = place.skip(1, isNumberSign)
    return writtenNumber(place, at) !== null && !isOfTime(place, at)
      ? { meaning: null, length: at + 1 }
      : null
  }
  const number = place.numeral(0, 'rank')
  return number !== null && place.lexicon.is('numbered', place.word(number.length))
    ? { meaning: null, length: number.length + 1 }
    : null
}

export const PLACE_RULES: readonly Rule[] = [behind, before, numbered]
