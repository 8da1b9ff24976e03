import type { Phrase } from '../../domain/finding/phrase-set.ts'
import { comparable } from '../../domain/text/plain-words.ts'
import { fault, type Issue, repeated, warning } from '../../domain/words/issue.ts'
import type { Content } from '../ports/content.ts'
import { LANGUAGES, type Language } from '../ports/texts.ts'

/** Ways to name a need that the search is given at least: everyday words, wrong ones, ones with mistakes. */
export const FEWEST_NAMES = 25
/** Labelled phrases of a need and language at least: with fewer nobody knows whether it is found. */
export const FEWEST_PHRASES = 20
/** Names so short meet a phrase of the set by chance. */
const COPIED_FROM = 3

/** Labelled phrases, by language. */
export type Phrases = Readonly<Record<Language, readonly Phrase[]>>

const nameFaults = (
  language: Language,
  need: string,
  names: readonly string[],
  phrases: ReadonlySet<string>,
): Issue[] => {
  const plain = names.map(comparable)
  const many = new Set(plain).size
  const at = { step: 'words', language }
  const file = `locales/${language}/needs/${need}.yaml`
  return [
    ...(many < FEWEST_NAMES
      ? [fault(file, `the need is named in ${many} ways: write at least ${FEWEST_NAMES} that people use`, at)]
      : []),
    ...repeated(plain).map((name) => fault(file, `"${name}" stands here twice: remove one`, at)),
    ...plain
      .filter((name) => name.split(' ').length >= COPIED_FROM && phrases.has(name))
      .map((name) => fault(file, `"${name}" is a phrase that the finder is measured by: write another`, at)),
  ]
}

const draftWarning = (language: Language, need: string): Issue =>
  warning(
    `locales/${language}/needs/${need}.yaml`,
    'is a draft, read in Russian: translate it and take "draft" out',
    {
      step: 'draft',
      language,
    },
  )

/** The file of a need's own phrases. */
export const phrasesFileOf = (language: Language, need: string): string =>
  `scenarios/finding/${language}/${need}.yaml`

const fewPhrases = (language: Language, phrases: readonly Phrase[], needs: Iterable<string>): Issue[] =>
  [...needs].flatMap((need) => {
    const many = phrases.filter((phrase) => phrase.needs.includes(need)).length
    const message = `${many} labelled phrases mean "${need}": write at least ${FEWEST_PHRASES}, so that it is known how well it is found`
    return phrases.length > 0 && many < FEWEST_PHRASES
      ? [warning(phrasesFileOf(language, need), message, { language })]
      : []
  })

const labelFaults = (
  language: Language,
  phrases: readonly Phrase[],
  content: Pick<Content, 'needs'>,
): Issue[] =>
  phrases.flatMap(({ words, needs }) =>
    needs
      .filter((need) => !content.needs.has(need))
      .map((need) =>
        fault(`scenarios/finding/phrases.${language}.yaml`, `"${words}": there is no need "${need}"`, {
          language,
        }),
      ),
  )

/** Checks what needs are found by: enough names for each, and none of them learnt from the set it is measured with. */
export const inspectNames = (
  content: Pick<Content, 'needs' | 'namesOfNeeds' | 'drafts'>,
  phrases: Phrases,
): Issue[] =>
  LANGUAGES.flatMap((language) => {
    const said = new Set(phrases[language].map(({ words }) => comparable(words)))
    return [
      ...[...content.namesOfNeeds[language]].flatMap(([need, names]) =>
        content.drafts[language].has(need)
          ? [draftWarning(language, need)]
          : nameFaults(language, need, names, said),
      ),
      ...labelFaults(language, phrases[language], content),
      ...fewPhrases(language, phrases[language], content.needs.keys()),
    ]
  })
