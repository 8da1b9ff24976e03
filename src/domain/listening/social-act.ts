import type { Reading, SocialKind } from './act.ts'
import { type Heard, type Setting, toldUnder } from './setting.ts'

/** So many words more than those that say it: then something else is said, too. */
const FEW = 3
const ALONE = 0.8
const AMONG_OTHERS = 0.35

/** Greetings, thanks, fear, anger: said to somebody, and no answer. */
export const saysSocially = (heard: Heard, _: Setting): readonly Reading[] =>
  toldUnder(heard, 'social').map(({ what, words }) => ({
    act: { type: 'social', kind: what as SocialKind },
    sureness: heard.message.words.length - words.length <= FEW ? ALONE : AMONG_OTHERS,
    because: words,
  }))
