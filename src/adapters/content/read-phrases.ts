import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { LANGUAGES, type Language } from '../../application/ports/texts.ts'
import { type Phrase, PhraseSet, phrasesOf } from '../../domain/finding/phrase-set.ts'
import { readAs } from './load-content.ts'

const phrasesIn = (path: string): readonly Phrase[] =>
  existsSync(path) ? phrasesOf(readAs(PhraseSet, path)) : []

/**
 * Reads `scenarios/finding/phrases.<lang>.yaml` of a folder (the project's root); without the file there are none.
 * @throws ContentError that names the place in it and what is expected.
 */
export const readPhrases = (root: string): Record<Language, readonly Phrase[]> =>
  Object.fromEntries(
    LANGUAGES.map((language) => [
      language,
      phrasesIn(join(root, 'scenarios', 'finding', `phrases.${language}.yaml`)),
    ]),
  ) as Record<Language, readonly Phrase[]>
