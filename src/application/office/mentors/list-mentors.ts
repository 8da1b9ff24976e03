import { shortName } from '../../../domain/people/short-name.ts'
import { type TextRef, text } from '../../../domain/words/text-ref.ts'
import type { MentorRecord } from '../../ports/office/mentor-desk.ts'
import { about } from '../kit/about.ts'
import { pageOf, placeOfList } from '../kit/list.ts'
import type { OfficeButton } from '../kit/office-words.ts'
import { useCase } from '../kit/screen.ts'
import { MENTOR } from './mentor-at-hand.ts'
import { mentorScreen } from './mentor-card.ts'

const labelOf = ({ facts, state, families }: MentorRecord): TextRef =>
  families > 0
    ? text('office.mentors.line_busy', { name: shortName(facts.name), n: families })
    : text('office.mentors.line', {
        name: shortName(facts.name),
        state: text(`office.mentors.states.${state}`),
      })

/** «Наставники»: candidates and mentors of the department by name. */
export const listMentors = useCase('keep_mentors', async ({ desks, actor, args }) => {
  const all = await desks.mentors.list(actor.department)
  const { shown, turns } = pageOf(all, args[0], (page) => ['mentors', page])
  return {
    parts: [text(all.length === 0 ? 'office.mentors.none' : 'office.mentors.head', { n: all.length })],
    buttons: [
      ...shown.map((each): OfficeButton => [labelOf(each), 'mentor', each.id]),
      ...turns,
      [text('office.mentors.buttons.add'), 'mentor_add'],
    ],
    place: placeOfList(args[0]),
  }
})

/** The card of a candidate or mentor. */
export const showMentor = about(MENTOR, 'keep_mentors', (call, record) => mentorScreen(call, record))
