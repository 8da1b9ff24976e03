import type { StaffChange } from '../../../application/ports/office/staff-change.ts'
import { touches, type Writer, type Writing } from './writing.ts'

type Reassign = Extract<StaffChange, { type: 'reassign_district' }>

/** Owners and covers until now end on the day before; what was to begin later never begins. */
const endAssignments = async (writing: Writing, { district, from, until }: Reassign): Promise<void> => {
  await touches(writing, 'delete from assignments where district_id = $1 and from_day >= $2', [
    district,
    from,
  ])
  await touches(
    writing,
    'update assignments set until_day = $2 where district_id = $1 and (until_day is null or until_day > $2)',
    [district, until],
  )
}

/** Open cases that an earlier owner of the district leads, or nobody who still works here, go to the new one. */
const moveCases = (writing: Writing, { district, to }: Reassign): Promise<boolean> =>
  touches(
    writing,
    `update cases k set curator_id = $2, revision = k.revision + 1 from citizens c
     where c.id = k.citizen_id and c.district_id = $1 and k.status <> 'closed' and k.curator_id <> $2
       and (k.curator_id in (select staff_id from assignments where district_id = $1 and kind = 'own')
         or k.curator_id not in (select id from staff where state = 'active'))`,
    [district, to],
  )

/** Tasks handed to an earlier owner by name are the district's again. */
const freeTasks = (writing: Writing, { district, to }: Reassign): Promise<boolean> =>
  touches(
    writing,
    `update tasks set assignee_id = null, revision = revision + 1
     where district_id = $1 and state = 'open' and assignee_id <> $2
       and assignee_id in (select staff_id from assignments where district_id = $1 and kind = 'own')`,
    [district, to],
  )

/** A district goes to another specialist for good. */
export const reassignDistrict: Writer<Reassign> = async (writing, change) => {
  const { id, district, to, from } = change
  await moveCases(writing, change)
  await freeTasks(writing, change)
  await endAssignments(writing, change)
  return touches(
    writing,
    `insert into assignments (id, staff_id, district_id, kind, from_day)
     select $1, s.id, d.id, 'own', $4 from staff s join districts d on d.department_id = s.department_id
     where s.id = $2 and d.id = $3 and s.state = 'active' and s.role = 'specialist'`,
    [id, to, district, from],
  )
}

/** Cases in a district that somebody else owns go on with that owner; the others wait for the new owner. */
const releaseCases = (writing: Writing, staff: string): Promise<boolean> =>
  touches(
    writing,
    `update cases k set curator_id = a.staff_id, revision = k.revision + 1
     from citizens c join assignments a on a.district_id = c.district_id and a.kind = 'own' and a.until_day is null
       join staff s on s.id = a.staff_id and s.state = 'active' and s.id <> $1
     where c.id = k.citizen_id and k.curator_id = $1 and k.status <> 'closed'`,
    [staff],
  )

/** What was handed to somebody who leaves goes back to whoever works the district: no task or case is nobody's. */
export const releaseWork = async (writing: Writing, staff: string): Promise<void> => {
  await releaseCases(writing, staff)
  await touches(
    writing,
    `update tasks set assignee_id = null, revision = revision + 1
     where assignee_id = $1 and state = 'open' and district_id is not null`,
    [staff],
  )
}
