/** Digits that a long number keeps at its end, so that its owner recognises it. */
const SHOWN = 2

/**
 * Masks numbers that may identify somebody – phone, passport, СНИЛС, card – before words are stored (promises.md 10).
 * A run of 6 or more digits, however spaced, keeps its last two: «паспорт 6700 123456» -> «паспорт ••56».
 * Dates (25.11.2026) and times stay.
 */
export const maskLongNumbers = (words: string): string =>
  words.replace(/\p{Nd}(?:[\s().+\u2010-\u2015-]{0,3}\p{Nd}){5,}/gu, (run) => {
    if (/^\d{1,2}\.\d{1,2}\.(\d{2}|\d{4})$/.test(run)) return run
    const digits = run.replace(/\P{Nd}/gu, '')
    return `••${digits.slice(-SHOWN)}`
  })

/** From so many digits on a number is a document's: passport 10, СНИЛС 11, ИНН 12, policy and card 16. */
const DOCUMENT_DIGITS = 9
const PHONE = /^(?:\+7|8)\P{Nd}*(?:\p{Nd}\P{Nd}*){10}$/u

/**
 * Masks numbers of documents in what two people write to each other; phone numbers (+7… and 8…, 11 digits) stay: they are
 * given on purpose. «паспорт 6700 123456, звоните 8 912 000-00-00» -> «паспорт ••56, звоните 8 912 000-00-00».
 */
export const maskDocumentNumbers = (words: string): string =>
  words.replace(/\+?\p{Nd}(?:[\s().+\u2010-\u2015-]{0,3}\p{Nd}){5,}/gu, (run) => {
    const digits = run.replace(/\P{Nd}/gu, '')
    return digits.length < DOCUMENT_DIGITS || PHONE.test(run) ? run : `••${digits.slice(-SHOWN)}`
  })
