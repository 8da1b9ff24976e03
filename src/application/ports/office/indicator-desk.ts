import type { LocalDate } from '../../../domain/calendar/local-date.ts'
import type { IndicatorFacts } from '../../../domain/reports/indicator.ts'

/** What indicators of a department are counted from: that it is the actor's own is for the caller to see to. Outages throw. */
export interface IndicatorDesk {
  /**
   * Cases that are open or were closed since a day, and terms that ran out or were kept since another; nobody's name.
   * @param zone IANA zone whose days tasks were done on
   */
  facts(
    department: string,
    since: { readonly closed: LocalDate; readonly due: LocalDate },
    zone: string,
  ): Promise<IndicatorFacts>
}
