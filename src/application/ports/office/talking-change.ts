/** Where a citizen stands who called for a person; shown to whoever answers, by consent. */
export interface HandoverPlace {
  readonly talk: string | null
  readonly need: string | null
  readonly stage: string | null
  readonly step: string | null
  /** `asked`, `stuck`, `danger_fire`… */
  readonly why: string
}

/** Changes of talks between a citizen and an employee through the bot. */
export type TalkingChange =
  | {
      readonly type: 'call_for_human'
      readonly id: string
      readonly person: string
      readonly task: string | null
      readonly place: HandoverPlace
      readonly at: number
    }
  /** Guard: nobody answers yet, or the same employee does. Both chats' words go to each other from now on. */
  | {
      readonly type: 'take_call'
      readonly handover: string
      readonly staff: string
      readonly at: number
    }
  /** Words for the other one; sealed with the reader's key until they are sent. */
  | {
      readonly type: 'keep_letter'
      readonly id: string
      readonly handover: string | null
      readonly to: string
      readonly words: string
      readonly at: number
    }
  | { readonly type: 'end_handover'; readonly handover: string; readonly at: number }
  | {
      readonly type: 'break_glass'
      readonly id: string
      readonly staff: string
      readonly citizen: string
      readonly reason: string
      readonly from: number
      readonly until: number
    }
