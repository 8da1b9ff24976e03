import type { Reading } from './act.ts'
import { corrects } from './correction.ts'
import { answersByDay } from './day-answer.ts'
import { namesOtherNeed } from './other-need.ts'
import { type Heard, heardWith, type Setting } from './setting.ts'
import { asksAside } from './side-question.ts'
import { saysSocially } from './social-act.ts'
import { saysCommand } from './spoken-command.ts'
import { answersStep } from './step-answer.ts'
import { tellsAhead } from './told-ahead.ts'
import { tellsChoice } from './told-choice.ts'
import { tellsPapers } from './told-papers.ts'

/** One way of reading words. Pure; gives nothing where it finds nothing. */
type Recogniser = (heard: Heard, setting: Setting) => readonly Reading[]

const RECOGNISERS: readonly Recogniser[] = [
  answersStep,
  corrects,
  tellsChoice,
  tellsPapers,
  answersByDay,
  tellsAhead,
  saysCommand,
  asksAside,
  saysSocially,
]

/** What was said in so many words needs no search for anything else in it. */
const BEYOND_DOUBT = 0.95

/** All readings of words where the talk stands, the surest first; of two that are as sure the one listed first. */
export const hear = (words: string, setting: Setting): readonly Reading[] => {
  const heard = heardWith(setting.ear, words)
  const readings = RECOGNISERS.flatMap((recognise) => recognise(heard, setting))
  const isClear = readings.some(({ sureness }) => sureness >= BEYOND_DOUBT)
  const others = isClear ? [] : namesOtherNeed(heard, setting)
  return [...readings, ...others].sort((a, b) => b.sureness - a.sureness)
}
