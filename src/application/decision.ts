import type { OccasionChange } from '../domain/reminders/occasion.ts'
import type { TalkEvent } from '../domain/scenario/event.ts'
import type { Conversation, PinnedScenario } from './conversation.ts'
import type { Incoming, Outgoing, Toast } from './ports/messenger.ts'
import type { OfficeChange } from './ports/office/changes.ts'
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
  /** What needs the store before it can be answered. */
  readonly also?: 'talks' | 'data' | 'forget' | 'withdraw' | 'digest' | 'coming' | 'school'
}

/** A decision that changes nothing unless told so. */
export const decide = (moment: Moment, parts: Partial<Decision> = {}): Decision => {
  const {
    person = moment.person,
    talk = moment.loaded.talk,
    events = [],
    replies = [],
    toast = null,
    occasions = [],
    office = [],
    also,
  } = parts
  const decision = { person, talk, events, replies, toast, occasions, office }
  return also ? { ...decision, also } : decision
}
