import type { Act } from '../../domain/listening/act.ts'
import type { Understood } from '../../domain/listening/decide-reading.ts'
import { understand } from '../../domain/listening/listen.ts'
import type { Ear } from '../../domain/listening/setting.ts'
import type { Talk } from '../../domain/scenario/talk.ts'
import { isTalkedAbout } from '../hearing/danger-talked-about.ts'
import { dangersIn } from '../hearing/dangers-in.ts'
import type { Content } from '../ports/content.ts'
import type { Language } from '../ports/texts.ts'
import { foreignTo } from './spoken-words.ts'

const certain = (act: Act, because: string): Understood => ({
  act,
  readings: [{ act, sureness: 1, because: [because] }],
})

/**
 * What words mean in a talk, in the order of the path of updates: danger stands above everything that waits for an answer.
 * Nothing is done; for measuring and explaining.
 */
export const understandWords = (
  content: Content,
  talk: Talk,
  words: string,
  ear: Ear,
  language: Language,
): Understood => {
  const dangers = dangersIn(content, words)
  const [danger] = dangers
  if (danger && !isTalkedAbout(talk.session, dangers))
    return certain({ type: 'danger', kind: danger.kind }, danger.words.join(' '))
  const spoken = foreignTo(content, language, words)
  if (spoken) return certain({ type: 'language', language: spoken.language, isCry: spoken.isCry }, words)
  return understand(talk, words, ear)
}
