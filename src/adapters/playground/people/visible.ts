import { renderHtml } from '../text/render-html.ts'
import type { Files } from '../world/files.ts'
import type { StoredMessage } from '../world/messages.ts'
import type { WireContact, WireContent, WireFile, WireInlineButton, WireLocation } from '../world/wire.ts'

/** A button as a person sees it; `data` or `url` say what it does. */
export interface VisibleButton {
  text: string
  data?: string
  url?: string
  /** It is shown but cannot be pressed. */
  disabled?: true
  style?: string
}

/** A file in a message; `content` is read when it is asked for. */
export interface VisibleFile {
  kind: 'photo' | 'document' | 'voice' | 'video_note' | 'audio' | 'video' | 'animation' | 'sticker'
  name: string
  /** Bytes. */
  size: number
  fileId: string
  /** How long a voice message plays. */
  seconds?: number
  readonly content: Buffer
}

/** A message as it stands on a person's screen. */
export interface VisibleMessage {
  id: number
  chatId: number
  from: 'bot' | 'person'
  /** First name of who sent it. */
  author: string
  /** When it was sent, milliseconds since 1970. */
  at: number
  /** Text or caption without markup; empty when there is none. */
  text: string
  /** The same with markup, safe to show. */
  html: string
  /** Rows of buttons under it; none once they were taken away. */
  buttons: VisibleButton[][]
  /** Rows of the keyboard it brought to the bottom of the screen; empty when it took the keyboard away. */
  keyboard?: string[][]
  file?: VisibleFile
  place?: WireLocation & { title?: string; address?: string }
  contact?: WireContact
  edited: boolean
  replyTo?: number
}

const FILE_KINDS = [
  'photo',
  'document',
  'voice',
  'video_note',
  'audio',
  'video',
  'animation',
  'sticker',
] as const

function buttonOf(button: WireInlineButton): VisibleButton {
  const { text, callback_data, url, disabled, style } = button
  return {
    text,
    ...(callback_data === undefined ? {} : { data: callback_data }),
    ...(url === undefined ? {} : { url }),
    ...(disabled ? { disabled: true as const } : {}),
    ...(style ? { style } : {}),
  }
}

function fileIn(content: WireContent, files: Files): VisibleFile | undefined {
  const kind = FILE_KINDS.find((candidate) => content[candidate] !== undefined)
  if (!kind) return undefined
  const held: WireFile | undefined = kind === 'photo' ? content.photo?.at(-1) : content[kind]
  const state = held && files.byId(held.file_id)
  if (!held || !state) return undefined
  return {
    kind,
    name: state.name,
    size: state.size,
    fileId: held.file_id,
    ...(kind === 'voice' ? { seconds: held.duration ?? 0 } : {}),
    get content() {
      return files.bytes(held.file_id)
    },
  }
}

function textOf(content: WireContent): Pick<VisibleMessage, 'text' | 'html'> {
  const text = content.text ?? content.caption ?? content.dice?.emoji ?? ''
  const entities = content.entities ?? content.caption_entities ?? []
  return { text, html: renderHtml({ text, entities }) }
}

function placeOf({ venue, location }: WireContent): Pick<VisibleMessage, 'place'> {
  if (venue) return { place: { ...venue.location, title: venue.title, address: venue.address } }
  return location ? { place: location } : {}
}

/** A stored message as it is seen. */
export function visible(stored: StoredMessage, files: Files): VisibleMessage {
  const { message, keyboard } = stored
  const file = fileIn(message, files)
  return {
    id: message.message_id,
    chatId: stored.chatId,
    from: stored.fromBot ? 'bot' : 'person',
    author: message.from.first_name,
    at: stored.at,
    ...textOf(message),
    buttons: (message.reply_markup?.inline_keyboard ?? []).map((row) => row.map(buttonOf)),
    ...(keyboard ? { keyboard: keyboard.rows.map((row) => row.map(({ text }) => text)) } : {}),
    ...(file ? { file } : {}),
    ...placeOf(message),
    ...(message.contact ? { contact: message.contact } : {}),
    edited: message.edit_date !== undefined,
    ...(message.reply_to_message ? { replyTo: message.reply_to_message.message_id } : {}),
  }
}
