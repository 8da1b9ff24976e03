import type { LocalDate } from '../../../domain/calendar/local-date.ts'
import { bookedOn } from '../cases/booked-on.ts'
import type { OfficeCall } from '../kit/office-call.ts'

/** What an open case knows already of a paper about a life problem. */
export interface CaseNeed {
  readonly need: string
  readonly cause: string | null
  /** The day on which the person goes to an office; null – nothing is booked. */
  readonly booked: LocalDate | null
}

/** The life problems that somebody's open cases in sight are about: nobody says them twice. */
export const needsOfCases = async (call: OfficeCall, citizen: string): Promise<readonly CaseNeed[]> => {
  const { desks, actor, today, moment } = call
  const needs: CaseNeed[] = []
  for (const { id } of await desks.cases.list(actor, { citizen }, today, moment.at)) {
    const found = await desks.cases.find(actor, id, today, moment.at)
    if (!found?.words.need || found.status === 'closed') continue
    const { need, cause } = found.words
    needs.push({ need, cause, booked: await bookedOn(call, id) })
  }
  return needs
}
