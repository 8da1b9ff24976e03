import { keptNumbers, type Span } from './kept-numbers.ts'
import { beginningOf, type MaskWords, SHAPES_ONLY } from './mask-words.ts'
import { phonesInWords } from './phone-number.ts'

/** Digits that a long number keeps at its end, so that its owner recognises it. */
const SHOWN = 2
/** From so many digits on a number may identify somebody. */
const LONG = 6
/** From so many digits on a number is a document's: passport 10, СНИЛС 11, ИНН 12, policy and card 16. */
const DOCUMENT = 9
/** A number of a document that is named is one from so many digits on: a series has four. */
const NAMED = 4
/** A phone has no more, with a lead that stands there twice. */
const PHONE_DIGITS = 12

const RUN = /\+?\p{Nd}(?:[\s().+/_*·•\u2010-\u2015-]{0,3}\p{Nd}){3,}/gu

const digitsOf = (run: string): string => run.replace(/\P{Nd}/gu, '')

/** What is left of a number that is hidden: «••56». */
const hidden = (run: string): string => `••${digitsOf(run).slice(-SHOWN)}`

/** Asks of a run of digits, with what stands before it, whether it is to be hidden. */
type IsHidden = (run: string, before: string) => boolean

/** The text with what is to be hidden so; what is kept is not looked at, and parts the runs beside it. */
const masked = (text: string, kept: readonly Span[], isHidden: IsHidden): string => {
  const inOrder = [...kept].sort((a, b) => a.from - b.from)
  let [done, at] = ['', 0]
  const piece = (to: number): string => {
    const from = at
    return text
      .slice(from, to)
      .replace(RUN, (run, offset: number) =>
        isHidden(run, text.slice(0, from + offset)) ? hidden(run) : run,
      )
  }
  for (const { from, to } of inOrder) {
    if (from < at) continue
    done += piece(from) + text.slice(from, to)
    at = to
  }
  return done + piece(text.length)
}

/** «код 1234», «cvc: 123», «код это 12 34»: nothing of what only its owner may know is left. */
const withoutSecrets = (text: string, { secrets, parts }: MaskWords): string => {
  if (secrets.length === 0) return text
  const between = String.raw`[\s:=№#«"(\u2010-\u2015-]{0,4}`
  const named = `${beginningOf(secrets)}${between}(?:${beginningOf(parts)}${between})?`
  const digits = String.raw`\p{Nd}(?:[\s-]?\p{Nd}){2,7}(?!\p{Nd})`
  return text.replace(new RegExp(`(${named})${digits}`, 'giu'), '$1••')
}

const endsWith = (before: string, pattern: string): boolean =>
  new RegExp(`${pattern}$`, 'iu').test(before.slice(-60))

/** «паспорт серия № …»: the number that follows is the document's. */
const isBesideDocument = (before: string, { documents, parts }: MaskWords): boolean =>
  endsWith(before, `${beginningOf(documents)}[\\s:№#.,-]*(?:${beginningOf(parts)}[\\s:№#.,-]*)*`)

/** «паспорт серия 45 10, номер 123456»: a document is spoken of, and no phone since. */
const isAfterDocument = (before: string, { documents, phones }: MaskWords): boolean => {
  const said = new RegExp(`${beginningOf(documents)}([^!?\\n]{0,40})$`, 'iu').exec(before.slice(-60))?.[1]
  return said !== undefined && !new RegExp(beginningOf(phones), 'iu').test(said)
}

/** Whether the words before a number say that it is of a document; a year is none. */
const namesDocument =
  (known: MaskWords): IsHidden =>
  (run, before) => {
    const digits = digitsOf(run)
    if (isBesideDocument(before, known)) return digits.length >= NAMED && !/^(?:19|20)\d{2}$/.test(digits)
    return digits.length >= LONG && isAfterDocument(before, known)
  }

/** «тел. мамы: …»: no more than one short word between. */
const isBesidePhone = (before: string, { phones }: MaskWords): boolean =>
  endsWith(before, `${beginningOf(phones)}[\\s:№.,-]*(?:\\p{L}{1,12}[\\s:.]*)?`)

/**
 * Masks numbers that may identify somebody – phone, passport, СНИЛС, card – before words are stored (promises.md 10).
 * A run of 6 or more digits, however spaced, keeps its last two: «паспорт 6700 123456» -> «паспорт ••56».
 * Dates, hours, spans of them and sums of money stay; a code that is named («код 1234») goes whole.
 */
export const maskLongNumbers = (words: string, known: MaskWords = SHAPES_ONLY): string => {
  const text = withoutSecrets(words, known)
  const isNamed = namesDocument(known)
  return masked(
    text,
    keptNumbers(text, known),
    (run, before) => digitsOf(run).length >= LONG || isNamed(run, before),
  )
}

/** Phones are given on purpose, unless the word before one says that it is a document's number. */
const wantedPhones = (text: string, known: MaskWords): Span[] =>
  phonesInWords(text).filter(
    ({ from, to }) => text.slice(from, to).startsWith('+') || !isBesideDocument(text.slice(0, from), known),
  )

/**
 * Masks numbers of documents in what two people write to each other; phone numbers stay: they are given on purpose.
 * «паспорт 6700 123456, звоните 8 912 000-00-00» -> «паспорт ••56, звоните 8 912 000-00-00».
 */
export const maskDocumentNumbers = (words: string, known: MaskWords = SHAPES_ONLY): string => {
  const text = withoutSecrets(words, known)
  const isNamed = namesDocument(known)
  const kept = [...keptNumbers(text, known), ...wantedPhones(text, known)]
  return masked(text, kept, (run, before) => {
    const { length } = digitsOf(run)
    if (isBesidePhone(before, known)) return length > PHONE_DIGITS
    return length >= DOCUMENT || isNamed(run, before)
  })
}
