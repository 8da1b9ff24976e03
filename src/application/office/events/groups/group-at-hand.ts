import { mayChangeEvent } from '../../../../domain/events/may-change-event.ts'
import { text } from '../../../../domain/words/text-ref.ts'
import type { InterestGroup } from '../../../ports/office/group-desk.ts'
import type { CitizenCard } from '../../../ports/office/register-desk.ts'
import { onlyThose, type Subject } from '../../kit/about.ts'
import type { OfficeCall } from '../../kit/office-call.ts'
import type { OfficeButton } from '../../kit/office-words.ts'
import { CITIZEN } from '../../people/citizen.ts'

/** A group of the actor's department that is still open. */
export const GROUP: Subject<InterestGroup> = {
  kind: 'group',
  find: async ({ desks, actor }, _, id) => {
    const group = await desks.groups.group(actor, id)
    return group?.state === 'open' ? group : null
  },
}

/** Who may plan an event for all that a group is of may arrange the group. */
export const mayArrange = ({ actor }: OfficeCall, { district, madeBy }: InterestGroup): boolean =>
  mayChangeEvent(actor, {
    department: actor.department,
    districts: district === null ? [] : [district],
    madeBy,
  })

/** A group that the actor may arrange. */
export const GROUP_IN_HAND = onlyThose(GROUP, mayArrange)

/** A group with somebody in sight, whom the press names second. */
interface WithCitizen {
  readonly group: InterestGroup
  readonly card: CitizenCard
}

const withCitizen = ({ kind, find }: Subject<InterestGroup>): Subject<WithCitizen> => ({
  kind,
  find: async (call, action, id) => {
    const group = await find(call, action, id)
    const card = group && (await CITIZEN.find(call, action, call.args[1] ?? ''))
    return group && card ? { group, card } : null
  },
})

/** Somebody leaves from wherever they moved; who comes in or leads is of the department. */
const isOfDepartment = ({ actor }: OfficeCall, { card }: WithCitizen): boolean =>
  card.department === actor.department

export const GROUP_TO_LEAVE = withCitizen(GROUP)
export const GROUP_TO_JOIN = onlyThose(GROUP_TO_LEAVE, isOfDepartment)
export const GROUP_TO_LEAD = onlyThose(withCitizen(GROUP_IN_HAND), isOfDepartment)

/** The way back to a group's card. */
export const toGroup = (id: string): OfficeButton => [text('office.groups.buttons.card'), 'group', id]
