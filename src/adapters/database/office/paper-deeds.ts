import type { DeedOnPaper } from '../../../application/ports/office/paper-desk.ts'
import type { Vault } from '../../../application/ports/vault.ts'
import { seesField } from '../../../domain/access/fields.ts'
import type { Role } from '../../../domain/access/role.ts'
import { CaseWords, NO_WORDS } from '../../../domain/caseload/case-words.ts'
import { SheetAnswers } from '../../../domain/people/sheet.ts'
import { caseWordsPlace } from './caseload-writers.ts'
import { visible } from './scope.ts'
import { IS_FINISHED, sheetPlace } from './sheet-rows.ts'
import { staffNamePlace } from './staff-writers.ts'
import { cell } from './writing.ts'

/** An act of a survey finished on the day of a visit: it says who was there. Reads the deed `e`. */
const ACT = `select s.id, s.answers from sheets s where e.kind = 'visit' and s.citizen_id = e.citizen_id and s.form = 'act'
  and s.finished_on = e.day and ${IS_FINISHED}
  order by s.id limit 1`

/** How a task that the deed answered burned; null – it answered none. Reads the deed `e`. */
const ANSWERED = `select t.urgency from tasks t where t.citizen_id = e.citizen_id and t.params->>'deed' = e.id
  order by t.urgency = 'at_once' desc, t.id limit 1`

/** $1 actor, $2 day, $3 moment, $4 from, $5 to, $6 kinds, $7 only contacts, $8 citizen. */
export const DEEDS_ON_PAPER = `
select e.id, e.day, e.kind, e.outcome, e.reason, e.topic, e.help, e.note, c.id as citizen, c.key, c.name as sealed, e.case_id as "case",
  k.technology, s.id as staff, s.key as "staffKey", s.name as "staffSealed", act.id as "actId", act.answers as act,
  (${ANSWERED}) as answered,
  exists (select 1 from papers p where p.citizen_id = e.citizen_id and p.form = 'citizen_sheet' and p.day = e.day) as "gaveSheet",
  exists (select 1 from cases o where o.citizen_id = e.citizen_id and o.opened_on = e.day) as "openedCase"
from standing_deeds e join citizens c on c.id = e.citizen_id left join cases k on k.id = e.case_id
left join staff s on s.id = e.staff_id left join lateral (${ACT}) act on true
where ${visible('c', 1, 2, 3)} and e.day between $4 and $5 and ($6::text[] is null or e.kind = any($6))
  and (not $7::boolean or e.is_contact) and ($8::text is null or c.id = $8)
order by e.day, e.at, e.id limit 5000`

/** An employee's sealed name, where there is one. */
export interface SealedStaff {
  readonly staff: string | null
  readonly staffKey: Buffer | null
  readonly staffSealed: Buffer | null
}

export interface DeedRow
  extends SealedStaff,
    Pick<DeedOnPaper, 'day' | 'kind' | 'outcome' | 'reason' | 'topic' | 'help' | 'gaveSheet' | 'openedCase'> {
  readonly id: string
  readonly note: Buffer | null
  readonly citizen: string
  readonly key: Buffer
  readonly sealed: Buffer
  readonly case: string | null
  readonly technology: string | null
  readonly actId: string | null
  readonly act: Buffer | null
  readonly answered: 'at_once' | 'soon' | 'usual' | null
}

/** The words of a case, opened. */
export const openedWords = (vault: Vault, key: Buffer, id: string, words: Buffer | null): CaseWords =>
  words === null ? NO_WORDS : CaseWords.parse(JSON.parse(vault.open(key, caseWordsPlace(id), words)))

/** A citizen's name, opened. */
export const openedName = (
  vault: Vault,
  { citizen, key, sealed }: { readonly citizen: string; readonly key: Buffer; readonly sealed: Buffer },
): string => vault.open(key, cell('citizens', 'name', citizen), sealed)

/** An employee's name, opened; null – there is none. */
export const openedStaff = (vault: Vault, { staff, staffKey, staffSealed }: SealedStaff): string | null =>
  staff === null || staffKey === null || staffSealed === null
    ? null
    : vault.open(staffKey, staffNamePlace(staff), staffSealed)

const surveyOf = ({ key, actId, act }: DeedRow, vault: Vault): SheetAnswers | null =>
  actId === null || act === null
    ? null
    : SheetAnswers.parse(JSON.parse(vault.open(key, sheetPlace(actId), act)))

const answersOf = ({ answered }: DeedRow): DeedOnPaper['answers'] => {
  if (answered === null) return null
  return answered === 'at_once' ? 'urgent' : 'planned'
}

const noteOf = ({ id, key, note }: DeedRow, role: Role, vault: Vault): string | null =>
  note === null || !seesField(role, 'note') ? null : vault.open(key, cell('deeds', 'note', id), note)

/** A line of the ledger as a role sees it on paper. */
export const deedOnPaper = (row: DeedRow, role: Role, vault: Vault): DeedOnPaper => {
  return {
    day: row.day,
    kind: row.kind,
    outcome: row.outcome,
    reason: row.reason,
    topic: row.topic,
    help: row.help,
    citizen: row.citizen,
    name: openedName(vault, row),
    case: row.case,
    technology: row.technology,
    staffName: openedStaff(vault, row),
    note: noteOf(row, role, vault),
    answers: answersOf(row),
    survey: surveyOf(row, vault),
    gaveSheet: row.gaveSheet,
    openedCase: row.openedCase,
  }
}
