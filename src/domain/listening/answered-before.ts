import { chosen } from '../scenario/choosing.ts'
import { heardWith, type Setting, toldUnder } from './setting.ts'
import { tellsChoice } from './told-choice.ts'

/** What stands before the first sign of punctuation, if something stands behind it. */
const HEAD = /^([^,.!?;:–—]+)[,.!;:–—]+\s*\S/u
/** A sign of this step's own, or of an answer of that name anywhere. */
const SURE = 0.75

/** The offered answer that stands in front of a question: «да, а паспорт нужен?». Thanks and greetings are none. */
export const answeredBefore = (said: string, setting: Setting): string | null => {
  const { talk, standing, ear } = setting
  const head = HEAD.exec(said)?.[1]
  if (head === undefined || standing.choices.length === 0) return null
  const heard = heardWith(ear, head)
  if (heard.isQuestion || toldUnder(heard, 'social').length > 0) return null
  const choice = chosen({ type: 'words', words: head }, standing.choices, talk)
  if (choice !== null) return choice
  const told = tellsChoice(heard, setting).find(({ sureness }) => sureness >= SURE)
  return told?.act.type === 'answer' ? told.act.choice : null
}
