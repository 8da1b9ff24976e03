import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Language } from '../../application/ports/texts.ts'
import { type Utterance, UtteranceSet, utterancesOf } from '../../domain/listening/utterance-set.ts'
import { readAs } from './read-as.ts'

const namesIn = (folder: string, language: Language): string[] =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => name.endsWith(`.${language}.yaml`))
        .sort()
    : []

const utterancesIn = (folder: string, language: Language): readonly Utterance[] =>
  namesIn(folder, language).flatMap((name) => utterancesOf(readAs(UtteranceSet, join(folder, name))))

/**
 * Reads all `<name>.<lang>.yaml` of a folder of utterances in context, e.g. the project's `test/hearing`; without the
 * folder there are none.
 * @throws ContentError that names the place and what is expected
 */
export const readUtterances = (folder: string): Record<Language, readonly Utterance[]> => ({
  ru: utterancesIn(folder, 'ru'),
  en: utterancesIn(folder, 'en'),
})
