import type { Actor } from '../../../domain/access/can.ts'
import type { LocalDate } from '../../../domain/calendar/local-date.ts'
import type { Stretch } from '../../../domain/calendar/period.ts'
import type { BehindKind } from '../../../domain/report/behind.ts'
import type { ReportFact } from '../../../domain/report/report-fact.ts'
import type { ReportKind } from './report-change.ts'

/** What a report is counted from: a unit in a period. */
export interface FactsAsked extends Stretch {
  readonly department: string
  /** Districts of the unit. */
  readonly districts: readonly string[]
  /** The local day: what lies ahead lacks nothing yet. */
  readonly today: LocalDate
  /** IANA zone of the region. */
  readonly zone: string
}

/** What stands behind a number, as far as the reader may see it. */
export interface ReportItem {
  /** As `domain/report/behind.ts` writes it. */
  readonly word: string
  readonly kind: BehindKind
  readonly id: string
  /** Whose it is, opened: a person, the representative of a family, an employee; null – it is about nobody. */
  readonly name: string | null
  /** The card that it opens; null – none. */
  readonly citizen: string | null
  /** The day of a deed, of an event, since which a case is open, until when a task is due; null – it has none. */
  readonly day: LocalDate | null
  /** Kind and outcome of a deed; null – it is none. */
  readonly deed: string | null
  readonly outcome: string | null
  /** The name of the district, of what was done for it; the title of an event; the technology of a case, the rule of a task. */
  readonly title: string | null
}

/** A version of a report that was handed in. */
export interface HandedReport {
  readonly id: string
  readonly version: number
  /** JSON of `FrozenReport`, of `FrozenTechnologies`, as it was written. */
  readonly numbers: string
  readonly day: LocalDate
  /** Opened name of whoever handed it in, and so allowed the correction. */
  readonly by: string
  /** Why it was corrected; null – the first version. */
  readonly reason: string | null
}

/** Reads for the statistical report. Outages throw. */
export interface ReportDesk {
  /**
   * Everything that a report counts, page by page, so that memory does not grow with it. Deeds come district by district, day by
   * day; members of families are asked for by {@link members}.
   */
  facts(asked: FactsAsked): AsyncIterable<readonly ReportFact[]>
  /** Who is in these families on a day. */
  members(families: readonly string[], on: LocalDate): AsyncIterable<readonly ReportFact[]>
  /** What of a list the reader may see: people by name, deeds by day. What is out of sight, or deleted, is not there. */
  items(actor: Actor, words: readonly string[], day: LocalDate, at: number): Promise<readonly ReportItem[]>
  /** Versions of a unit's report for a period, the latest first. */
  handedIn(kind: ReportKind, department: string, period: Stretch): Promise<readonly HandedReport[]>
  /** JSON of `FrozenBehind`, of `TechnologiesBehind` of a version; null – there is no such one. */
  behind(id: string): Promise<string | null>
}
