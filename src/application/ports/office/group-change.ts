import type { LocalDate } from '../../../domain/calendar/local-date.ts'

/** Changes of groups of interest (Y-groups). */
export type GroupChange =
  | {
      readonly type: 'add_group'
      readonly id: string
      readonly department: string
      /** Null – of the whole department. */
      readonly district: string | null
      readonly name: string
      /** A kind of event. */
      readonly kind: string
      readonly by: string
      readonly on: LocalDate
    }
  /** One of the citizens, or nobody. Guard: revision, open. Whoever organises is a member. */
  | {
      readonly type: 'set_group_organiser'
      readonly group: string
      readonly citizen: string | null
      /** Whether members may read the name. */
      readonly agrees: boolean
      readonly on: LocalDate
      readonly revision: number
    }
  /** The organiser's own word. Guard: it is theirs. */
  | {
      readonly type: 'agree_to_be_named'
      readonly group: string
      readonly citizen: string
      readonly agrees: boolean
    }
  /** Guard: open, and of the citizen's department. Who is in it already stays. */
  | { readonly type: 'join_group'; readonly group: string; readonly citizen: string; readonly on: LocalDate }
  /** Who is not in it changes nothing; an organiser who leaves organises no more. */
  | { readonly type: 'leave_group'; readonly group: string; readonly citizen: string }
  /** Nothing is planned for it any more. Guard: revision, open. */
  | { readonly type: 'close_group'; readonly group: string; readonly revision: number }
