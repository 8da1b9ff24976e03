import { readFileSync } from 'node:fs'
import type pg from 'pg'
import { parse } from 'yaml'
import { vault } from '../../src/adapters/crypto/vault.ts'
import { PostgresReportDesk } from '../../src/adapters/database/office/report-rows.ts'
import { countUnit, WHOLE } from '../../src/application/office/report/count-unit.ts'
import type { CountedReport } from '../../src/domain/report/counted-line.ts'
import { ReportDefinition } from '../../src/domain/report/report-line.ts'
import { ROOT } from '../../src/root.ts'
import { DATA_KEY } from './crowd.ts'
import { districtsOf, QUARTER, UNIT } from './unit.ts'

const definition = ReportDefinition.parse(
  parse(readFileSync(`${ROOT}/scenarios/report/department.yaml`, 'utf8')),
)

/** Counts the quarter of the bench's unit in one pass: numbers, without what stands behind them. */
export const countQuarter = async (pool: pg.Pool): Promise<CountedReport> => {
  const counted = await countUnit(new PostgresReportDesk(pool, vault(DATA_KEY)), {
    ...{ definition, kinds: [], scopes: [WHOLE], keeps: false },
    asked: {
      ...QUARTER,
      department: UNIT,
      districts: districtsOf(),
      today: '2027-01-11',
      zone: 'Asia/Yekaterinburg',
    },
  })
  const found = counted.get(WHOLE)
  if (!found) throw new Error('nothing was counted')
  return found
}
