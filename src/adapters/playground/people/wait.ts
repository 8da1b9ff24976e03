import { cutText } from '../../../domain/text/cut-text.ts'
import type { StoredMessage } from '../world/messages.ts'
import type { World } from '../world/world.ts'
import { type VisibleMessage, visible } from './visible.ts'

/** Says whether a message is the one waited for; a text means "contains". */
export type Wanted = string | ((message: VisibleMessage) => boolean)

/** How to wait. */
export interface WaitOptions {
  /** Real milliseconds until it gives up; 5000 when not given. */
  timeoutMs?: number
  /**
   * Which messages of the bot count: those sent or changed since the person last did something (when not
   * given), or all that are on the screen.
   */
  since?: 'action' | 'ever'
}

const DEFAULT_TIMEOUT_MS = 5000

interface Search {
  chatId: number
  wanted: Wanted
  /** Only changes after this one count. */
  after: number
}

function fits(message: VisibleMessage, wanted: Wanted): boolean {
  return typeof wanted === 'string' ? message.text.includes(wanted) : wanted(message)
}

function find(world: World, { chatId, wanted, after }: Search): VisibleMessage | undefined {
  const fresh = (stored: StoredMessage) => after < 0 || world.messages.revisionOf(stored) > after
  for (const stored of world.messages.inChat(chatId).toReversed()) {
    if (!stored.fromBot || !fresh(stored)) continue
    const message = visible(stored, world.files)
    if (fits(message, wanted)) return message
  }
  return undefined
}

function failure(world: World, { chatId, wanted }: Search, timeoutMs: number): Error {
  const seen = world.messages
    .inChat(chatId)
    .slice(-6)
    .map((stored) => visible(stored, world.files))
    .map((message) => `  ${message.from}: ${JSON.stringify(cutText(message.text, 200))}`)
  const goal = typeof wanted === 'string' ? JSON.stringify(wanted) : wanted.toString()
  return new Error(`no message like ${goal} within ${timeoutMs} ms; the screen ends with\n${seen.join('\n')}`)
}

/**
 * Waits for a message of the bot by listening to its chat.
 *
 * @returns the newest message that fits
 * @throws Error with the end of the screen when none came in time
 */
export function waitForMessage(
  world: World,
  search: Search,
  timeoutMs = DEFAULT_TIMEOUT_MS,
): Promise<VisibleMessage> {
  return new Promise((resolve, reject) => {
    const found = find(world, search)
    if (found) return resolve(found)
    const timer = setTimeout(() => {
      stop()
      reject(failure(world, search, timeoutMs))
    }, timeoutMs)
    const stop = world.changes.listenToChat(search.chatId, () => {
      const message = find(world, search)
      if (!message) return
      stop()
      clearTimeout(timer)
      resolve(message)
    })
  })
}
