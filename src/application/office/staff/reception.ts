import type { OfficeHours } from '../../../domain/calendar/working-hours.ts'
import type { Conversation } from '../../conversation.ts'
import type { Moment } from '../../decision.ts'
import type { Employee } from '../../ports/office/staff-desk.ts'
import { type OfficeDesks, officeDay } from '../kit/office-call.ts'

/** Who answers a citizen's call. */
export interface Reception {
  /** The card that the chat is linked to; null – nobody knows who it is. */
  readonly linked: { readonly citizen: string; readonly district: string } | null
  readonly department: string
  /** Whoever works the person's district today; nobody for an unlinked chat. */
  readonly workers: readonly Employee[]
  readonly heads: readonly Employee[]
}

/** The hours in which calls are answered. */
export const officeHours = ({ content, region, calendar }: Conversation): OfficeHours => ({
  hours: content.manners.office.hours,
  zone: region.time_zone,
  calendar,
})

/** Whose heads answer a chat that nobody linked to a card. */
const unlinkedDepartment = async ({ conversation }: Moment, desks: OfficeDesks): Promise<string | null> => {
  const { unlinked_calls: rule } = conversation.content.manners.office
  if (rule === 'nobody') return null
  const departments = await desks.talking.departments()
  return rule === 'only_department' && departments.length > 1 ? null : (departments[0] ?? null)
}

/** Of those who work a district the covering ones, where somebody covers. */
const onDuty = (district: string, workers: readonly Employee[]): readonly Employee[] => {
  const covering = workers.filter(({ work }) =>
    work.some(({ id, kind }) => id === district && kind === 'cover'),
  )
  return covering.length > 0 ? covering : workers
}

/** Whoever answers the person of a moment; null – there is no office, or nobody in it who can be written to. */
export const receptionOf = async (moment: Moment, desks: OfficeDesks): Promise<Reception | null> => {
  const linked = await desks.register.ofPerson(moment.person.id)
  const department = linked?.department ?? (await unlinkedDepartment(moment, desks))
  if (department === null) return null
  const workers = linked
    ? onDuty(linked.district, await desks.staff.workersOf(linked.district, officeDay(moment)))
    : []
  const heads = await desks.staff.heads(department, officeDay(moment))
  const isAnybody = [...workers, ...heads].some(({ person }) => person !== null)
  return isAnybody ? { linked, department, workers, heads } : null
}

/** Chats of whoever answers: those who work the district, else the heads. */
export const answering = ({ workers, heads }: Reception): string[] =>
  chatsOf(workers.some(({ person }) => person !== null) ? workers : heads)

/** Chats of employees. */
export const chatsOf = (employees: readonly Employee[]): string[] => [
  ...new Set(employees.flatMap(({ person }) => person ?? [])),
]
