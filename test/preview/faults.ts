import { EntityError } from '../../src/adapters/playground/text/formatted.ts'
import { parseHtml } from '../../src/adapters/playground/text/html-entities.ts'
import { USE_CASES } from '../../src/application/office/front/office-index.ts'
import { readOfficeToken } from '../../src/application/office/kit/office-token.ts'
import type { Outgoing } from '../../src/application/ports/messenger.ts'
import { LANGUAGES, type Language } from '../../src/application/ports/texts.ts'
import { ownEntry } from '../../src/domain/own-entry.ts'
import { CONTENT, words } from '../support/content.ts'
import { TYPED_ANSWERS } from './answers.ts'
import { districtWords } from './district.ts'
import type { Answered } from './rehearsed-bot.ts'
import { buttonsOf, htmlOf } from './walk.ts'

/** Telegram's own limits. */
const MOST_TEXT = 4_096
const MOST_CAPTION = 1_024
const MOST_TOKEN_BYTES = 64
const MOST_BUTTONS = 100
const MOST_IN_ROW = 8
/** What a narrow phone shows of a label that has the row to itself, and of one of two. */
const LABEL_ALONE = 30
const LABEL_SHARED = 18

const RAW = /\{[a-z_]+\}|\b(?:undefined|null|NaN)\b|\[object /
const CYRILLIC = /[а-яё]{2,}/gi
const LATIN_RUN = /[a-z]{2,}(?:[ ,.'’]+[a-z]{2,}){2,}/i
const ADDRESS = /(?:https?:\/\/|www\.)\S+|\S+@\S+/g

const lowered = (found: Iterable<string>): Set<string> =>
  new Set([...found].map((word) => word.toLowerCase()))

/** Cyrillic words that nobody translates: names of people, places and events, words that somebody typed, file headings. */
const untranslated = lowered([
  ...(districtWords().match(CYRILLIC) ?? []),
  ...(JSON.stringify(TYPED_ANSWERS).match(CYRILLIC) ?? []),
  ...[...CONTENT.texts.keys('en')].flatMap((key) => words(key, 'en').match(CYRILLIC) ?? []),
  ...(JSON.stringify([...CONTENT.needs.values(), ...CONTENT.regions.values()]).match(CYRILLIC) ?? []),
])

/** Labels that stand in the texts as they are: nobody's name makes them long. */
const written = new Set(
  LANGUAGES.flatMap((language) =>
    [...CONTENT.texts.keys(language)]
      // Names of offices are names.
      .filter((key) => !key.startsWith('regions.'))
      .map((key) => words(key, language)),
  ),
)

/** What of a text belongs to the other language; null – nothing. */
export const foreignIn = (words: string, language: Language): string | null => {
  // The end of a word that was cut is no word.
  const text = words.replaceAll(/\S+…/g, '')
  if (language === 'ru') return LATIN_RUN.exec(text.replaceAll(ADDRESS, ''))?.[0] ?? null
  return (text.match(CYRILLIC) ?? []).find((word) => !untranslated.has(word.toLowerCase())) ?? null
}

const readHtml = (html: string): { text: string; fault: string | null } => {
  try {
    return { text: parseHtml(html).text, fault: null }
  } catch (error) {
    if (!(error instanceof EntityError)) throw error
    return { text: html, fault: `refused HTML: ${error.message}` }
  }
}

/**
 * A label that a phone cuts is at fault if it was written so and stands nowhere whole – a case's tasks and a list's papers are
 * read above their buttons –, or if another one begins in the same way.
 */
const isCut = (label: string, most: number, all: readonly string[], above: string): boolean =>
  label.length > most &&
  ((written.has(label) && !above.includes(label)) ||
    all.filter((each) => each !== label && each.slice(0, most) === label.slice(0, most)).length > 0)

const labelFaults = (reply: Outgoing, above: string): string[] => {
  const rows = 'buttons' in reply ? (reply.buttons ?? []) : []
  const all = rows.flat().map(({ text }) => text)
  return rows.flatMap((row) => {
    const most = row.length > 1 ? LABEL_SHARED : LABEL_ALONE
    return row.flatMap(({ text }) => {
      if (text.trim() === '') return ['a button without words']
      return isCut(text, most, all, above) ? [`a phone cuts the button “${text}”`] : []
    })
  })
}

/** Ids of the district are short words; a real one has so many signs. */
const ID_LENGTH = 13

/** How long a token is with an id of the usual length in it: what it is about stands first. */
const realLength = (token: string): number => {
  const about = readOfficeToken(token)?.args[0] ?? ''
  const isShortWord = /^[a-z][a-z0-9_]*$/.test(about)
  return Buffer.byteLength(token) + (isShortWord ? ID_LENGTH - about.length : 0)
}

const buttonFaults = (reply: Outgoing): string[] => {
  const rows = 'buttons' in reply ? (reply.buttons ?? []) : []
  const buttons = buttonsOf(reply)
  const lost = buttons.filter(({ token }) => {
    const name = readOfficeToken(token)?.name
    return token.startsWith('w.') && (name === undefined || ownEntry(USE_CASES, name) === undefined)
  })
  return [
    ...(buttons.length > MOST_BUTTONS ? [`${buttons.length} buttons`] : []),
    ...(rows.some((row) => row.length > MOST_IN_ROW) ? ['a row of more than 8 buttons'] : []),
    ...buttons
      .filter(({ token }) => realLength(token) > MOST_TOKEN_BYTES)
      .map(({ token }) => `a token of more than 64 bytes: ${token}`),
    ...lost.map(({ text }) => `a button to nowhere: “${text}”`),
  ]
}

const wordFaults = (text: string, language: Language): string[] => {
  const raw = RAW.exec(text)?.[0]
  const foreign = foreignIn(text, language)
  return [
    ...(raw === undefined ? [] : [`raw words: ${raw}`]),
    ...(foreign === null ? [] : [`another language: ${foreign}`]),
  ]
}

/** What is wrong with one message, in words; nothing – it can be sent and read. */
export const faultsOf = (reply: Outgoing, language: Language): string[] => {
  const { text, fault } = readHtml(htmlOf(reply))
  const isMessage = reply.kind === 'text' || reply.kind === 'edit'
  const most = isMessage ? MOST_TEXT : MOST_CAPTION
  return [
    ...(fault === null ? [] : [fault]),
    ...(isMessage && text === '' ? ['an empty text'] : []),
    ...(text.length > most ? [`${text.length} signs, ${most} are shown`] : []),
    ...buttonFaults(reply),
    ...labelFaults(reply, text),
    ...wordFaults([text, ...buttonsOf(reply).map((button) => button.text)].join('\n'), language),
  ]
}

/** What is wrong with an answer as a whole; `isOffered` – it was a button that somebody showed. */
export const answerFaults = (answered: Answered, language: Language, isOffered: boolean): string[] => {
  const { replies, toast, failed, change } = answered
  if (failed !== null) return [`fails: ${failed}`]
  const isNowhere =
    toast === words('screens.unknown_button', language) ||
    replies.some((reply) => htmlOf(reply) === words('office.menu.not_found', language))
  return [
    ...(isOffered && isNowhere ? ['its button leads nowhere'] : []),
    // Words for whoever is on the line are passed on without a word.
    ...(replies.length === 0 && toast === null && (change?.office ?? []).length === 0
      ? ['says nothing']
      : []),
    ...replies.flatMap((reply) => faultsOf(reply, language)),
  ]
}
