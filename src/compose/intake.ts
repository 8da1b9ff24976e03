import { isOutage } from '../adapters/database/is-outage.ts'
import type { Conversation } from '../application/conversation.ts'
import { apology } from '../application/intake/apology.ts'
import { Intake, type IntakeDeps } from '../application/intake/intake.ts'
import { slowWorkOf } from '../application/intake/slow-work.ts'
import { isUrgentIn } from '../application/intake/urgent.ts'
import { asksForPicture } from '../application/office/kit/drawing-presses.ts'
import type { Messenger } from '../application/ports/messenger.ts'
import type { TalkStore } from '../application/ports/talk-store.ts'
import { textAt } from '../domain/words/text-ref.ts'
import { timer } from './real-time.ts'

interface Parts extends Pick<IntakeDeps, 'store' | 'clock' | 'log' | 'count'> {
  readonly messenger: Pick<Messenger, 'perform' | 'deliver'>
  readonly talks: TalkStore
  readonly conversation: Conversation
  /** Whether there is a recogniser of speech. */
  readonly listens: boolean
}

/** What stands between the messenger and the use case: lanes, patience, and an end to what fails for ever. */
export const composeIntake = ({ messenger, talks, conversation, listens, ...parts }: Parts): Intake => {
  const isUrgent = isUrgentIn(conversation.content)
  const labels = (key: string): string[] =>
    Object.values(conversation.renderers).map((renderer) => renderer.plain(textAt(key)))
  return new Intake({
    ...parts,
    timer,
    isOutage,
    isUrgent,
    slowWork: slowWorkOf(conversation.content, { asksForPicture: asksForPicture(labels), listens }),
    perform: (incoming) => messenger.perform(incoming),
    deliver: (incoming, replies, worth) => messenger.deliver(incoming, replies, worth),
    apology: apology({ conversation, store: talks, isUrgent, isOutage }),
  })
}
