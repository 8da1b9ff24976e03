import type { LocalDate } from '../../../domain/calendar/local-date.ts'
import type { CryAnswer } from '../../../domain/caseload/cry.ts'
import type { HelpKind } from '../../../domain/caseload/help-kind.ts'
import type { Topic } from '../../../domain/caseload/topic.ts'

/** How soon something has to be done. */
export type Urgency = 'at_once' | 'soon' | 'usual'

/** A task to be made. */
export interface NewTask {
  readonly id: string
  /** The same reason makes one task: `monthly_call|2026-11|1k9x`. */
  readonly key: string
  readonly kind: string
  readonly citizen: string | null
  readonly case: string | null
  readonly district: string | null
  readonly assignee: string | null
  readonly due: LocalDate | null
  /** The deadline rule and the day it counts from; null – a day that somebody chose. */
  readonly rule: string | null
  readonly base: LocalDate | null
  readonly approximate: boolean
  readonly urgency: Urgency
  /** The deed that closes it by itself. */
  readonly closedBy: string | null
  readonly params: Readonly<Record<string, string | number>>
  /** Sealed with the citizen's key. */
  readonly note: string | null
  readonly on: LocalDate
  /** Who made it: seals the words of a task that is about nobody. */
  readonly by?: string
  /** Days before its due day on which it is spoken of; the day on which the head hears that it is still open. */
  readonly warnOn?: readonly LocalDate[]
  readonly headOn?: LocalDate | null
}

/** What was done for or with a citizen; closes the tasks that wait for it. */
export interface NewDeed {
  readonly id: string
  readonly citizen: string
  readonly case: string | null
  /** Null – the citizen did it. */
  readonly staff: string | null
  /** `phone`, `visit`, `messenger`, `letter_sent`… */
  readonly kind: string
  /** `well`, `needs_help`, `not_reached`… */
  readonly outcome: string | null
  readonly reason: string | null
  readonly day: LocalDate
  readonly at: number
  readonly note: string | null
  /** A contact in the sense of Y-monthly. */
  readonly isContact: boolean
  /** Kinds of `closed_by` that it fulfils, e.g. `['contact', 'visit']`. */
  readonly fulfils: readonly string[]
  /** The need that it was about, e.g. `passport`; left out – nobody said. */
  readonly topic?: Topic | null
  /** Which kind of help it was; left out – none of its own. */
  readonly help?: HelpKind | null
}

/** Changes of tasks, deeds and cases. */
export type CaseloadChange =
  /** A key that is there already makes nothing new: no conflict. */
  | { readonly type: 'add_task'; readonly task: NewTask }
  | { readonly type: 'record_deed'; readonly deed: NewDeed }
  /** Which kind of help a deed was. Guard: of this employee, and it stands. */
  | { readonly type: 'say_help'; readonly deed: string; readonly by: string; readonly help: HelpKind }
  /** Guard: open, revision. */
  | {
      readonly type: 'close_task'
      readonly task: string
      readonly revision: number
      readonly by: string
      readonly at: number
      readonly state: 'done' | 'cancelled'
      readonly result: string
      /** What came of it in somebody's own words; sealed. */
      readonly words?: string | null
      /** The deed that closed it: taken back, it is open again. */
      readonly deed?: string
    }
  /** A task closed by hand is taken back: it and what was planned because of it. Guard: done by this employee, revision. */
  | {
      readonly type: 'reopen_task'
      readonly task: string
      readonly revision: number
      readonly by: string
      readonly at: number
      readonly day: LocalDate
    }
  /** Guard: open, revision. */
  | {
      readonly type: 'postpone_task'
      readonly task: string
      readonly revision: number
      readonly by: string
      readonly at: number
      readonly to: LocalDate
      readonly reason: string
      /** The reason in somebody's own words; sealed. */
      readonly words?: string | null
    }
  /** Guard: open, revision. `to` null – back to whoever works the district. */
  | {
      readonly type: 'hand_over_task'
      readonly task: string
      readonly revision: number
      readonly by: string
      readonly at: number
      readonly to: string | null
      readonly reason: string
      /** The reason in somebody's own words; sealed. */
      readonly words?: string | null
    }
  /** A changed calendar moves a due day. Guard: open, and the day is still the one that was looked at. */
  | {
      readonly type: 'move_deadline'
      readonly task: string
      readonly from: LocalDate
      readonly to: LocalDate
      readonly at: number
      readonly approximate: boolean
      readonly warnOn: readonly LocalDate[]
      readonly headOn: LocalDate | null
      /** The day whose digest tells of it. */
      readonly toldOn: LocalDate
    }
  /**
   * An employee opened a cry for help, or says what they do about it; kept beside the task. Guard: open. `read` counts
   * once: whoever opens it later changes nothing, without a conflict.
   */
  | {
      readonly type: 'answer_cry'
      readonly task: string
      readonly by: string
      readonly day: LocalDate
      readonly at: number
      readonly how: CryAnswer
      /** What they have to say, in their own words; sealed. */
      readonly words?: string | null
    }
  /** What a person wrote after asking for help; sealed, kept beside the task. Null – nobody may read the words. */
  | {
      readonly type: 'hear_citizen'
      readonly task: string
      readonly at: number
      readonly words: string | null
      /**
       * `cried` – a cry of danger anew: it waits from that day on, and what was answered before no longer stands;
       * `danger` – the kind that it has turned into, where it is a graver one. `safe` – the person says that help is there.
       * Absent – words and no more.
       */
      readonly tells?: {
        readonly what: 'cried' | 'safe'
        readonly on: LocalDate
        readonly danger?: string | null
      }
    }
  | {
      readonly type: 'open_case'
      readonly id: string
      readonly citizen: string
      readonly technology: string
      readonly curator: string
      readonly state: CaseRow
      readonly words: string | null
      readonly by: string
      readonly at: number
      readonly events: readonly Readonly<Record<string, unknown>>[]
    }
  /** Guard: revision. `words` undefined – unchanged. */
  | {
      readonly type: 'write_case'
      readonly id: string
      readonly revision: number
      readonly state: CaseRow
      readonly curator?: Succession
      readonly words?: string | null
      readonly by: string
      readonly at: number
      readonly events: readonly Readonly<Record<string, unknown>>[]
    }

/** Who leads a case from a day on, and who did until then. */
export interface Succession {
  readonly from: string
  readonly to: string
  readonly on: LocalDate
}

/** A case as it is stored: the pure core's state and what lists are made from. */
export interface CaseRow {
  readonly status: string
  readonly stage: string
  readonly urgency: Urgency
  readonly openedOn: LocalDate
  readonly closedOn: LocalDate | null
  /** JSON of the pure core's state. */
  readonly state: string
}
