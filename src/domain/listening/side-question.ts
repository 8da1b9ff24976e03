import type { Reading, Topic } from './act.ts'
import { type Heard, type Setting, toldUnder } from './setting.ts'

/** With a question mark or words that ask; without them, at a step that has choices; where any words are an answer. */
const ASKED = 0.9
const NAMED = 0.7
const NAMED_IN_OWN_WORDS = 0.4

/** Questions beside the matter: how much, where, till when, what is that. */
export const asksAside = (heard: Heard, { standing }: Setting): readonly Reading[] => {
  const named = standing.awaits === 'own_words' ? NAMED_IN_OWN_WORDS : NAMED
  return toldUnder(heard, 'topics').map(({ what, words }) => ({
    act: { type: 'question', topic: what as Topic },
    sureness: heard.isQuestion ? ASKED : named,
    because: words,
  }))
}
