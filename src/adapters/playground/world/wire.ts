/**
 * The shapes that travel between the server and the bot, as far as the playground fills them in. Field names
 * are Telegram's; dates are seconds since 1970.
 */

/** A person or a bot as messages and updates name them. */
export interface WireUser {
  id: number
  is_bot: boolean
  first_name: string
  last_name?: string
  username?: string
  language_code?: string
}

/** A private chat (`id` is the person's) or a group (`id` is negative). */
export interface WireChat {
  id: number
  type: 'private' | 'group'
  first_name?: string
  last_name?: string
  username?: string
  title?: string
}

/** A formatted part of a text; offset and length count UTF-16 units. */
export interface WireEntity {
  type: string
  offset: number
  length: number
  url?: string
  language?: string
}

/** One inline button; exactly one of the fields besides text and style says what it does. */
export interface WireInlineButton {
  text: string
  callback_data?: string
  url?: string
  style?: string
  disabled?: object
  web_app?: { url: string }
  copy_text?: { text: string }
  switch_inline_query?: string
}

/** One button of a reply keyboard, after a bare string has become `{ text }`. */
export interface WireKeyboardButton {
  text: string
  request_contact?: boolean
  request_location?: boolean
}

/** Buttons under a message. */
export interface WireInlineKeyboard {
  inline_keyboard: WireInlineButton[][]
}

/** Everything a bot may put into `reply_markup`. */
export interface WireMarkup extends Partial<WireInlineKeyboard> {
  keyboard?: (string | WireKeyboardButton)[][]
  one_time_keyboard?: boolean
  input_field_placeholder?: string
  remove_keyboard?: boolean
  force_reply?: boolean
}

/** A file as a message holds it; `file_id` opens it through getFile. */
export interface WireFile {
  file_id: string
  file_unique_id: string
  file_size: number
  file_name?: string
  mime_type?: string
  width?: number
  height?: number
  duration?: number
  /** Of a round video: its diameter. */
  length?: number
  emoji?: string
  type?: string
  is_animated?: boolean
  is_video?: boolean
}

/** A point on the map, degrees. */
export interface WireLocation {
  latitude: number
  longitude: number
}

/** Somebody's telephone; `user_id` is set when they are in the messenger too. */
export interface WireContact {
  phone_number: string
  first_name: string
  last_name?: string
  user_id?: number
}

/** What a message may carry. */
export interface WireContent {
  text?: string
  entities?: WireEntity[]
  caption?: string
  caption_entities?: WireEntity[]
  photo?: WireFile[]
  document?: WireFile
  voice?: WireFile
  video_note?: WireFile
  audio?: WireFile
  video?: WireFile
  animation?: WireFile
  sticker?: WireFile
  location?: WireLocation
  venue?: { location: WireLocation; title: string; address: string }
  contact?: WireContact
  dice?: { emoji: string; value: number }
  media_group_id?: string
  /** Who wrote it, where whoever sends it only passes it on. */
  forward_origin?: { type: 'hidden_user'; date: number; sender_user_name: string }
  group_chat_created?: true
  new_chat_members?: WireUser[]
  left_chat_member?: WireUser
}

/** A message as it is sent to the bot. */
export interface WireMessage extends WireContent {
  message_id: number
  date: number
  edit_date?: number
  chat: WireChat
  from: WireUser
  reply_to_message?: WireMessage
  reply_markup?: WireInlineKeyboard
}

/** A press of an inline button. */
export interface WireCallbackQuery {
  id: string
  from: WireUser
  message: WireMessage
  chat_instance: string
  data: string
}

/** Membership of the bot in a chat, before or after a change. */
export interface WireChatMember {
  status: 'member' | 'kicked' | 'left'
  user: WireUser
  until_date?: number
}

/** The bot was blocked, unblocked, added to a group or removed from it. */
export interface WireMembershipChange {
  chat: WireChat
  from: WireUser
  date: number
  old_chat_member: WireChatMember
  new_chat_member: WireChatMember
}

/** What an update may carry; exactly one field is set. */
export interface WireUpdateBody {
  message?: WireMessage
  edited_message?: WireMessage
  callback_query?: WireCallbackQuery
  my_chat_member?: WireMembershipChange
}

/** One update, as getUpdates and webhooks hand it over. */
export interface WireUpdate extends WireUpdateBody {
  update_id: number
}
