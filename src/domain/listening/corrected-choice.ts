import { cutText } from '../text/cut-text.ts'
import type { Reading } from './act.ts'
import { type KeptAnswer, keptAnswers } from './kept-answers.ts'
import { contentWords, isForm } from './label-words.ts'
import { type Heard, type Setting, toldUnder } from './setting.ts'
import { deniedIn, type TakenBack } from './taken-back.ts'

/** A word takes it back, or the kept answer is denied and another one said. */
const TAKEN_BACK = 0.88
/** Something is denied and something else said: it may be meant, and is asked. */
const MAYBE = 0.5
/** Words of so many first letters in common are of one kin. */
const AKIN = 5

/** Ways through the track are chosen by pressing; nobody corrects them in passing. */
const NEVER: ReadonlySet<string> = new Set(['route'])

/** Another answer to a question of before, with the words that say it. */
interface Other {
  readonly option: string
  readonly words: readonly string[]
}

/** Under which names signs of a question's answers stand. */
const placesOf = ({ step, name }: KeptAnswer, { talk }: Setting): string[] => {
  if (step.definition.type === 'compare') return ['place']
  return name === 'cause' ? [step.name, `${talk.session.need}.causes`] : [step.name]
}

/** The option that a sign's own name means: `2` of the places in a list is its second. */
const optionOf = ({ step, options }: KeptAnswer, named: string): string | undefined => {
  const ids = [...options.keys()]
  return step.definition.type === 'compare' ? ids[Number(named) - 1] : named
}

/** Places of the words that take something back: «не туда» says nothing else. */
const takingPlaces = (heard: Heard): ReadonlySet<number> =>
  new Set(
    toldUnder(heard, 'corrections').flatMap(({ what, places }) =>
      what === 'marker' || what === 'back' || what === 'denies' ? [...places] : [],
    ),
  )

const bySigns = (answer: KeptAnswer, heard: Heard, setting: Setting): Other[] => {
  const names = placesOf(answer, setting)
  const takes = takingPlaces(heard)
  return toldUnder(heard, 'choices').flatMap(({ what, words, places }) => {
    if (places.every((each) => takes.has(each))) return []
    const [place = '', named = ''] = what.split('/')
    const option = names.includes(place) ? optionOf(answer, named) : undefined
    return option && option !== answer.kept && answer.options.has(option) ? [{ option, words }] : []
  })
}

const byLabels = (answer: KeptAnswer, heard: Heard, { talk }: Setting, taken: TakenBack): Other[] => {
  const spoken = heard.message.words.flatMap(({ word }, place) => (taken.deniedAt.has(place) ? [] : [word]))
  return [...answer.options].flatMap(([option, label]) => {
    if (option === answer.kept) return []
    const own = contentWords(talk.situation.label(label))
    const words = spoken.filter((word) => own.some((each) => isForm(each, word)))
    return words.length > 0 && words.length >= own.length ? [{ option, words }] : []
  })
}

/** The other answer that most of the words say; null – none is said, or two are alike. */
const likeliest = (others: readonly Other[]): Other | null => {
  const joined = [...new Set(others.map(({ option }) => option))].map((option) => ({
    option,
    words: [...new Set(others.flatMap((each) => (each.option === option ? each.words : [])))],
  }))
  const [first, second] = joined.sort((a, b) => b.words.length - a.words.length)
  return first && (!second || second.words.length < first.words.length) ? first : null
}

/** «переезжала» denies «После переезда»: words that begin alike are near enough where a «не» stands before them. */
const isAkin = (a: string, b: string): boolean => isForm(a, b) || cutText(a, AKIN) === cutText(b, AKIN)

/** Whether what is kept is denied: by a sign of it, or the words of its label. */
export const deniesKept = (answer: KeptAnswer, taken: TakenBack, setting: Setting): boolean => {
  const told = deniedIn(taken, setting)
  if (placesOf(answer, setting).some((place) => told.has(`choices/${place}/${answer.kept}`))) return true
  const label = answer.options.get(answer.kept)
  const own = label ? contentWords(setting.talk.situation.label(label)) : []
  return contentWords(taken.denied).some((word) => own.some((each) => isAkin(each, word)))
}

/** «не в первый раз, а во второй» is said of no place: so few words are. */
const FEW_WORDS = 5

/** «не …, а …»: one is denied and the other said in its place. */
const isInstead = (heard: Heard, { denied }: TakenBack): boolean =>
  denied !== '' &&
  heard.message.words.length <= FEW_WORDS &&
  toldUnder(heard, 'corrections').some(({ what }) => what === 'instead')

/** Answers of before that words put right: «не потеряла, а украли», «ошиблась, там живая очередь». */
export const correctsChoice = (heard: Heard, setting: Setting, taken: TakenBack): readonly Reading[] =>
  keptAnswers(setting.talk).flatMap((answer) => {
    if (answer.step === setting.standing.step || NEVER.has(answer.name)) return []
    const signs = bySigns(answer, heard, setting)
    const other = likeliest(signs.length > 0 ? signs : byLabels(answer, heard, setting, taken))
    if (other === null) return []
    // Of places in a list one is denied by any name: «не следующую, а вторую».
    const isOfPlaces =
      answer.step.definition.type === 'compare' &&
      setting.standing.awaits !== 'own_words' &&
      isInstead(heard, taken)
    const isSure = taken.isSaid || isOfPlaces || deniesKept(answer, taken, setting)
    const more = Math.min(0.02, other.words.length * 0.004)
    return [
      {
        act: { type: 'correction' as const, of: { [answer.name]: other.option } },
        sureness: isSure ? TAKEN_BACK + more : MAYBE,
        because: other.words,
      },
    ]
  })
