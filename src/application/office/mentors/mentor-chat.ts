import { text } from '../../../domain/words/text-ref.ts'
import type { Employee } from '../../ports/office/staff-desk.ts'
import { about, onlyThose } from '../kit/about.ts'
import { refuse } from '../kit/audited.ts'
import type { OfficeCall } from '../kit/office-call.ts'
import type { OfficeButton } from '../kit/office-words.ts'
import { changedMentor, keptMentor, MENTOR } from './mentor-at-hand.ts'
import { mentorScreen, toMentor } from './mentor-card.ts'

/** Employees of the role mentor whose chat is nobody's yet. */
const free = async ({ desks, actor, today }: OfficeCall): Promise<readonly Employee[]> => {
  const taken = new Set((await desks.mentors.list(actor.department)).map(({ staff }) => staff))
  return (await desks.staff.colleagues(actor.department, today)).filter(
    ({ id, role, state }) => role === 'mentor' && state === 'active' && !taken.has(id),
  )
}

const WITHOUT_CHAT = onlyThose(MENTOR, (_, { state, staff }) => state === 'accepted' && staff === null)

/** «Связать с чатом»: which employee of the role mentor it is; from then on they see their families. */
export const linkMentor = about(WITHOUT_CHAT, 'keep_mentors', async (call, record) => {
  const mentors = await free(call)
  const chosen = call.args[1]
  if (chosen === undefined)
    return {
      parts: [text(mentors.length === 0 ? 'office.mentors.no_chat' : 'office.mentors.which_chat')],
      buttons: [
        ...mentors.map(({ id, name }): OfficeButton => [name, 'mentor_chat', record.id, id]),
        toMentor(record.id),
      ],
      place: 'in_place',
    }
  if (!mentors.some(({ id }) => id === chosen)) return refuse(call, 'keep_mentors', `staff:${chosen}`)
  const after = changedMentor(record, { staff: chosen })
  return { ...mentorScreen(call, after, [text('office.mentors.linked')]), changes: [keptMentor(after)] }
})
