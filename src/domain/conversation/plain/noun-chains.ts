import { ownEntry } from '../../own-entry.ts'
import { comparable } from '../../text/plain-words.ts'
import { clausesOf } from './sentences.ts'

/** How a language builds nouns of deeds and qualities, and what may stand between two of them in one chain. */
interface Grammar {
  readonly noun: RegExp
  readonly link: RegExp
}

const GRAMMARS: Readonly<Record<string, Grammar>> = {
  ru: {
    noun: /^\p{L}{3,}(?:ни[еяюий]|нием|тие|тия|тию|тии|тий|ци[яиюй]|цией|ств[оаеу]|ством|ост[ьи]|остью|остей|[иы]зма)$/u,
    link: /^(?:о|об|по|на|для|при|\p{L}{2,}(?:ого|его|ому|ему|ой|ей|ых|их|ым|им))$/u,
  },
  en: {
    noun: /^\p{L}{3,}(?:tion|tions|sion|sions|ment|ments|ance|ence|ity|ities|ness|ship|al|als)$/u,
    link: /^(?:of|for|the|a|an|your|their|its)$/u,
  },
}
/** Words that link two nouns of a chain at most: «рассмотрение жилищной комиссией заявления». */
const MOST_LINKS = 2

/**
 * The first chain of nouns that is too long to be read at once: «порядок проведения рассмотрения заявления»,
 * «pension application processing centre»; null – there is none.
 * @param most nouns from which on a chain counts
 * @param stacking beginnings of plain nouns that are stacked in this language, beside those told by their ending
 * @param exempt beginnings of words that have the ending and are no such noun
 */
export const nounChainIn = (
  sentence: string,
  language: string,
  { most, stacking, exempt }: { most: number; stacking: readonly string[]; exempt: readonly string[] },
): string | null => {
  const grammar = ownEntry(GRAMMARS, language)
  if (!grammar) return null
  const isNoun = (word: string): boolean =>
    !exempt.some((each) => word.startsWith(each)) &&
    (grammar.noun.test(word) || stacking.some((each) => word === each || word === `${each}s`))
  for (const clause of clausesOf(sentence)) {
    const chain = chainOf(comparable(clause).split(' '), isNoun, grammar.link, most)
    if (chain) return chain
  }
  return null
}

const chainOf = (
  words: readonly string[],
  isNoun: (word: string) => boolean,
  link: RegExp,
  most: number,
): string | null => {
  let [start, nouns, links] = [0, 0, 0]
  for (const [at, word] of words.entries()) {
    if (isNoun(word)) {
      if (nouns === 0) start = at
      nouns += 1
      links = 0
      if (nouns >= most) return words.slice(start, at + 1).join(' ')
    } else if (nouns > 0 && link.test(word) && links < MOST_LINKS) links += 1
    else [nouns, links] = [0, 0]
  }
  return null
}
