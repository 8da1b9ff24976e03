import { badRequest } from '../api/api-error.ts'
import type { WireInlineButton, WireMarkup } from '../world/wire.ts'

const MOST_BUTTONS = 100
const MOST_IN_ROW = 8
const MOST_DATA_BYTES = 64
const LABELS = ['text', 'style', 'icon_custom_emoji_id']
const LINK = /^(?:https?:\/\/|tg:\/\/)[^\s]+$/i

/**
 * Refuses a keyboard with the words Telegram has for it. What Telegram has no words for is left to the schema.
 *
 * @throws ApiError 400
 */
export function checkMarkup(markup: WireMarkup | undefined): void {
  if (typeof markup !== 'object' || markup === null) return
  if (Array.isArray(markup.inline_keyboard)) checkInline(markup.inline_keyboard)
  if (Array.isArray(markup.keyboard)) checkReply(markup.keyboard)
}

function checkSize(rows: unknown[][]): void {
  const tooWide = rows.some((row) => Array.isArray(row) && row.length > MOST_IN_ROW)
  if (tooWide || rows.flat().length > MOST_BUTTONS) throw badRequest('REPLY_MARKUP_TOO_LONG')
}

function checkInline(rows: WireInlineButton[][]): void {
  checkSize(rows)
  for (const button of rows.flat()) checkInlineButton(button)
}

function checkInlineButton(button: WireInlineButton): void {
  const refuse = (why: string) => badRequest(`can't parse inline keyboard button: ${why}`)
  if (typeof button !== 'object' || button === null) throw refuse('InlineKeyboardButton must be an Object')
  if (typeof button.text !== 'string') throw refuse('Field "text" must be of type String')
  if (button.text.trim() === '') throw badRequest('BUTTON_TEXT_INVALID')
  const actions = Object.keys(button).filter((field) => !LABELS.includes(field))
  if (actions.length === 0) throw refuse('Text buttons are unallowed in the inline keyboard')
  if (actions.length > 1) throw badRequest('BUTTON_TYPE_INVALID')
  checkAction(button)
}

function checkAction({ callback_data, url }: WireInlineButton): void {
  if (typeof callback_data === 'string') {
    const bytes = Buffer.byteLength(callback_data)
    if (bytes < 1 || bytes > MOST_DATA_BYTES) throw badRequest('BUTTON_DATA_INVALID')
  }
  if (typeof url === 'string' && !LINK.test(url))
    throw badRequest(`inline keyboard button URL '${url}' is invalid: Wrong HTTP URL`)
}

function checkReply(rows: NonNullable<WireMarkup['keyboard']>): void {
  checkSize(rows)
  if (rows.flat().length === 0) throw badRequest('reply markup is empty')
  for (const button of rows.flat()) {
    const text = typeof button === 'string' ? button : button?.text
    if (typeof text !== 'string' || text.trim() === '') throw badRequest('BUTTON_TEXT_INVALID')
  }
}
