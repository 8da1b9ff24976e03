/** Something a person, a test or the page may wait for. */
export type Change =
  /** A message appeared, changed or disappeared in the chat. */
  | { kind: 'screen'; chatId: number }
  /** The bot answered a press; `text` is empty when it only stopped the progress circle. */
  | { kind: 'toast'; personId: number; text: string; alert: boolean }
  /** The bot shows that it is typing or uploading. */
  | { kind: 'action'; chatId: number; action: string }
  /** Somebody joined, blocked or unblocked the bot, or left the messenger. */
  | { kind: 'people' }
  /** Commands, menu button or name of the bot changed. */
  | { kind: 'profile' }
  /** An update was issued, handed over or confirmed. */
  | { kind: 'updates' }
  /** A call of the bot was written into the ledger. */
  | { kind: 'call'; n: number }
  /** The clock was moved. */
  | { kind: 'clock' }
  /** The bot was started, stopped or is being started again; or the fault switch moved. */
  | { kind: 'control' }

/** Called with each change as it happens. */
export type ChangeListener = (change: Change) => void

/**
 * Tells of every change as it happens, so that nobody has to look again and again. Listeners to one chat are
 * kept apart from listeners to everything: ten thousand people waiting cost each other nothing.
 */
export class Changes {
  readonly #everyone = new Set<ChangeListener>()
  readonly #byChat = new Map<number, Set<ChangeListener>>()

  /** Hears every change; returns the function that stops it. */
  listen(listener: ChangeListener): () => void {
    this.#everyone.add(listener)
    return () => this.#everyone.delete(listener)
  }

  /** Hears only what happens on the screen of one chat; returns the function that stops it. */
  listenToChat(chatId: number, listener: ChangeListener): () => void {
    const listeners = this.#byChat.get(chatId) ?? new Set()
    this.#byChat.set(chatId, listeners.add(listener))
    return () => {
      listeners.delete(listener)
      if (listeners.size === 0) this.#byChat.delete(chatId)
    }
  }

  tell(change: Change): void {
    for (const listener of [...this.#everyone]) listener(change)
    if (change.kind !== 'screen') return
    for (const listener of [...(this.#byChat.get(change.chatId) ?? [])]) listener(change)
  }
}
