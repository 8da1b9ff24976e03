import type { TestOffice } from '../support/office.ts'

interface Row {
  readonly [column: string]: string | number | boolean | null | Date
}

/** What a head's screen should say, counted by hand over the plain rows: nothing of the product's counting is used here. */
export interface Counted {
  people: number
  open: number
  late: number
  owed: number
  left: number
  dangers: number
}

const nothing = (): Counted => ({ people: 0, open: 0, late: 0, owed: 0, left: 0, dangers: 0 })
const dayBefore = (day: string, days: number): string =>
  new Date(Date.parse(day) - days * 86_400_000).toISOString().slice(0, 10)

/** Who is owed a contact: 55+ or with a disability, in the register, and there. */
const isOwed = (citizen: Row, day: string): boolean => {
  const { senior_from: senior, disability, registered_on: on, state, state_until: until } = citizen
  const belongs = (senior !== null && String(senior) <= day) || disability !== null
  const isThere = state === 'present' || (state === 'away' && until !== null && String(until) < day)
  return belongs && String(on) <= day && isThere
}

/** Counts one department's people and tasks by whoever works them on a day, straight from the rows. */
export const countByHand = async (office: TestOffice, day: string): Promise<Map<string, Counted>> => {
  const citizens = await office.rows<Row>('select * from citizens')
  const tasks = await office.rows<Row>('select * from tasks')
  const deeds = await office.rows<Row>('select * from deeds where is_contact')
  const assignments = await office.rows<Row>('select * from assignments')
  const staff = await office.rows<Row>("select * from staff where state = 'active' and role = 'specialist'")
  const runs = (each: Row): boolean =>
    String(each['from_day']) <= day && (each['until_day'] === null || String(each['until_day']) >= day)
  const isCovered = (own: Row): boolean =>
    assignments.some(
      (each) =>
        each['kind'] === 'cover' &&
        each['cover_for'] === own['staff_id'] &&
        each['district_id'] === own['district_id'] &&
        runs(each),
    )
  const worksIn = (id: unknown, district: unknown): boolean =>
    assignments.some(
      (each) =>
        each['staff_id'] === id &&
        each['district_id'] === district &&
        runs(each) &&
        (each['kind'] === 'cover' || !isCovered(each)),
    )
  const isReached = ({ id }: Row): boolean =>
    deeds.some((deed) => deed['citizen_id'] === id && String(deed['day']).slice(0, 7) === day.slice(0, 7))
  const counted = new Map<string, Counted>()
  for (const { id } of staff) {
    const own = nothing()
    for (const citizen of citizens.filter((each) => worksIn(id, each['district_id']))) {
      if (citizen['state'] !== 'moved' && citizen['state'] !== 'died') own.people += 1
      if (!isOwed(citizen, day)) continue
      own.owed += 1
      if (!isReached(citizen)) own.left += 1
    }
    for (const task of tasks) {
      const assignee = task['assignee_id']
      if (assignee === null ? !worksIn(id, task['district_id']) : assignee !== id) continue
      const isOpen = task['state'] === 'open'
      if (isOpen) own.open += 1
      if (isOpen && task['due'] !== null && String(task['due']) < day) own.late += 1
      const isFresh = String(task['made_on']) > dayBefore(day, 7)
      if (task['kind'] === 'danger' && task['state'] !== 'cancelled' && (isOpen || isFresh)) own.dangers += 1
    }
    counted.set(String(id), own)
  }
  return counted
}
