import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { LANGUAGES, type Language } from '../../application/ports/texts.ts'
import { type Phrase, PhraseSet, phrasesOf } from '../../domain/finding/phrase-set.ts'
import { readAs } from './read-as.ts'

const phrasesIn = (path: string): readonly Phrase[] =>
  existsSync(path) ? phrasesOf(readAs(PhraseSet, path)) : []

/** Phrases of one need each, in files of their own: whoever writes a need meets nobody else there. */
const phrasesOfNeeds = (folder: string): readonly Phrase[] =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => name.endsWith('.yaml'))
        .sort()
        .flatMap((name) => phrasesIn(join(folder, name)))
    : []

/** What labelled phrases measure: how needs are found, or how danger is heard. */
export type Measured = 'finding' | 'hearing'

const NAMES = { finding: 'phrases', hearing: 'danger' } as const

/**
 * Reads `scenarios/finding/phrases.<lang>.yaml` and `scenarios/finding/<lang>/<need>.yaml`, or `scenarios/hearing/danger.<lang>.yaml`, of a folder (the project's
 * root); without the file there are none.
 * @throws ContentError that names the place in it and what is expected.
 */
export const readPhrases = (
  root: string,
  measured: Measured = 'finding',
): Record<Language, readonly Phrase[]> =>
  Object.fromEntries(
    LANGUAGES.map((language) => [
      language,
      [
        ...phrasesIn(join(root, 'scenarios', measured, `${NAMES[measured]}.${language}.yaml`)),
        ...phrasesOfNeeds(join(root, 'scenarios', measured, language)),
      ],
    ]),
  ) as unknown as Record<Language, readonly Phrase[]>
