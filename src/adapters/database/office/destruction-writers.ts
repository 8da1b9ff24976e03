import type { DestructionChange } from '../../../application/ports/office/destruction-change.ts'
import { subjectPlace } from './destruction-rows.ts'
import { touches, type Writers } from './writing.ts'

/** Whether somebody else proposed the deletion that is carried out. $1 citizen, $2 who destroys. */
const PROPOSED = `
select t.made_on as demanded, t.params->>'proposed_by' as "by", t.params->>'proposed_on' as "on", s.key
from tasks t join staff s on s.id = $2
where t.citizen_id = $1 and t.kind = 'data_deletion' and t.state = 'open' and t.params->>'proposed_by' <> $2
order by t.made_on, t.id limit 1`

/** Writers of demands to delete cards and of acts of destruction. */
export const DESTRUCTION_WRITERS: Writers<DestructionChange> = {
  propose_deletion: (writing, { task, by, on }) =>
    touches(
      writing,
      `update tasks set params = params || jsonb_build_object('proposed_by', $2::text, 'proposed_on', $3::text)
       where id = $1 and kind = 'data_deletion' and state = 'open' and not params ? 'proposed_by'`,
      [task, by, on],
    ),
  write_destruction_act: async (
    writing,
    { id, citizen, department, number, name, categories, by, day, keptSince },
  ) => {
    const { rows } = await writing.client.query<{ demanded: string; by: string; on: string; key: Buffer }>(
      PROPOSED,
      [citizen, by],
    )
    const [found] = rows
    if (!found) return false
    await touches(writing, 'delete from destruction_acts where day < $1', [keptSince])
    return touches(
      writing,
      `insert into destruction_acts (id, department_id, number, subject, categories, reason, demanded_on, proposed_by,
         proposed_on, destroyed_by, day) values ($1, $2, $3, $4, $5, 'demand', $6, $7, $8, $9, $10)`,
      [
        ...[id, department, number, writing.vault.seal(found.key, subjectPlace(id), name), categories],
        ...[found.demanded, found.by, found.on, by, day],
      ],
    )
  },
}
