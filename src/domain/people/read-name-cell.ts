import { cutText } from '../text/cut-text.ts'
import { visible } from '../text/visible.ts'
import {
  type NameFault,
  type PatronymicWords,
  type PersonName,
  readPersonName,
  sexOfPatronymic,
} from './person-name.ts'

/** What a cell with a name says. */
export interface NameReading {
  /** Null – there is nobody in it. */
  readonly name: PersonName | null
  readonly doubt: NameFault | null
  /** What stood behind the name: «1948 г.р.», «(Петрова)». In the order of the cell; '' – nothing. */
  readonly rest: string
}

const NUMBERED = /^\s*(?:№\s*)?\d{1,5}\s*[.)]?\s+(?=\p{L})/u
/** A maiden name, a remark: «Иванова (Петрова) Анна». */
const BRACKETS = /\(([^()]*)\)/gu
/** A name ends where a bracket, a comma or a digit begins. */
const END = /[([,;:\d]/u
const WORD = /\p{L}[\p{L}\p{M}'’ʼ`-]*/gu
const MOST_WORDS = 5
const LONGEST = 60
const SURNAME_FIRST = /^(\p{L}[\p{L}'’-]+)\s+(\p{L})\.?(?:\s*(\p{L})\.?)?$/u
const INITIALS_FIRST = /^(\p{L})\.\s*(?:(\p{L})\.)?\s*(\p{L}[\p{L}'’-]+)$/u

const capital = (word: string): string =>
  word.toLowerCase().replace(/^\p{L}/u, (letter) => letter.toUpperCase())

/** «Ёлкина З.П.» and «З.П. Ёлкина»: what is there of a name. */
const ofInitials = (said: string): PersonName | null => {
  const after = SURNAME_FIRST.exec(said)
  const before = after ? null : INITIALS_FIRST.exec(said)
  const [surname, first, patronymic] = after
    ? [after[1], after[2], after[3]]
    : [before?.[3], before?.[1], before?.[2]]
  if (surname === undefined || first === undefined) return null
  const initial = (letter: string) => `${letter.toUpperCase()}.`
  return {
    surname: capital(surname),
    first: initial(first),
    patronymic: patronymic === undefined ? null : initial(patronymic),
  }
}

/** The words of a cell as a name, whatever they are: whoever knows the person puts it right. */
const ofWords = (said: string): PersonName | null => {
  const words = [...said.matchAll(WORD)].map(([word]) => cutText(capital(word), LONGEST)).slice(0, MOST_WORDS)
  const [surname, first = '', ...rest] = words
  return surname === undefined ? null : { surname, first, patronymic: rest.join(' ') || null }
}

const ofOne = (typed: string, words: PatronymicWords): NameReading => {
  const bracketed = [...typed.matchAll(BRACKETS)].map(([, inside = '']) => inside.trim()).filter(Boolean)
  const bare = typed.replace(BRACKETS, ' ')
  const whole = visible(bare.normalize('NFKC')).replaceAll('\uFFFD', '').replace(NUMBERED, '')
  const end = END.exec(whole)?.index ?? whole.length
  const said = whole.slice(0, end).replace(/[\s.–—-]+$/u, (signs) => (signs.startsWith('.') ? '.' : ''))
  const rest = [whole.slice(end).replace(/^[\s,;:]+/, ''), ...bracketed].filter(Boolean).join('; ')
  const read = readPersonName([said], words)
  if ('name' in read) return { name: read.name, doubt: null, rest }
  const plain = readPersonName([said.replace(/\.$/, '')], words)
  if ('name' in plain) return { name: plain.name, doubt: null, rest }
  const name = ofInitials(said) ?? ofWords(said)
  return { name, doubt: name === null ? 'missing' : read.fault, rest }
}

/** «Имя и отчество» in one column: «Анна Петровна». */
const splitFirst = (name: PersonName, words: PatronymicWords): PersonName => {
  const [first = '', ...rest] = name.first.split(' ')
  const patronymic = rest.join(' ')
  return name.patronymic === null && sexOfPatronymic(patronymic || null, words) !== null
    ? { ...name, first, patronymic }
    : name
}

const ofParts = (parts: readonly string[], words: PatronymicWords): NameReading => {
  const read = readPersonName(parts, words)
  if ('name' in read) return { name: splitFirst(read.name, words), doubt: null, rest: '' }
  const initials = read.fault === 'initials' ? ofInitials(visible(parts.filter(Boolean).join(' '))) : null
  if (initials !== null) return { name: initials, doubt: 'initials', rest: '' }
  const [surname = '', first = '', patronymic = ''] = parts.map((part) =>
    [...visible(part).matchAll(WORD)].map(([word]) => cutText(capital(word), LONGEST)).join(' '),
  )
  // The whole name in the column of surnames: the others stand empty.
  if (first === '' && surname.includes(' ')) return ofOne(parts[0] ?? '', words)
  if (surname === '' && first === '') return { name: null, doubt: 'missing', rest: '' }
  const name = {
    surname: surname || first,
    first: surname === '' ? '' : first,
    patronymic: patronymic || null,
  }
  return { name, doubt: read.fault, rest: '' }
}

/** A formula or an address of the web (promises.md B18): whatever letters stand in it, nobody is called so. */
const NOBODYS = /^\s*[=@]|:\/\//u

/**
 * Reads a name whatever a cell says: initials, one word, words in another order, a year or a remark behind it. Only where
 * there is no word at all there is nobody.
 *
 * @param parts the cell with the whole name, or surname, first name and patronymic
 */
export const readNameCell = (parts: readonly string[], words: PatronymicWords): NameReading => {
  if (parts.some((part) => NOBODYS.test(part))) return { name: null, doubt: 'missing', rest: '' }
  return parts.length === 1 ? ofOne(parts[0] ?? '', words) : ofParts(parts, words)
}
