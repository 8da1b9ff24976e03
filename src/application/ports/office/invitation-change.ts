import type { Point } from '../../../domain/events/yard-event.ts'

/** Changes of invitations as people press them (Y-address, Y-notify). */
export type InvitationChange =
  /**
   * Invitations begin. Guard: the event is open, none are on their way, and as many people are invited as whoever pressed had
   * seen: of two presses, and of two employees, one sends.
   */
  | {
      readonly type: 'begin_inviting'
      readonly event: string
      readonly by: string
      readonly at: number
      /** Null – everybody whom it suits. */
      readonly most: number | null
      readonly invited: number
    }
  | { readonly type: 'choose_poster_day'; readonly citizen: string; readonly weekday: number }
  | { readonly type: 'welcome_invites'; readonly citizen: string; readonly welcome: boolean }
  /** Where a person's home is, sealed; null – it is not kept any more. */
  | { readonly type: 'keep_home'; readonly citizen: string; readonly home: Point | null }
