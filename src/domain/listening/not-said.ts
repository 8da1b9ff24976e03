import type { Told } from '../hearing/sign-reader.ts'
import type { Heard } from './setting.ts'

/** A condition reaches so far: «если завтра опять никто не возьмёт». */
const REACH = 7
/** Words of two sentences stand at least so far apart. */
const SENTENCE = 15

const placeOf = ({ message }: Heard, place: number): number => message.words[place]?.at ?? 0

/** Whether words stand behind a condition: «если не возьмут трубку» tells of no call. */
export const isOnlyIf = ({ places }: Told, heard: Heard): boolean => {
  const first = placeOf(heard, Math.min(...places))
  return heard.message.told.some(({ name, places: [condition = 0] }) => {
    const behind = first - placeOf(heard, condition)
    return name === 'condition' && !places.includes(condition) && behind > 0 && behind <= REACH
  })
}

/** Sentences of a message, each with whether it asks. */
const asking = (said: string): boolean[] =>
  said
    .split(/(?<=[.!?…;\n])/)
    .filter((sentence) => /[\p{L}\p{N}]/u.test(sentence))
    .map((sentence) => /[?？]/.test(sentence))

/** Whether a message is one question and nothing else: «а за то, что специалист сходит, платить?». */
export const asksOnly = (said: string): boolean => {
  const sentences = asking(said)
  return sentences.length === 1 || sentences.every((asks) => asks)
}

/** The number of the sentence that a word stands in, from 0. */
const sentenceOf = (place: number, { message: { words } }: Heard): number => {
  let found = 0
  for (let at = 1; at <= place; at += 1)
    if ((words[at]?.at ?? 0) - (words[at - 1]?.at ?? 0) >= SENTENCE) found += 1
  return found
}

/** Whether words stand in a sentence that asks: «не взяли трубку? и что теперь?», «как им звонить» without a sign. */
export const isPartOfQuestion = ({ places }: Told, heard: Heard): boolean => {
  if (!heard.isQuestion) return false
  const sentences = asking(heard.said)
  if (!sentences.includes(true))
    return heard.message.told.some(({ name, places: [at] }) => name === 'asking' && at === 0)
  return sentences[sentenceOf(Math.min(...places), heard)] ?? true
}
