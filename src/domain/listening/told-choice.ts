import { isBelowNothing } from '../conversation/understand.ts'
import type { Told } from '../hearing/sign-reader.ts'
import type { Reading } from './act.ts'
import { namedByLabel } from './label-words.ts'
import { isOnlyIf, isPartOfQuestion } from './not-said.ts'
import { type Heard, type Setting, toldUnder } from './setting.ts'

/** Signs that were written for this very question or its kind; for an answer of that name anywhere. */
export const OWN_SIGN = 0.85
const ANY_SIGN = 0.75
/** «второе»: an answer by its place in the list. */
const PLACE_SIGN = 0.7
/** The same with hardly a word beside it. */
export const PLACE_ALONE = 0.95
/** «да», «нет»: words so short say something only where little else is said. */
const SHORT_SIGN = 0.65
/** Among more words, or where any words are an answer, a sign is a hint. */
const HINT = 0.4
/** A sign beside which others of the same message cover more words falls behind them. */
const FALLS_BEHIND = 0.06

const LONGEST_SHORT = 3
/** So many words beside a sign of that kind, and it is no longer all that was said. */
const FEW = 2

/** Where any words are an answer, one word beside a sign may be of it: «папку заведу». «найти синюю папку» says more. */
const FEW_IN_OWN_WORDS = 1

/** An offered answer with everything in a message that tells it. */
interface Voice {
  readonly choice: string
  readonly base: number
  readonly places: ReadonlySet<number>
  readonly because: readonly string[]
}

/** How surely signs under a name tell an answer of the standing question; null – they are of other questions. */
const surenessUnder = (place: string, { standing: { step }, talk }: Setting): number | null => {
  const { definition, name } = step
  if (place === name || place === definition.type) return OWN_SIGN
  const isOfCauses = definition.type === 'choose' && !Array.isArray(definition.options)
  if (isOfCauses && place === `${talk.session.need}.causes`) return OWN_SIGN
  if (place === 'any') return ANY_SIGN
  return place === 'place' ? PLACE_SIGN : null
}

/** The answer at a place of the list: `2`, `last`, `middle`. */
const atPlace = (where: string, said: string, { standing }: Setting): string | null => {
  const { choices, awaits } = standing
  if (choices.length < 2 || awaits === 'value' || isBelowNothing(said)) return null
  const last = choices.length - 1
  const index = where === 'last' ? last : where === 'middle' ? last / 2 : Number(where) - 1
  return choices[index]?.id ?? null
}

const isShort = ({ words }: Told): boolean =>
  words.every((word) => word.length <= LONGEST_SHORT && !/\d/.test(word))

const weighed = (base: number, told: Told, heard: Heard, { standing }: Setting): number => {
  const beside = heard.message.words.length - told.places.length
  if (base === PLACE_SIGN && beside <= 1 && standing.awaits === 'choice') return PLACE_ALONE
  if (base === PLACE_SIGN && standing.step.definition.type !== 'compare' && beside > FEW) return HINT
  if (isShort(told)) return beside > FEW ? HINT : SHORT_SIGN
  if (standing.awaits === 'own_words' && beside > FEW_IN_OWN_WORDS) return HINT
  return isPartOfQuestion(told, heard) ? HINT : base
}

const voicesIn = (heard: Heard, setting: Setting): Voice[] => {
  const offered = new Set(setting.standing.choices.map(({ id }) => id))
  return toldUnder(heard, 'choices').flatMap((told) => {
    const [place = '', named = ''] = told.what.split('/')
    const base = surenessUnder(place, setting)
    const choice = base === PLACE_SIGN ? atPlace(named, heard.said, setting) : named
    if (base === null || choice === null || !offered.has(choice) || isOnlyIf(told, heard)) return []
    const sureness = weighed(base, told, heard, setting)
    return [{ choice, base: sureness, places: new Set(told.places), because: told.words }]
  })
}

/** What several signs say of one answer together. */
const together = (voices: readonly Voice[]): Voice[] =>
  [...new Set(voices.map(({ choice }) => choice))].map((choice) => {
    const all = voices.filter((voice) => voice.choice === choice)
    return {
      choice,
      base: Math.max(...all.map(({ base }) => base)),
      places: new Set(all.flatMap(({ places }) => [...places])),
      because: [...new Set(all.flatMap(({ because }) => because))],
    }
  })

/** Offered answers by their signs. Of answers that are told as surely as each other the one that covers more of the message stands first. */
export const toldBySigns = (heard: Heard, setting: Setting): readonly Reading[] => {
  const voices = together(voicesIn(heard, setting))
  return voices.map(({ choice, base, places, because }) => {
    const isOutdone = voices.some((other) => other.base >= base && other.places.size > places.size)
    return {
      act: { type: 'answer', choice },
      sureness: isOutdone ? base - FALLS_BEHIND : base,
      because,
    }
  })
}

/** Whether nothing but a place in the list is said, «2», «давайте первое»: the number is no day and no hour besides. */
export const namesPlaceOnly = (heard: Heard, setting: Setting): boolean =>
  heard.message.words.every(({ word }) => /^\d{1,2}$/.test(word)) ||
  toldBySigns(heard, setting).some(({ sureness }) => sureness >= PLACE_ALONE)

/** Offered answers that words tell without naming them: «я стесняюсь звонить» is «Звонить страшно». */
export const tellsChoice = (heard: Heard, setting: Setting): readonly Reading[] => {
  const signs = toldBySigns(heard, setting)
  return signs.length > 0 ? signs : namedByLabel(heard, setting)
}
