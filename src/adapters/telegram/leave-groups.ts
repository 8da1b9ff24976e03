import { type Api, GrammyError } from 'grammy'
import type { Log } from '../../application/ports/log.ts'
import type { Group } from './incoming.ts'

interface Deps {
  readonly api: Api
  readonly log: Log
  /** What is said on leaving. */
  readonly farewell: (group: Group) => string
}

/** Groups that are remembered; the oldest is forgotten first. */
const KEPT = 1_000

/**
 * Leaves groups and channels politely: personal matters do not belong there. One farewell and one leave, however many
 * messages of the group arrive meanwhile; a farewell that fails keeps nobody there, a leave that fails is tried again by
 * the group's next message.
 */
export class GroupLeaver {
  readonly #deps: Deps
  readonly #leaving = new Map<number, Promise<void>>()
  readonly #bidden = new Set<number>()
  readonly #left = new Set<number>()

  constructor(deps: Deps) {
    this.#deps = deps
  }

  /** Resolves when the group is left, or could not be left now. */
  async leave(group: Group): Promise<void> {
    const { chat, isNew } = group
    const running = this.#leaving.get(chat)
    if (running) return running
    if (this.#left.has(chat) && !isNew) return
    // Taken in once more: a new acquaintance.
    if (this.#left.delete(chat)) this.#bidden.delete(chat)
    const leaving = this.#leave(group).finally(() => this.#leaving.delete(chat))
    this.#leaving.set(chat, leaving)
    await leaving
  }

  async #leave(group: Group): Promise<void> {
    const { api, log, farewell } = this.#deps
    const { chat } = group
    if (!group.isChannel && !this.#bidden.has(chat)) {
      remember(this.#bidden, chat)
      await api.sendMessage(chat, farewell(group)).catch((error: unknown) => {
        log.warn('farewell_failed', { code: codeOf(error) })
      })
    }
    try {
      await api.leaveChat(chat)
      remember(this.#left, chat)
    } catch (error) {
      log.warn('group_not_left', { code: codeOf(error) })
    }
  }
}

const codeOf = (error: unknown): number => (error instanceof GrammyError ? error.error_code : 0)

const remember = (chats: Set<number>, chat: number): void => {
  const [oldest] = chats
  if (chats.size >= KEPT && oldest !== undefined) chats.delete(oldest)
  chats.add(chat)
}
