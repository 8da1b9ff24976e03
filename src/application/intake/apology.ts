import type { Conversation } from '../conversation.ts'
import type { Incoming, IncomingBody, Outgoing } from '../ports/messenger.ts'
import type { Person, TalkStore } from '../ports/talk-store.ts'
import { Screens } from '../screens.ts'

interface Deps {
  readonly conversation: Conversation
  readonly store: Pick<TalkStore, 'load'>
  readonly isUrgent: (incoming: Incoming) => boolean
  readonly isOutage: (error: unknown) => boolean
}

/** What is said of what was given up; null – nobody waits for an answer. */
const wordsFor = (type: IncomingBody['type']): 'words' | 'file' | 'press' | null => {
  if (type === 'file' || type === 'press') return type
  return type === 'blocked' || type === 'unblocked' ? null : 'words'
}

/** Who is answered; null – nothing is known of them, or it is the very thing that cannot be read. Outages throw. */
const personOf = async ({ store, isOutage }: Deps, { sender, update }: Incoming): Promise<Person | null> => {
  try {
    return (await store.load(sender.address, update, null)).person
  } catch (error) {
    if (isOutage(error)) throw error
    return null
  }
}

/**
 * What the sender of an update hears that was given up: that the fault is ours, what to do, and – where there was a word of
 * danger – 112 first. An employee has no human to call here.
 */
export const apology =
  (deps: Deps) =>
  async (incoming: Incoming): Promise<readonly Outgoing[]> => {
    const what = wordsFor(incoming.body.type)
    if (what === null) return []
    const person = await personOf(deps, incoming)
    const language = person?.language ?? incoming.sender.language
    const screens = new Screens(deps.conversation.renderers[language], person?.large ?? false)
    const buttons = person?.staff ? [] : ([[screens.label('call_human'), 'call_human']] as const)
    const sorry = screens.message(`aside.${what}`, buttons)
    return deps.isUrgent(incoming) ? [screens.message('aside.danger'), sorry] : [sorry]
  }
