import { text } from '../../../domain/words/text-ref.ts'
import { about, onlyThose } from '../kit/about.ts'
import { MENTOR } from './mentor-at-hand.ts'
import { toMentor } from './mentor-card.ts'

/** Whoever has a family is let go of first. */
const WITHOUT_FAMILY = onlyThose(MENTOR, (_, { families }) => families === 0)

/** «Удалить запись»: the record goes with its key; asked once more before. */
export const forgetMentor = about(WITHOUT_FAMILY, 'decide_mentor', ({ args }, { id, facts }) =>
  args[1] === 'yes'
    ? {
        parts: [text('office.mentors.forgotten')],
        buttons: [[text('office.mentors.buttons.all'), 'mentors', '0']],
        place: 'in_place',
        object: `mentor:${id}`,
        changes: [{ type: 'forget_mentor', id }],
      }
    : {
        parts: [text('office.mentors.ask_forget', { name: facts.name })],
        buttons: [[text('office.mentors.buttons.forget_sure'), 'mentor_forget', id, 'yes'], toMentor(id)],
        place: 'in_place',
      },
)
