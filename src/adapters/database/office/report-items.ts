import type pg from 'pg'
import type { ReportItem } from '../../../application/ports/office/report-desk.ts'
import type { Vault } from '../../../application/ports/vault.ts'
import type { Actor } from '../../../domain/access/can.ts'
import type { LocalDate } from '../../../domain/calendar/local-date.ts'
import { type BehindKind, behind, whatIsBehind } from '../../../domain/report/behind.ts'
import { iso } from '../iso.ts'
import { IN_SIGHT } from './case-rows.ts'
import { visible } from './scope.ts'
import { staffNamePlace } from './staff-writers.ts'
import { cell } from './writing.ts'

interface Row {
  readonly id: string
  readonly citizen: string | null
  readonly key: Buffer | null
  readonly name: Buffer | null
  readonly day: LocalDate | null
  readonly deed: string | null
  readonly outcome: string | null
  readonly title: string | null
}

/** $1 actor, $2 day, $3 moment, $4 ids. Of each kind: what the reader may see of it. */
const STATEMENTS: Readonly<Record<BehindKind, string>> = {
  employee: `select s.id, null as citizen, s.key, s.name, null as day, null as deed, null as outcome, s.role as title
    from staff s where s.id = any($4) and s.department_id = (select department_id from staff where id = $1)
      and $2::text is not null and $3::text is not null`,
  citizen: `select c.id, c.id as citizen, c.key, c.name, null as day, null as deed, null as outcome, null as title
    from citizens c where c.id = any($4) and ${visible('c', 1, 2, 3)}`,
  family: `select f.id, c.id as citizen, c.key, c.name, null as day, null as deed, null as outcome, null as title
    from families f join citizens c on c.id = f.citizen_id where f.id = any($4) and ${visible('c', 1, 2, 3)}`,
  deed: `select d.id, c.id as citizen, c.key, c.name, d.day, d.kind as deed, d.outcome, null as title
    from deeds d join citizens c on c.id = d.citizen_id where d.id = any($4) and ${visible('c', 1, 2, 3)}`,
  district_deed: `select d.id, null as citizen, null as key, null as name, d.day, d.kind as deed, null as outcome, t.name as title
    from district_deeds d join districts t on t.id = d.district_id where d.id = any($4)
      and d.district_id in (select district_id from reach($1, $2)) and $3::text is not null`,
  letter: `select l.id, null as citizen, null as key, null as name, l.sent_on as day, 'letter_sent' as deed, null as outcome, null as title
    from free_letters l where l.id = any($4) and l.department_id = (select department_id from staff where id = $1)
      and $2::text is not null and $3::text is not null`,
  event: `select v.id, null as citizen, null as key, null as name, v.day, null as deed, null as outcome, v.details->>'title' as title
    from events v where v.id = any($4) and v.department_id = (select department_id from staff where id = $1)
      and $2::text is not null and $3::text is not null`,
  case: `select k.id, c.id as citizen, c.key, c.name, k.opened_on as day, null as deed, null as outcome, k.technology as title
    from cases k join citizens c on c.id = k.citizen_id where k.id = any($4) and ${IN_SIGHT}`,
  task: `select t.id, c.id as citizen, c.key, c.name, t.due as day, null as deed, null as outcome, t.rule as title
    from tasks t left join citizens c on c.id = t.citizen_id where t.id = any($4) and (${visible('c', 1, 2, 3)}
      or (c.id is null and exists (select 1 from staff s, staff r where s.id = t.assignee_id and r.id = $1
        and r.department_id = s.department_id)))`,
}

const order = (a: ReportItem, b: ReportItem): number =>
  (a.day ?? '').localeCompare(b.day ?? '') ||
  (a.name ?? a.title ?? '').localeCompare(b.name ?? b.title ?? '', 'ru') ||
  (a.word < b.word ? -1 : 1)

/** What of a list the reader may see, opened. */
export const reportItems = async (
  pool: pg.Pool,
  vault: Vault,
  actor: Actor,
  words: readonly string[],
  day: LocalDate,
  at: number,
): Promise<readonly ReportItem[]> => {
  const ids = new Map<BehindKind, string[]>()
  for (const word of words) {
    const named = whatIsBehind(word)
    if (!named) continue
    const known = ids.get(named.kind)
    if (known) known.push(named.id)
    else ids.set(named.kind, [named.id])
  }
  const found: ReportItem[] = []
  for (const [kind, wanted] of ids) {
    const { rows } = await pool.query<Row>(STATEMENTS[kind], [actor.id, day, iso(at), wanted])
    for (const { key, name, ...row } of rows) {
      const place = kind === 'employee' ? staffNamePlace(row.id) : cell('citizens', 'name', row.citizen ?? '')
      const opened = key && name ? vault.open(key, place, name) : null
      found.push({ word: behind(kind, row.id), kind, ...row, name: opened })
    }
  }
  return found.sort(order)
}
