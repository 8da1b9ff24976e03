import { factsIn, unmatched, type WrittenOut } from '../../domain/conversation/facts-in-words.ts'
import { fault, type Issue } from '../../domain/words/issue.ts'
import type { Content } from '../ports/content.ts'
import { type CompiledText, LANGUAGES, type Language } from '../ports/texts.ts'
import { fileOfText, placeOfText } from './text-files.ts'

/** The language that is written first: the others are held against it. */
const FIRST: Language = 'ru'

/** How a day is written is no fact: «.01» here, “January” there. */
const WRITING = /^reckoning\.months\./

const wordingOf = (text: CompiledText): string => text.fill(() => '…')

/** What one text states and the other does not, for the message; null – they state the same. */
const difference = (
  first: readonly [text: CompiledText, written: WrittenOut],
  other: readonly [text: CompiledText, written: WrittenOut],
): string | null => {
  const [ours, theirs] = [other, first].map(([text, written]) => factsIn(wordingOf(text), written))
  if (!ours || !theirs) return null
  const added = unmatched(ours, theirs)
  const left = unmatched(theirs, ours)
  const said = [
    added.length > 0 ? `says ${added.join(', ')}` : '',
    left.length > 0 ? `leaves out ${left.join(', ')}` : '',
  ]
  return added.length + left.length > 0 ? said.filter(Boolean).join(' and ') : null
}

/** A need that is not translated yet says in the other language what the first says. */
const isOfDraft = (key: string, drafts: ReadonlySet<string>): boolean =>
  key.startsWith('needs.') && drafts.has(key.split('.')[1] ?? '')

/**
 * Numbers, phones, sums, days, laws and sites have to be the same in all languages: a person is sent to the same place
 * with the same papers, whatever they speak.
 */
export const inspectFacts = ({
  texts,
  vocabulary,
  drafts,
}: Pick<Content, 'texts' | 'vocabulary' | 'drafts'>): Issue[] =>
  LANGUAGES.filter((language) => language !== FIRST).flatMap((language) =>
    [...texts.keys(FIRST)].flatMap((key) => {
      if (WRITING.test(key) || isOfDraft(key, drafts[language])) return []
      const [ours, theirs] = [texts.find(language, key), texts.find(FIRST, key)]
      if (!ours || !theirs) return []
      const found = difference([theirs, vocabulary[FIRST]], [ours, vocabulary[language]])
      const message = `facts-differ: "${key}" ${found}, unlike ${FIRST}: make them the same`
      return found ? [fault(fileOfText(language, key), message, { step: placeOfText(key), language })] : []
    }),
  )
