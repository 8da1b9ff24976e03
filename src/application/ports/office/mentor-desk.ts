import type { LocalDate } from '../../../domain/calendar/local-date.ts'
import type { MentorConsent } from '../../../domain/caseload/mentor-consent.ts'
import type { Candidate, MentorRefusal, MentorState } from '../../../domain/mentors/candidate.ts'
import type { MentorFacts } from '../../../domain/mentors/mentor-facts.ts'

/** What of a mentor's record changes. */
export interface MentorStanding extends Candidate {
  readonly facts: MentorFacts
  readonly state: MentorState
  /** The institution's decision: its day and number, and why it was no; null – none, or a yes. */
  readonly decidedOn: LocalDate | null
  readonly number: string | null
  readonly refusal: MentorRefusal | null
  /** The employee of the role mentor whose chat is theirs; null – they have none. */
  readonly staff: string | null
}

/** A candidate or mentor of a department. */
export interface MentorRecord extends MentorStanding {
  readonly id: string
  readonly department: string
  /** When they agreed to have their data kept, and when they applied. */
  readonly agreedOn: LocalDate
  readonly appliedOn: LocalDate
  /** Open cases that they are attached to. */
  readonly families: number
  readonly revision: number
}

/** Changes of mentors' records. */
export type MentorChange =
  | {
      readonly type: 'add_mentor'
      readonly id: string
      readonly department: string
      readonly facts: MentorFacts
      readonly agreedOn: LocalDate
      readonly appliedOn: LocalDate
      readonly by: string
      readonly on: LocalDate
    }
  /** Guard: nobody changed it meanwhile. */
  | {
      readonly type: 'keep_mentor'
      readonly id: string
      readonly revision: number
      readonly standing: MentorStanding
    }
  /** Both consents to a mentor in a case; said anew for the same mentor, the later one holds. */
  | {
      readonly type: 'keep_mentor_consent'
      readonly case: string
      readonly citizen: string
      readonly consent: Omit<MentorConsent, 'withdrawnOn'>
      readonly deed: string
      readonly by: string
    }
  /** Deletes the record with its key. Guard: no family is theirs. */
  | { readonly type: 'forget_mentor'; readonly id: string }

/** A mentoring whose term ends soon. */
export interface EndingMentoring {
  /** Its case. */
  readonly id: string
  readonly family: string
  /** Null – not known any more. */
  readonly mentor: string | null
  readonly until: LocalDate
}

/** Reads mentors' records of a department: who may see them is for the caller to see to. Outages throw. */
export interface MentorDesk {
  /** By name. */
  list(department: string): Promise<readonly MentorRecord[]>
  find(department: string, id: string): Promise<MentorRecord | null>
  /** Consents in a case, to whichever mentor, whose deed stands. */
  consents(of: string): Promise<readonly MentorConsent[]>
  /** Technologies of a citizen's open cases. */
  openTechnologies(citizen: string): Promise<readonly string[]>
  /** Departments in which the end of a mentoring is spoken of beforehand on a day after `after`, up to `until`. */
  endingIn(after: LocalDate, until: LocalDate): Promise<readonly string[]>
  /** Mentorings of a department that are spoken of by that day and have not ended, the nearest end first. */
  ending(department: string, day: LocalDate): Promise<readonly EndingMentoring[]>
}
