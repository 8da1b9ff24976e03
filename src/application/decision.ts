import type { OccasionChange } from '../domain/reminders/occasion.ts'
import type { TalkEvent } from '../domain/scenario/event.ts'
import type { Conversation, PinnedScenario } from './conversation.ts'
import type { Farewell, FollowUp } from './follow-up.ts'
import type { Incoming, Outgoing, Toast } from './ports/messenger.ts'
import type { OfficeChange } from './ports/office/changes.ts'
import type { Employee } from './ports/office/staff-desk.ts'
import type { ReminderView } from './ports/reminder-desk.ts'
import type { Loaded, Person, StoredTalk } from './ports/talk-store.ts'
import type { Language } from './ports/texts.ts'
import type { Screens } from './screens.ts'

/** Everything that a decision on one update may look at. */
export interface Moment {
  readonly conversation: Conversation
  readonly incoming: Incoming
  readonly loaded: Loaded
  /** The person as known, or a new one. */
  readonly person: Person
  readonly language: Language
  readonly screens: Screens
  /** Milliseconds since the epoch. */
  readonly at: number
  /** The definition of the loaded talk, when it is not the present one. */
  readonly pinned?: PinnedScenario | undefined
  /** The reminder whose button was pressed, if it is the person's own. */
  readonly reminder?: ReminderView | undefined
  /** The employee behind the chat, as they stand at this very moment; null – a citizen, or no longer an employee. */
  readonly actor: Employee | null
}

/** What an update leads to. `person` and `talk` are the same objects as before where nothing changed. */
export interface Decision {
  readonly person: Person
  readonly talk: StoredTalk | null
  readonly events: readonly TalkEvent[]
  readonly replies: readonly Outgoing[]
  readonly toast: Toast
  /** What a press outside the talk's own questions changes in its dated things: done, moved, declined. */
  readonly occasions: readonly OccasionChange[]
  /** What it changes beside the talk: tasks, cards, contacts, the record of who looked at what. */
  readonly office: readonly OfficeChange[]
  /** What has to be read before the replies can be worded; whoever made the decision sees it through. */
  readonly followUp?: FollowUp
  /** Everything of the person is deleted, nothing is stored. */
  readonly farewell?: Farewell
  /**
   * It was only asked what the person has said: they are heard when they have pressed that it is right, and until then what was
   * said to them last is still what they answer.
   */
  readonly isUnheard?: true
}

/** A decision that changes nothing unless told so. */
export const decide = (moment: Moment, parts: Partial<Decision> = {}): Decision => ({
  person: moment.person,
  talk: moment.loaded.talk,
  events: [],
  replies: [],
  toast: null,
  occasions: [],
  office: [],
  ...parts,
})
