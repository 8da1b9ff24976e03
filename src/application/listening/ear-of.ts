import { type SignReader, signReader } from '../../domain/hearing/sign-reader.ts'
import { namedSigns } from '../../domain/listening/listening-words.ts'
import type { Ear } from '../../domain/listening/setting.ts'
import type { Content, FindNeeds } from '../ports/content.ts'
import type { Language } from '../ports/texts.ts'

/** What an ear is made of. */
type Audible = Pick<Content, 'listening' | 'hearing' | 'vocabulary' | 'wordsOfCauses'>

/** Words by which a cause is clear at once tell it as the answer to the question for the cause, too. */
const signsOfCauses = ({ wordsOfCauses }: Audible, language: Language): [string, string[]][] =>
  [...wordsOfCauses[language]].flatMap(([need, causes]) =>
    [...causes].map(([cause, beginnings]): [string, string[]] => [
      `choices/${need}.causes/${cause}`,
      beginnings.map((words) => (words.includes(' ') ? `^${words} ~0` : words)),
    ]),
  )

type NamedSigns = Iterable<readonly [name: string, sources: readonly string[]]>

/** Makes named signs ready, read with the words of their language. */
export const readerOf = (
  signs: NamedSigns,
  { hearing, vocabulary }: Pick<Content, 'hearing' | 'vocabulary'>,
  language: Language,
): SignReader => {
  const { groups, not, joins, ordinary } = hearing[language].words
  const { sounds } = vocabulary[language].finding
  return signReader(signs, { groups, not, joins, ordinary, sounds })
}

const signsOf = (content: Audible, language: Language): [string, readonly string[]][] => [
  ...namedSigns(content.listening[language]),
  ...signsOfCauses(content, language),
]

/** Making the signs ready takes a moment: once for all that speak of the same content. */
const READERS = new WeakMap<Content['listening'], Map<Language, Ear['read']>>()

/** The ear of a language. */
export const earOf = (content: Audible, findNeeds: FindNeeds, language: Language): Ear => {
  const made = READERS.get(content.listening) ?? new Map<Language, Ear['read']>()
  READERS.set(content.listening, made)
  const read = made.get(language) ?? readerOf(signsOf(content, language), content, language)
  made.set(language, read)
  const { joining } = content.listening[language].matters
  return { read, joining, findNeeds: (words) => findNeeds(words, language) }
}
