import type { AlertChange } from './alert-change.ts'
import type { BookingChange } from './booking-desk.ts'
import type { CaseloadChange } from './caseload-change.ts'
import type { CircumstanceDated } from './circumstance-desk.ts'
import type { DestructionChange } from './destruction-change.ts'
import type { DirectoryChange } from './directory-desk.ts'
import type { DistrictDeedChange } from './district-deed-change.ts'
import type { DistrictFactChange } from './district-fact-desk.ts'
import type { DoubtChange } from './doubt-desk.ts'
import type { EnteredChange } from './entered-desk.ts'
import type { EventChange } from './event-change.ts'
import type { FactChecked } from './fact-desk.ts'
import type { FamilyChange } from './family-desk.ts'
import type { GroupChange } from './group-change.ts'
import type { HeadCoverChange } from './head-cover-desk.ts'
import type { ImportChange } from './import-change.ts'
import type { InvitationChange } from './invitation-change.ts'
import type { LetterChange } from './letter-change.ts'
import type { MentorChange } from './mentor-desk.ts'
import type { MergeChange } from './merge-desk.ts'
import type { MonthlyChange } from './monthly-change.ts'
import type { OwnFormChange } from './own-form-desk.ts'
import type { PaperChange } from './paper-change.ts'
import type { RegisterChange } from './register-change.ts'
import type { ReplacedWords } from './replaced-desk.ts'
import type { ReportChange } from './report-change.ts'
import type { RulingKept } from './ruling-desk.ts'
import type { ScheduleChange } from './schedule-change.ts'
import type { SheetChange } from './sheet-desk.ts'
import type { SignUpChange } from './sign-up-change.ts'
import type { StaffChange } from './staff-change.ts'
import type { TalkingChange } from './talking-change.ts'
import type { WelcomeChange } from './welcome-change.ts'

/** What somebody did or was refused, for the append-only record (requirements.md P). Names nobody: ids only. */
export interface Audited {
  readonly type: 'audit'
  /** An employee's id, `citizen`, `operator` or `system`. */
  readonly actor: string
  /** An action of domain/access, or what the system did. */
  readonly action: string
  /** Kind and id, e.g. `citizen:1k9x`; of what does not exist the id that was asked for. */
  readonly object: string
  readonly outcome: 'allowed' | 'refused'
  /** Typed by a person where the action needs one (break-glass); else empty. */
  readonly reason: string
}

/**
 * A notice by the engine of reminders: planned in this very commit, delivered with its promise (promises.md 6). `key` follows
 * from the reason, so that the same one is told once.
 */
export interface Told {
  readonly type: 'tell'
  readonly key: string
  /** A rule of `scenarios/reminders` whose occasion is `notice`. */
  readonly rule: string
  /** The chat's person. */
  readonly person: string
  /** What the words are made from, e.g. the id of a task. */
  readonly subject: string
  readonly base: string
  /** Milliseconds since the epoch. */
  readonly due: number
  readonly expires: number
}

/**
 * A short dialog as it stands (`keep`), or its end; `put_aside` – something else came between: it is kept under an id of its
 * own (`at` in milliseconds since the epoch), until it is gone on with or not wanted (`leave_aside`).
 */
export type DialogChange =
  | { readonly type: 'keep_dialog'; readonly person: string; readonly form: string; readonly state: string }
  | { readonly type: 'end_dialog'; readonly person: string }
  | { readonly type: 'put_aside'; readonly person: string; readonly id: string; readonly at: number }
  | { readonly type: 'leave_aside'; readonly person: string; readonly id: string }

/**
 * What an update changes beside the talk, stored in its commit: all of it or nothing. Every change has a guard in its
 * statement – revision, scope, state; one that does not hold any more makes the whole update be decided anew.
 */
export type OfficeChange =
  | Audited
  | Told
  | DialogChange
  | EnteredChange
  | StaffChange
  | HeadCoverChange
  | FactChecked
  | RegisterChange
  | CircumstanceDated
  | FamilyChange
  | SheetChange
  | RulingKept
  | BookingChange
  | ReportChange
  | ReplacedWords
  | ImportChange
  | DoubtChange
  | CaseloadChange
  | DistrictDeedChange
  | DistrictFactChange
  | DirectoryChange
  | LetterChange
  | MentorChange
  | MergeChange
  | DestructionChange
  | MonthlyChange
  | TalkingChange
  | EventChange
  | InvitationChange
  | GroupChange
  | SignUpChange
  | AlertChange
  | ScheduleChange
  | WelcomeChange
  | OwnFormChange
  | PaperChange
