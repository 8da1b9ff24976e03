import type { LocalDate } from '../../../domain/calendar/local-date.ts'
import type { RECIPIENTS } from '../../../domain/reminders/rule.ts'
import type { Conversation } from '../../conversation.ts'
import type { Language } from '../../ports/texts.ts'
import type { Notice } from '../../reminder-words.ts'
import type { OfficeDesks } from './office-call.ts'
import type { OfficeWords } from './office-words.ts'

/** A notice to be worded at the moment of sending: what stands in the database then is what is told. */
export interface Composed {
  /** The rule. */
  readonly rule: string
  /** The person of the chat. */
  readonly person: string
  readonly subject: string
  /** The day that the notice is about. */
  readonly day: LocalDate
  readonly language: Language
  readonly large: boolean
}

/** What a composer works with. */
export interface Composing extends Composed {
  readonly desks: OfficeDesks
  readonly words: OfficeWords
  readonly conversation: Conversation
  /** The local day on which it is worded: a notice may go out later than the day that it is about. */
  readonly today: LocalDate
}

/** Words one kind of notice. @throws RangeError when there is nothing to word: the notice fails and a person looks at it. */
export type Composer = (composing: Composing) => Promise<Notice>

type Recipient = (typeof RECIPIENTS)[number]

/** A notice as it is registered: whom it is written for, and how it is worded. Its rule has to say the same. */
export interface OfficeNotice {
  readonly whom: Recipient
  readonly compose: Composer
}

/** A notice for a citizen, or for whoever talks with one. */
export const toPerson = (compose: Composer): OfficeNotice => ({ whom: 'person', compose })

/** A notice for an employee. */
export const toStaff = (compose: Composer): OfficeNotice => ({ whom: 'staff', compose })

/** A notice for a head. */
export const toHead = (compose: Composer): OfficeNotice => ({ whom: 'head', compose })
