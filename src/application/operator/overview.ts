import type { AsideRow } from '../ports/aside-store.ts'
import type { HumanTask, LedgerRow, Standing, UnheardDepartment } from '../ports/operator-ledger.ts'
import { type JobStanding, jobStandings } from './job-standing.ts'
import { DAY_MS, LATE_MS, type Operator } from './operator.ts'

/** Rows of each list on the operator's page: as many as can be looked through. */
export const MOST_SHOWN = 50

/** Everything on the operator's page. */
export interface Overview {
  readonly at: number
  readonly standing: Standing
  readonly jobs: readonly JobStanding[]
  readonly unheard: readonly UnheardDepartment[]
  readonly tasks: readonly HumanTask[]
  readonly asides: readonly AsideRow[]
  readonly unknown: readonly LedgerRow[]
  readonly next: readonly LedgerRow[]
  readonly settled: readonly LedgerRow[]
}

/** Gathers the operator's page: one question after the other, so that who works is not kept from the database. */
export const overviewOf = async (operator: Operator): Promise<Overview> => {
  const { ledger, clock } = operator
  const at = clock.now()
  return {
    at,
    standing: await ledger.standing(at, at - DAY_MS, LATE_MS),
    jobs: await jobStandings(operator),
    unheard: await ledger.unheard(),
    tasks: await ledger.tasks(MOST_SHOWN),
    asides: await operator.asides.list(MOST_SHOWN),
    unknown: await ledger.list({ state: 'unknown', limit: MOST_SHOWN }),
    next: await ledger.next(MOST_SHOWN),
    settled: await ledger.settled(MOST_SHOWN),
  }
}
