import type { Choice } from '../scenario/event.ts'
import type { Talk } from '../scenario/talk.ts'
import { comparable } from '../text/plain-words.ts'
import type { Reading } from './act.ts'
import { type Heard, type Setting, toldUnder } from './setting.ts'

/** Signs that were written for this very question, and those that hold for an answer of that name anywhere. */
const OWN_SIGN = 0.85
const ANY_SIGN = 0.75
/** Words of a label, other forms of them, among more words. */
const LABEL_WORDS = 0.65

/** Words shorter than this are in every label. */
const SHORTEST = 4
const sharedBeginning = (a: string, b: string): number => {
  let at = 0
  while (at < a.length && a[at] === b[at]) at += 1
  return at
}

/** Whether two words are forms of one: «позвонить», «позвоню». */
const isForm = (a: string, b: string): boolean => {
  const shared = sharedBeginning(a, b)
  return shared >= SHORTEST && shared >= Math.max(a.length, b.length) - 3
}

const contentWords = (label: string): string[] =>
  comparable(label)
    .split(' ')
    .filter(({ length }) => length >= SHORTEST)

/** Choices by the words of their labels that were said, each word worth nothing that stands in several labels. */
const byLabel = ({ said }: Heard, choices: readonly Choice[], talk: Talk): Reading[] => {
  const spoken = contentWords(said)
  const labels = choices.map(({ id, label }) => ({ id, words: contentWords(talk.situation.label(label)) }))
  return labels.flatMap(({ id, words }) => {
    const others = labels.filter((other) => other.id !== id).flatMap((other) => other.words)
    const own = words.filter((word) => !others.some((other) => isForm(word, other)))
    const because = spoken.filter((word) => own.some((each) => isForm(each, word)))
    if (because.length === 0) return []
    const share = because.length / Math.max(own.length, spoken.length, 1)
    return [
      {
        act: { type: 'answer' as const, choice: id },
        sureness: LABEL_WORDS * Math.min(1, 0.5 + share),
        because,
      },
    ]
  })
}

const bySigns = (heard: Heard, { standing: { step, choices } }: Setting): Reading[] => {
  const offered = new Set(choices.map(({ id }) => id))
  return toldUnder(heard, 'choices').flatMap(({ what, words }) => {
    const [place = '', choice = ''] = what.split('/')
    if (!offered.has(choice) || (place !== step.name && place !== 'any')) return []
    const sureness = place === step.name ? OWN_SIGN : ANY_SIGN
    return [{ act: { type: 'answer' as const, choice }, sureness, because: words }]
  })
}

/** Offered answers that words tell without naming them: «я стесняюсь звонить» is «Звонить страшно». */
export const tellsChoice = (heard: Heard, setting: Setting): readonly Reading[] => {
  const signs = bySigns(heard, setting)
  return signs.length > 0 ? signs : byLabel(heard, setting.standing.choices, setting.talk)
}
