import { candidateLacks, MENTOR_REFUSALS } from '../../../domain/mentors/candidate.ts'
import { text } from '../../../domain/words/text-ref.ts'
import { onlyThose } from '../kit/about.ts'
import { choice, day, readWords, typed } from '../kit/field.ts'
import { dialogAbout } from '../kit/form.ts'
import { changedMentor, keptMentor, MENTOR } from './mentor-at-hand.ts'
import { mentorScreen } from './mentor-card.ts'

/** Characters of the number of an order. */
const LONGEST_NUMBER = 40

const WAYS = ['accept', 'refuse'] as const

/** A candidate about whom the institution has not decided. */
const CANDIDATE = onlyThose(MENTOR, (_, { state }) => state === 'candidate')

/**
 * The institution's decision with its day and number, and the reason of a no (seeds/004.txt, 3.7). A yes is not on offer while
 * something is lacking on the day of the decision.
 */
export const DECIDE_MENTOR = dialogAbout({
  id: 'mentor_decide',
  subject: CANDIDATE,
  action: 'decide_mentor',
  given: (_, { appliedOn }) => ({ appliedOn }),
  questions: (from) =>
    from
      .ask('how', () =>
        choice(
          text('office.mentors.ask.decision'),
          WAYS.map((id) => ({ id, label: text(`office.mentors.decision_buttons.${id}`) })),
        ),
      )
      .ask('reason', ({ how }) =>
        how === 'refuse'
          ? choice(
              text('office.mentors.ask.refusal'),
              MENTOR_REFUSALS.map((id) => ({ id, label: text(`office.mentors.refusal_buttons.${id}`) })),
            )
          : null,
      )
      .ask('on', ({ appliedOn }, place) =>
        day(place, text('office.mentors.ask.decided'), { side: 'past', notBefore: appliedOn }),
      )
      .ask('number', () => typed(text('office.mentors.ask.number'), readWords(LONGEST_NUMBER))),
  finish: (call, record, { how, reason, on, number }) => {
    const lacks = how === 'accept' ? candidateLacks(record, on) : []
    if (lacks.length > 0)
      return mentorScreen(call, record, [
        text('office.mentors.cannot_accept', {
          list: { list: lacks.map((lack) => text(`office.mentors.lacks.${lack}`)) },
        }),
      ])
    const after = changedMentor(record, {
      state: how === 'accept' ? 'accepted' : 'refused',
      decidedOn: on,
      number,
      refusal: reason ?? null,
    })
    return { ...mentorScreen(call, after, [text('office.mentors.noted')]), changes: [keptMentor(after)] }
  },
})
