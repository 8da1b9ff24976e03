/** Where a citizen stands who called for a person; shown to whoever answers, by consent: without it only `why` is known. */
export interface HandoverPlace {
  readonly talk: string | null
  readonly need: string | null
  readonly stage: string | null
  readonly step: string | null
  /** `asked`, `stuck`, `danger`. */
  readonly why: string
}

/** Changes of talks between a citizen and an employee through the bot. */
export type TalkingChange =
  /** Guard: the person has no other call. */
  | {
      readonly type: 'call_for_human'
      readonly id: string
      readonly person: string
      readonly task: string | null
      /** Whose heads answer. */
      readonly department: string | null
      readonly place: HandoverPlace
      readonly at: number
    }
  /** The citizen lets it be seen where they stand. Guard: nobody answers yet. */
  | {
      readonly type: 'show_place'
      readonly handover: string
      readonly task: string | null
      readonly department: string | null
      readonly place: HandoverPlace
    }
  /** Guard: nobody answers yet, or the same employee does. Both chats' words go to each other from now on. */
  | {
      readonly type: 'take_call'
      readonly handover: string
      readonly staff: string
      readonly at: number
    }
  /** Words for the other one; sealed with the reader's key until they are sent. Guard: the talk is open. */
  | {
      readonly type: 'keep_letter'
      readonly id: string
      readonly handover: string
      readonly to: string
      readonly words: string
      readonly at: number
    }
  /** Guard: not over yet. */
  | { readonly type: 'end_handover'; readonly handover: string; readonly at: number }
  /** What came of a call: its task is done. Guard: the task is open. */
  | {
      readonly type: 'close_call'
      readonly handover: string
      readonly by: string
      readonly result: string
      readonly at: number
    }
  /** The head was told that nobody answers. Guard: not yet told. */
  | { readonly type: 'note_unanswered'; readonly handover: string; readonly at: number }
  /** Words that were sent, or never can be, are erased. */
  | { readonly type: 'erase_letters' }
  /** Whoever went on with their talk needs no call any more, nor does who deleted everything. */
  | { readonly type: 'close_settled'; readonly at: number }
  | {
      readonly type: 'break_glass'
      readonly id: string
      readonly staff: string
      readonly citizen: string
      readonly reason: string
      readonly from: number
      readonly until: number
    }
