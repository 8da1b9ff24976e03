import { mentions } from '../conversation/understand.ts'
import { type Practised, remarkOn } from '../hearing/remark.ts'
import type { Need } from '../needs/need.ts'
import { type TextRef, text, textAt } from '../words/text-ref.ts'
import { callText } from './addressed.ts'
import type { Talk } from './talk.ts'

/** Where the need has its sample of what is practised. */
const SAMPLES: Readonly<Record<Practised, string>> = {
  query: 'search.query',
  question: 'search.line_question',
  application: 'application',
}

/** The need's own sample of what is practised. */
export const sampleOf = (practised: Practised, need: Pick<Need, 'id'>): TextRef =>
  text(`needs.${need.id}.${SAMPLES[practised]}`)

/** The words of a sample; one that quotes the call of the matter is read with it. */
const wordsOf = (sample: TextRef, talk: Talk): string => {
  const purpose = callText(talk, 'purpose')
  return `${talk.situation.label(sample)} ${talk.situation.label(purpose)}`
}

/** One remark on words that were practised, and the need's own sample to compare with (C2, C6). */
export const practisedRemark = (practised: Practised, words: string, talk: Talk): TextRef[] => {
  const { skills, aims } = talk.situation.vocabulary
  const sample = sampleOf(practised, talk.situation.need)
  const remark = remarkOn(practised, words, {
    sample: wordsOf(sample, talk),
    greets: mentions(words, skills.greet),
    asks: mentions(words, [...skills.ask, ...skills.purpose, ...aims]),
    aims: mentions(words, aims),
  })
  return [
    textAt(`talk.remarks.${practised}.${remark}`),
    text(`talk.remarks.samples.${practised}`, { sample }),
  ]
}
