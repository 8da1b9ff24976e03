import type { Conversation } from '../conversation.ts'
import type { Incoming, Outgoing } from '../ports/messenger.ts'
import type { TalkStore } from '../ports/talk-store.ts'
import { Screens } from '../screens.ts'

interface Deps {
  readonly conversation: Conversation
  readonly store: Pick<TalkStore, 'load'>
}

/**
 * What whoever writes faster than they can be answered hears, once: that all of it is read, which message is answered, and
 * whom to call if there is danger. Outages throw.
 */
export const floodNotice =
  ({ conversation, store }: Deps) =>
  async ({ sender, update }: Incoming): Promise<readonly Outgoing[]> => {
    const { person } = await store.load(sender.address, update, null)
    const language = person?.language ?? sender.language
    const screens = new Screens(conversation.renderers[language], person?.large ?? false)
    return [screens.message('flood', [])]
  }
