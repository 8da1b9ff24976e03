import { text } from '../../../domain/words/text-ref.ts'
import { allowed } from '../kit/audited.ts'
import type { OfficeButton } from '../kit/office-words.ts'
import { useCase } from '../kit/screen.ts'

/** «Бумаги в чате»: whether papers with people's data may go into the chat of whoever prints them. The head's word, on record. */
export const allowPapers = useCase('allow_papers', async (call) => {
  const { desks, actor, today } = call
  const [said] = call.args
  const now = (await desks.papers.institution(actor.department))?.inChat ?? false
  const isSaid = said === 'yes' || said === 'no'
  const isAllowed = isSaid ? said === 'yes' : now
  const other: OfficeButton = isAllowed
    ? [text('office.papers.buttons.forbid'), 'papers_in_chat', 'no']
    : [text('office.papers.buttons.allow'), 'papers_in_chat', 'yes']
  return {
    parts: [text(isAllowed ? 'office.papers.is_allowed' : 'office.papers.is_not_allowed')],
    buttons: [other],
    place: isSaid ? 'in_place' : 'new',
    changes: isSaid
      ? [
          {
            type: 'allow_papers_in_chat',
            department: actor.department,
            by: actor.id,
            on: today,
            allowed: isAllowed,
          },
          allowed(call, 'allow_papers', `department:${actor.department}`, said),
        ]
      : [],
  }
})
