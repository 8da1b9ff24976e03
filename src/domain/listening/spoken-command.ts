import type { Command } from '../conversation/input.ts'
import { commandIn } from '../conversation/understand.ts'
import type { Reading } from './act.ts'
import { type Heard, type Setting, toldUnder } from './setting.ts'

const EXACT = 0.95
const ALONE = 0.85
const AMONG_OTHERS = 0.55
const FEW = 3

/** What is always at hand, said as a word or in a sentence: «не поняла, объясните ещё раз». */
export const saysCommand = (heard: Heard, { talk }: Setting): readonly Reading[] => {
  const exact = commandIn(heard.said, talk.situation.vocabulary)
  if (exact) return [{ act: { type: 'command', name: exact }, sureness: EXACT, because: [heard.said] }]
  return toldUnder(heard, 'commands').map(({ what, words }) => ({
    act: { type: 'command', name: what as Command },
    sureness: heard.message.words.length - words.length <= FEW ? ALONE : AMONG_OTHERS,
    because: words,
  }))
}
