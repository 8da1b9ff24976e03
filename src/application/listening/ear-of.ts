import { type SignReader, signReader } from '../../domain/hearing/sign-reader.ts'
import { askedHeading } from '../../domain/listening/facts-asked.ts'
import { namedSigns } from '../../domain/listening/listening-words.ts'
import type { Ear } from '../../domain/listening/setting.ts'
import { wholeMessages } from '../../domain/listening/whole-messages.ts'
import type { Content, FindNeeds } from '../ports/content.ts'
import type { Language } from '../ports/texts.ts'

/** What an ear is made of. */
export type Audible = Pick<
  Content,
  'listening' | 'liken' | 'hearing' | 'vocabulary' | 'wordsOfCauses' | 'signsOfFacts'
>

/** Words by which a cause is clear at once tell it as the answer to the question for the cause, too. */
const signsOfCauses = ({ wordsOfCauses }: Audible, language: Language): [string, string[]][] =>
  [...wordsOfCauses[language]].flatMap(([need, causes]) =>
    [...causes].map(([cause, beginnings]): [string, string[]] => [
      `choices/${need}.causes/${cause}`,
      beginnings.map((words) => (words.includes(' ') ? `^${words} ~0` : words)),
    ]),
  )

/** Words that ask for a fact of a need outright, where the talk is about it. */
const signsOfAsked = ({ signsOfFacts }: Audible, language: Language): [string, readonly string[]][] =>
  [...signsOfFacts[language]].flatMap(([need, facts]) =>
    [...facts].map(([fact, signs]): [string, readonly string[]] => [`${askedHeading(need)}/${fact}`, signs]),
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

const signsOf = (content: Audible, language: Language): NamedSigns => [
  ...namedSigns(content.listening[language]),
  ...signsOfCauses(content, language),
  ...signsOfAsked(content, language),
]

/** What of an ear is the same for all that speak of the same content. */
type Made = Pick<Ear, 'read' | 'saidAlone'>

/** Making the signs ready takes a moment: once for each language. */
const MADE = new WeakMap<Content['listening'], Map<Language, Made>>()

const madeOf = (content: Audible, language: Language): Made => ({
  read: readerOf(signsOf(content, language), content, language),
  saidAlone: wholeMessages(content.listening[language].social.whole),
})

/** So many messages and parts of them are kept with the needs that they name; then all are forgotten. */
const MOST_KNOWN = 64

/** Looking for needs is the dearest part of hearing, and a message is looked through by several recognisers. */
const remembered = (findNeeds: Ear['findNeeds']): Ear['findNeeds'] => {
  const known = new Map<string, ReturnType<Ear['findNeeds']>>()
  return (words) => {
    const found = known.get(words) ?? findNeeds(words)
    if (known.size >= MOST_KNOWN) known.clear()
    known.set(words, found)
    return found
  }
}

/** The ear of a language. */
export const earOf = (content: Audible, findNeeds: FindNeeds, language: Language): Ear => {
  const known = MADE.get(content.listening) ?? new Map<Language, Made>()
  MADE.set(content.listening, known)
  const made = known.get(language) ?? madeOf(content, language)
  known.set(language, made)
  const { joining } = content.listening[language].matters
  const liken = content.liken[language]
  return { ...made, joining, liken, findNeeds: remembered((words) => findNeeds(words, language)) }
}
