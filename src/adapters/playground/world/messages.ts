import type { Changes } from '../changes.ts'
import type { Table } from './store.ts'
import type { WireKeyboardButton, WireMessage } from './wire.ts'

/** Keyboard a message brought to the bottom of the screen; no rows when it took the keyboard away. */
export interface ReplyKeyboard {
  rows: WireKeyboardButton[][]
  oneTime: boolean
  placeholder?: string
}

/** A message as it lies in a chat. */
export interface StoredMessage {
  chatId: number
  /** When it was sent, milliseconds since 1970. */
  at: number
  fromBot: boolean
  /** It was sent with a reply keyboard, its removal or a forced reply: Telegram does not let it be edited. */
  uneditable: boolean
  keyboard?: ReplyKeyboard
  message: WireMessage
}

/** All messages that have not been deleted, by chat and in order. */
export class Messages {
  readonly #rows: Table<StoredMessage>
  readonly #byChat = new Map<number, Map<number, StoredMessage>>()
  readonly #changes: Changes
  readonly #revisions = new Map<string, number>()
  #revision = 0

  constructor(rows: Table<StoredMessage>, changes: Changes) {
    this.#rows = rows
    this.#changes = changes
    for (const stored of rows.values()) this.#index(stored)
  }

  get(chatId: number, messageId: number): StoredMessage | undefined {
    return this.#byChat.get(chatId)?.get(messageId)
  }

  /** Messages of one chat, oldest first. */
  inChat(chatId: number): StoredMessage[] {
    return [...(this.#byChat.get(chatId)?.values() ?? [])]
  }

  /** Number of the latest change in any chat since the process began; grows with every change. */
  get revision(): number {
    return this.#revision
  }

  /** The change that gave a message its present form; 0 when it has not changed since the process began. */
  revisionOf({ chatId, message }: StoredMessage): number {
    return this.#revisions.get(keyOf(chatId, message.message_id)) ?? 0
  }

  /** Adds a message or puts a changed one in its place. */
  save(stored: StoredMessage): void {
    const key = keyOf(stored.chatId, stored.message.message_id)
    this.#revision += 1
    this.#revisions.set(key, this.#revision)
    this.#rows.set(key, stored)
    this.#index(stored)
    this.#changes.tell({ kind: 'screen', chatId: stored.chatId })
  }

  delete(chatId: number, messageId: number): void {
    this.#rows.delete(keyOf(chatId, messageId))
    this.#revisions.delete(keyOf(chatId, messageId))
    this.#byChat.get(chatId)?.delete(messageId)
    this.#changes.tell({ kind: 'screen', chatId })
  }

  #index(stored: StoredMessage): void {
    const chat = this.#byChat.get(stored.chatId) ?? new Map<number, StoredMessage>()
    this.#byChat.set(stored.chatId, chat.set(stored.message.message_id, stored))
  }
}

function keyOf(chatId: number, messageId: number): string {
  return `${chatId}:${messageId}`
}
