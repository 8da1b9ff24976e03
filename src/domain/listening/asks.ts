import type { Told, ToldMessage } from '../hearing/sign-reader.ts'

/** A question mark that ends something: that of a web address, `?id=1`, asks nothing. */
const QUESTION_MARK = /[?？](?!\w+=)/
export const hasQuestionMark = (said: string): boolean => QUESTION_MARK.test(said)

/** A full stop, a question mark lie between words that are so far apart. */
const SENTENCE = 10
/** Little words that may stand in front of one that asks: «ну а где это». */
const IN_FRONT = 2
const LITTLE = 3
/** After so few words of another kind a comma ends them: «спасибо, а где это». */
const FEW = 3

const named = ({ told }: ToldMessage, name: string): readonly Told[] =>
  told.filter((each) => each.name === name)

/** How far a word stands behind the one before it. */
const gapBefore = ({ words }: ToldMessage, place: number): number =>
  (words[place]?.at ?? Number.POSITIVE_INFINITY) - (words[place - 1]?.at ?? Number.NEGATIVE_INFINITY)

const beginsAt = (message: ToldMessage, place: number): boolean => {
  const gap = gapBefore(message, place)
  return gap > SENTENCE || (gap > 1 && place <= FEW)
}

/** Whether a thought begins at a place, little words in front of it borne. */
const opensAt = (message: ToldMessage, place: number): boolean => {
  for (let near = place; near >= place - IN_FRONT; near -= 1) {
    if (beginsAt(message, near)) return true
    if ((message.words[near - 1]?.word.length ?? 0) > LITTLE) return false
  }
  return false
}

const endsAt = (message: ToldMessage, place: number): boolean => gapBefore(message, place + 1) > SENTENCE

/** Whether what is asked at some places is only told of: «не знала, куда идти». «Не знаю слова» asks by itself. */
const isTold = (message: ToldMessage, asking: readonly number[]): boolean => {
  const last = asking.at(-1) ?? 0
  const atOf = (place: number): number => message.words[place]?.at ?? 0
  return named(message, 'knowing').some(
    ({ places: [known = 0] }) =>
      known < last && !asking.includes(known) && atOf(last) - atOf(known) < SENTENCE,
  )
}

/** Asking words of a message that ask: «где» in «где-то», «не знала где» does not. */
const askingIn = (message: ToldMessage, name: string): readonly Told[] => {
  const vague = new Set(named(message, 'vague').flatMap(({ places }) => places[0] ?? []))
  return named(message, name).filter(
    ({ places }) => !places.some((place) => vague.has(place)) && !isTold(message, places),
  )
}

const isAtEdge = (message: ToldMessage, { places }: Told): boolean =>
  opensAt(message, places[0] ?? 0) || endsAt(message, places.at(-1) ?? 0)

/** Places of all words that ask, wherever they stand. */
export const askingPlaces = (message: ToldMessage): ReadonlySet<number> =>
  new Set(
    ['asking', 'opening', 'maybe'].flatMap((name) => askingIn(message, name).flatMap(({ places }) => places)),
  )

/** Whether words may ask, when they name something to ask for. */
export const mayAsk = (message: ToldMessage): boolean =>
  askingIn(message, 'maybe').some((told) => isAtEdge(message, told))

/** In a message of so few words an asking word asks wherever it stands: «пени какие начислят». */
const SHORT = 5
const isShort = ({ words }: ToldMessage): boolean => words.length <= SHORT

/** Whether words ask: by a question mark, or by words that ask, from which nobody was told what is asked. */
export const asks = (said: string, message: ToldMessage): boolean =>
  hasQuestionMark(said) ||
  askingIn(message, 'asking').length > 0 ||
  askingIn(message, 'opening').some((told) => isShort(message) || isAtEdge(message, told))
