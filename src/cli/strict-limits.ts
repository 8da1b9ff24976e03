import { ApiError } from '../adapters/playground/api/api-error.ts'
import { type Checker, sharedChecker } from '../adapters/playground/check/checker.ts'
import { EntityError } from '../adapters/playground/text/formatted.ts'
import { isLabel } from '../application/content-check/inspect-texts.ts'
import { useOfOffice } from '../application/content-check/office-uses.ts'
import { useOfScreen } from '../application/content-check/screen-messages.ts'
import { fileOfText, placeOfText } from '../application/content-check/text-files.ts'
import { LANGUAGES, type TextCatalogue, wordingsOf } from '../application/ports/texts.ts'
import { escapeHtml, plainText } from '../application/render.ts'
import { fault, type Issue } from '../domain/words/issue.ts'

/** What stands in place of every value: signs that must be escaped, as long as the longest name. */
const SAMPLE = escapeHtml('A centre named "This & That" <main door>, third floor')
/** The empty line between paragraphs is never sent alone. */
const NEVER_ALONE = new Set(['talk.blank'])

type Call = readonly [method: string, parameters: Record<string, unknown>]

const LONGEST_TOKEN = 'x'.repeat(64)

/** The call that brings a text to a person, by what it is used for. */
const callOf = (use: string, html: string): Call => {
  const text = plainText(html)
  switch (use) {
    case 'button': {
      const button = { text, callback_data: LONGEST_TOKEN }
      return ['sendMessage', { chat_id: 1, text: '1', reply_markup: { inline_keyboard: [[button]] } }]
    }
    case 'toast':
      return ['answerCallbackQuery', { callback_query_id: '1', text }]
    case 'caption':
      return ['sendDocument', { chat_id: 1, document: 'file', caption: html, parse_mode: 'HTML' }]
    case 'command':
      return ['setMyCommands', { commands: [{ command: 'start', description: text }] }]
    case 'name':
      return ['setMyName', { name: text }]
    case 'description':
      return ['setMyDescription', { description: text }]
    case 'short':
      return ['setMyShortDescription', { short_description: text }]
    default:
      return ['sendMessage', { chat_id: 1, text: html, parse_mode: 'HTML' }]
  }
}

const refusalOf = (checker: Checker, [method, parameters]: Call): string | null => {
  try {
    checker.check(method, parameters, false)
    return null
  } catch (error) {
    if (error instanceof ApiError || error instanceof EntityError) return error.message
    throw error
  }
}

const useOf = (key: string): string =>
  useOfScreen(key) ?? useOfOffice(key) ?? (isLabel(key) ? 'button' : 'message')

/**
 * What the strict messenger of the playground refuses of all texts there are, each wording filled with sample values:
 * as a message, or as what the text is used for (a button, a toast, a command's description …).
 */
export const strictRefusals = (texts: TextCatalogue): Issue[] => {
  const checker = sharedChecker()
  return LANGUAGES.flatMap((language) =>
    [...texts.keys(language)].flatMap((key) => {
      const text = texts.find(language, key)
      if (!text || NEVER_ALONE.has(key)) return []
      // A label has no value of any length: names are measured where they stand.
      const sample = (): string => (useOf(key) === 'message' ? SAMPLE : 'abc')
      const refused = wordingsOf(text)
        .map((wording) => refusalOf(checker, callOf(useOf(key), wording.fill(sample))))
        .find((refusal) => refusal !== null)
      return refused
        ? [
            fault(fileOfText(language, key), `the messenger refuses it: ${refused}`, {
              step: placeOfText(key),
              language,
            }),
          ]
        : []
    }),
  )
}
