import { languageReader, type Spoken } from '../../domain/listening/language-of.ts'
import type { Content } from '../ports/content.ts'
import type { Language } from '../ports/texts.ts'

const READERS = new WeakMap<Content['spoken'], (said: string) => Spoken | null>()

/** The language that words are written in, if it is another than the chat's; null – the same, or it cannot be told. */
export const foreignTo = (
  { spoken }: Pick<Content, 'spoken'>,
  language: Language,
  words: string,
): Spoken | null => {
  const read = READERS.get(spoken) ?? languageReader(spoken)
  READERS.set(spoken, read)
  const found = read(words)
  return found === null || found.language === language ? null : found
}
