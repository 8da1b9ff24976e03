import { present } from '../scenario/engine.ts'
import { askedPaper, paperText } from '../scenario/steps/checklist.ts'
import type { Talk } from '../scenario/talk.ts'

/** The last sentence of a text when it asks: questions stand at the end of a message. */
const LAST_QUESTION = /(?:^|[.!?…:»]\s+|\n)([^.!?…\n]*\?)\s*$/u

/** The paper that a list of papers asks about, by name; empty elsewhere. */
const paperAsked = (talk: Talk): string => {
  const paper = askedPaper(talk)
  return paper ? talk.situation.label(paperText(talk, paper.id, 'name')) : ''
}

/**
 * The question that a talk stands on without what was said around it, as words of its language; empty where nothing is
 * asked and one only goes on.
 * @example 'Что вышло?'
 */
export const shortQuestion = (talk: Talk): string => {
  const asked = present(talk).at(-1)?.parts.at(-1)
  const question = asked ? (LAST_QUESTION.exec(talk.situation.label(asked).trim())?.[1] ?? '') : ''
  const paper = question === '' ? '' : paperAsked(talk)
  return paper === '' ? question : `${paper}. ${question}`
}
