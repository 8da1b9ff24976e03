import type { GroupChange } from '../../../application/ports/office/group-change.ts'
import { touches, type Writers } from './writing.ts'

const JOIN = `insert into group_members (group_id, citizen_id, since)
  select g.id, c.id, $3 from interest_groups g join districts d on d.department_id = g.department_id
  join citizens c on c.district_id = d.id where g.id = $1 and c.id = $2 and g.state = 'open'
  on conflict (group_id, citizen_id) do update set since = group_members.since`

/** Writers of groups of interest. */
export const GROUP_WRITERS: Writers<GroupChange> = {
  add_group: (writing, { id, department, district, name, kind, by, on }) =>
    touches(
      writing,
      `insert into interest_groups (id, department_id, district_id, name, kind, made_by, made_on)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [id, department, district, name, kind, by, on],
    ),
  set_group_organiser: async (writing, { group, citizen, agrees, on, revision }) => {
    const isSet = await touches(
      writing,
      `update interest_groups set organiser_id = $3, organiser_agrees = $4, revision = revision + 1
       where id = $1 and revision = $2 and state = 'open'`,
      [group, revision, citizen, agrees],
    )
    return isSet && (citizen === null || touches(writing, JOIN, [group, citizen, on]))
  },
  agree_to_be_named: (writing, { group, citizen, agrees }) =>
    touches(
      writing,
      `update interest_groups set organiser_agrees = $3, revision = revision + 1
       where id = $1 and organiser_id = $2`,
      [group, citizen, agrees],
    ),
  join_group: (writing, { group, citizen, on }) => touches(writing, JOIN, [group, citizen, on]),
  leave_group: async (writing, { group, citizen }) => {
    await touches(writing, 'delete from group_members where group_id = $1 and citizen_id = $2', [
      group,
      citizen,
    ])
    await touches(
      writing,
      `update interest_groups set organiser_id = null, organiser_agrees = false, revision = revision + 1
       where id = $1 and organiser_id = $2`,
      [group, citizen],
    )
    return true
  },
  close_group: (writing, { group, revision }) =>
    touches(
      writing,
      `update interest_groups set state = 'closed', revision = revision + 1
       where id = $1 and revision = $2 and state = 'open'`,
      [group, revision],
    ),
}
