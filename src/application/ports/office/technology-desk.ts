import type { LocalDate } from '../../../domain/calendar/local-date.ts'
import type { Stretch } from '../../../domain/calendar/period.ts'
import type { WorkedCase } from '../../../domain/report/technology-count.ts'

/** What the information on technologies is counted from: that the department is the actor's own is for the caller to see to. Outages throw. */
export interface TechnologyDesk {
  /**
   * Cases of a department that were open in the period for a day at least; nobody's name.
   * @param today what lies after it counts not yet
   * @param zone IANA zone whose days tasks were done on
   */
  worked(department: string, period: Stretch, today: LocalDate, zone: string): Promise<readonly WorkedCase[]>
}
