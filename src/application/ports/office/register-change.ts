import type { LocalDate } from '../../../domain/calendar/local-date.ts'
import type { CardFacts } from '../../../domain/people/card-facts.ts'

/** What the register holds of a person: the fields of a card. */
export type CitizenFacts = CardFacts

/** Whether a person of the register is there to be contacted. `away` ends by itself after `until`. */
export const PRESENCES = ['present', 'away', 'moved', 'died', 'refused'] as const
export type Presence = (typeof PRESENCES)[number]

/** Changes of the register of people, needs cards and links to chats. */
export type RegisterChange =
  | {
      readonly type: 'add_citizen'
      readonly id: string
      readonly district: string
      readonly facts: CitizenFacts
      readonly on: LocalDate
      /** Guard, where given: nobody of the same name and birth date is in the department. */
      readonly unlessKnown?: true
    }
  /** Guard: revision. */
  | {
      readonly type: 'change_citizen'
      readonly id: string
      readonly facts: CitizenFacts
      readonly revision: number
      /** What stood there before, to be brought back until the end of the day. */
      readonly replaced: { readonly facts: Partial<CitizenFacts>; readonly on: LocalDate }
    }
  /** Guard: revision. */
  | {
      readonly type: 'note_presence'
      readonly citizen: string
      readonly presence: Presence
      /** Null – nobody knows since when: they were always here. */
      readonly from: LocalDate | null
      readonly until: LocalDate | null
      /** Who noted a presence that the head is to confirm; null – it needs no confirmation. */
      readonly unconfirmedBy: string | null
      readonly revision: number
    }
  /** The head confirms what was noted, or – named again – takes that back. Guard: it still stands. */
  | {
      readonly type: 'confirm_presence'
      readonly citizen: string
      readonly presence: Presence
      readonly unconfirmedBy: string | null
    }
  /**
   * A card is deleted on demand, with everything that hangs on it; its deeds stay as numbers without the person. Guard: a
   * demand is open that another employee proposed, and no case.
   */
  | { readonly type: 'forget_citizen'; readonly citizen: string; readonly by: string; readonly at: number }
  /** Guard: revision. Open tasks that are nobody's in person go with them. */
  | {
      readonly type: 'move_citizen'
      readonly citizen: string
      readonly district: string
      readonly revision: number
    }
  | {
      readonly type: 'make_link'
      readonly code: string
      readonly citizen: string
      readonly by: string
      readonly expires: number
    }
  /** Guard: the link is unused and runs. Other chats of the card and other cards of the chat are let go. */
  | {
      readonly type: 'use_link'
      readonly code: string
      readonly person: string
      readonly at: number
      /** Hash of the consent's text that was accepted. */
      readonly consent: string
    }
  /** Somebody who opened the link could not say whose card it is. */
  | { readonly type: 'note_link_try'; readonly code: string }
  /** A chat without a card changes nothing. */
  | { readonly type: 'unlink'; readonly person: string }
  | { readonly type: 'welcome_asks'; readonly citizen: string; readonly welcome: boolean }
  | {
      readonly type: 'keep_needs_card'
      readonly citizen: string
      /** JSON of the card; sealed. */
      readonly card: string
      readonly on: LocalDate
      readonly by: string | null
    }
  | {
      readonly type: 'keep_individual_plan'
      readonly id: string
      readonly citizen: string
      readonly period: 'month' | 'quarter' | 'year'
      readonly starts: LocalDate
      readonly plan: string
      readonly on: LocalDate
      readonly by: string
    }
