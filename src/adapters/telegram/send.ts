import { type Api, InputFile } from 'grammy'
import type { InlineKeyboardMarkup, ReplyKeyboardMarkup } from 'grammy/types'
import type { Button, Outgoing } from '../../application/ports/messenger.ts'
import { splitHtml } from '../../domain/text/split-html.ts'
import { TELEGRAM_LIMITS } from './limits.ts'

const inline = (rows: readonly (readonly Button[])[]): InlineKeyboardMarkup => ({
  inline_keyboard: rows.map((row) => row.map(({ text, token }) => ({ text, callback_data: token }))),
})

const keyboard = (rows: readonly (readonly string[])[]): ReplyKeyboardMarkup => ({
  keyboard: rows.map((row) => row.map((text) => ({ text }))),
  resize_keyboard: true,
  is_persistent: true,
})

const OPTIONS = { parse_mode: 'HTML', link_preview_options: { is_disabled: true } } as const

/** What goes with a text: HTML, no preview, and the buttons or keyboard under it. */
export const optionsOf = ({ buttons, keyboard: rows }: Extract<Outgoing, { kind: 'text' }>) => {
  if (buttons) return { ...OPTIONS, reply_markup: inline(buttons) }
  return rows ? { ...OPTIONS, reply_markup: keyboard(rows) } : OPTIONS
}

/** A text as the messages that it takes. */
export const inMessages = (html: string): string[] => splitHtml(html, TELEGRAM_LIMITS.text)

type Pressable = { readonly buttons?: readonly (readonly Button[])[] }

const pressable = ({ buttons }: Pressable) => (buttons ? { reply_markup: inline(buttons) } : {})

/** What stands under a picture or a voice. */
const captioned = ({ caption, ...rest }: Pressable & { readonly caption: string }) => ({
  ...(caption === '' ? {} : { caption, parse_mode: 'HTML' as const }),
  ...pressable(rest),
})

const bytesOf = (base64: string, name: string): InputFile =>
  new InputFile(Buffer.from(base64, 'base64'), name)

/**
 * The calls that one outgoing message takes, in order: a long text is several. Each is made once; a message that broke
 * off is taken up at the call that failed.
 */
export const callsOf = (api: Api, chat: number, message: Outgoing): (() => Promise<unknown>)[] => {
  switch (message.kind) {
    case 'text': {
      const parts = inMessages(message.html)
      return parts.map((part, index) => {
        const isLast = index === parts.length - 1
        return () => api.sendMessage(chat, part, isLast ? optionsOf(message) : OPTIONS)
      })
    }
    case 'edit': {
      const [html = ''] = inMessages(message.html)
      return [
        () => api.editMessageText(chat, Number(message.message), html, { ...OPTIONS, ...pressable(message) }),
      ]
    }
    case 'file': {
      const caption = message.caption === '' ? {} : { caption: message.caption }
      const bytes = Buffer.from(message.content, message.encoding ?? 'utf8')
      return [() => api.sendDocument(chat, new InputFile(bytes, message.name), caption)]
    }
    case 'photo': {
      const { name, content } = message
      return [() => api.sendPhoto(chat, bytesOf(content, name), captioned(message))]
    }
    case 'voice': {
      const { content, seconds } = message
      const options = { ...captioned(message), duration: Math.round(seconds) }
      return [() => api.sendVoice(chat, bytesOf(content, 'voice.ogg'), options)]
    }
    case 'venue': {
      const { title, address, latitude, longitude } = message
      return [() => api.sendVenue(chat, latitude, longitude, title, address, pressable(message))]
    }
  }
}

/** A text as plain words: what of its HTML or buttons the messenger refuses for ever must not keep the words from arriving. */
const plainOf = (html: string): string =>
  html
    .replace(/<[^>]+>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')

/**
 * The calls that say anew what was to stand in a message that is gone: a screen that can be pressed, or the only answer. What
 * only tidied up beside other answers is missed by nobody.
 */
export const callsInstead = (
  api: Api,
  chat: number,
  message: Outgoing,
  isAlone: boolean,
): (() => Promise<unknown>)[] => {
  if (message.kind !== 'edit' || !(isAlone || message.buttons)) return []
  const { html, buttons } = message
  return callsOf(api, chat, { kind: 'text', html, ...(buttons ? { buttons } : {}) })
}

/**
 * The calls that say in words what a refused message would have said; none where nothing is left to say: an edit only tidies
 * up.
 */
export const otherwiseOf = (api: Api, chat: number, message: Outgoing): (() => Promise<unknown>)[] => {
  switch (message.kind) {
    case 'text':
      return inMessages(message.html).map((part) => () => api.sendMessage(chat, plainOf(part)))
    case 'venue': {
      const { title, address } = message
      return [() => api.sendMessage(chat, `${title}\n${address}`, pressable(message))]
    }
    case 'photo':
    case 'voice':
    case 'file': {
      const { otherwise } = message
      if (otherwise === undefined) return []
      const buttons = 'buttons' in message && message.buttons ? { buttons: message.buttons } : {}
      return callsOf(api, chat, { kind: 'text', html: otherwise, ...buttons })
    }
    case 'edit':
      return []
  }
}
