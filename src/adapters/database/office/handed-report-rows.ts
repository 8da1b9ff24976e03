import type pg from 'pg'
import type { ReportChange, ReportKind } from '../../../application/ports/office/report-change.ts'
import type { HandedReport } from '../../../application/ports/office/report-desk.ts'
import type { Vault } from '../../../application/ports/vault.ts'
import { iso } from '../iso.ts'
import { staffNamePlace } from './staff-writers.ts'
import { cell, sealed, touches, type Writers } from './writing.ts'

const behindPlace = (id: string): string => cell('reports', 'behind', id)
const reasonPlace = (id: string): string => cell('reports', 'reason', id)

interface Row extends Omit<HandedReport, 'by' | 'reason'> {
  readonly staff: string
  readonly key: Buffer
  readonly name: Buffer
  readonly sealedReason: Buffer | null
}

/** Versions of a report, the latest first. */
export const handedReports = async (
  pool: pg.Pool,
  vault: Vault,
  values: readonly [department: string, from: string, to: string, kind: ReportKind],
): Promise<readonly HandedReport[]> => {
  const { rows } = await pool.query<Row>(
    `select r.id, r.version, r.numbers, r.day, r.staff_id as staff, s.key, s.name, r.reason as "sealedReason"
     from reports r join staff s on s.id = r.staff_id
     where r.department_id = $1 and r.from_day = $2 and r.to_day = $3 and r.kind = $4 order by r.version desc`,
    [...values],
  )
  return rows.map(({ staff, key, name, sealedReason, ...row }) => ({
    ...row,
    by: vault.open(key, staffNamePlace(staff), name),
    reason: sealedReason && vault.open(key, reasonPlace(row.id), sealedReason),
  }))
}

/** JSON of the ids behind the numbers of a version; null – there is none. */
export const handedBehind = async (pool: pg.Pool, vault: Vault, id: string): Promise<string | null> => {
  const { rows } = await pool.query<{ key: Buffer; behind: Buffer }>(
    'select s.key, r.behind from reports r join staff s on s.id = r.staff_id where r.id = $1',
    [id],
  )
  return rows[0] ? vault.open(rows[0].key, behindPlace(id), rows[0].behind) : null
}

/** Writers of reports that are handed in. */
export const REPORT_WRITERS: Writers<ReportChange> = {
  hand_in_report: async (writing, report) => {
    const { id, kind, department, from, to, version, numbers, behind, by, day, at, reason } = report
    const { rows } = await writing.client.query<{ key: Buffer }>('select key from staff where id = $1', [by])
    const [owner] = rows
    if (!owner) return false
    return touches(
      writing,
      `insert into reports (id, department_id, from_day, to_day, version, numbers, behind, staff_id, day, at, reason, kind)
       select $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12
       where $5 - 1 = coalesce((select max(version) from reports where department_id = $2 and from_day = $3 and to_day = $4 and kind = $12), 0)
       on conflict do nothing`,
      [
        ...[id, department, from, to, version, numbers, sealed(writing, owner.key, behindPlace(id), behind)],
        ...[by, day, iso(at), sealed(writing, owner.key, reasonPlace(id), reason), kind],
      ],
    )
  },
}
