import type { Role } from '../../../domain/access/role.ts'
import type { LocalDate } from '../../../domain/calendar/local-date.ts'

/** Changes of staff, invites and who works which district. */
export type StaffChange =
  | {
      readonly type: 'make_invite'
      readonly id: string
      /** Told to the invited person once; only its hash is kept. */
      readonly code: string
      readonly role: Role
      readonly department: string
      readonly district: string | null
      /** Null for the operator's own. */
      readonly inviter: string | null
      readonly at: number
      readonly expires: number
    }
  /** Guard: not redeemed, revoked or expired. Whom the operator invited is active at once, others wait. */
  | {
      readonly type: 'redeem_invite'
      readonly invite: string
      readonly staff: string
      readonly person: string
      /** Of the chat: whoever waits is told of the confirmation there. */
      readonly address: string
      readonly name: string
      readonly at: number
      readonly state: 'waiting' | 'active'
    }
  | { readonly type: 'revoke_invite'; readonly invite: string; readonly at: number }
  | { readonly type: 'note_invite_try'; readonly address: string; readonly at: number }
  /** Guard: still waiting. The chat is an employee's from the next press on. */
  | { readonly type: 'confirm_staff'; readonly staff: string }
  /** Guard: not removed yet. The chat is a citizen's from the next press on. */
  | { readonly type: 'remove_staff'; readonly staff: string; readonly at: number }
  | {
      readonly type: 'assign_district'
      readonly id: string
      readonly staff: string
      readonly district: string
      readonly kind: 'own' | 'cover'
      readonly coverFor: string | null
      readonly from: LocalDate
      readonly until: LocalDate | null
    }
  /** Guard: it runs on that day. */
  | { readonly type: 'end_assignment'; readonly assignment: string; readonly until: LocalDate }
  | { readonly type: 'add_district'; readonly id: string; readonly department: string; readonly name: string }
  | { readonly type: 'rename_district'; readonly district: string; readonly name: string }
  /**
   * A district for good: from that day on it is `to`'s, whose covers for earlier owners end, whose open cases move along
   * and whose tasks in it are nobody's own any more. Guard: `to` works here.
   */
  | {
      readonly type: 'reassign_district'
      /** Of the new assignment. */
      readonly id: string
      readonly district: string
      readonly to: string
      readonly from: LocalDate
      /** The day before: the last one of the owners until now. */
      readonly until: LocalDate
    }
  /** A notice that was planned ahead is not due any more. */
  | { readonly type: 'withdraw_notice'; readonly key: string; readonly at: number }
