import type { LocalDate } from '../../../domain/calendar/local-date.ts'
import { candidateLacks, MENTOR_REFUSALS } from '../../../domain/mentors/candidate.ts'
import { text } from '../../../domain/words/text-ref.ts'
import type { MentorRecord } from '../../ports/office/mentor-desk.ts'
import { onlyThose } from '../kit/about.ts'
import { choice, day, readWords, typed } from '../kit/field.ts'
import { dialogAbout } from '../kit/form.ts'
import type { OfficeCall } from '../kit/office-call.ts'
import type { Screen } from '../kit/screen.ts'
import { changedMentor, keptMentor, MENTOR } from './mentor-at-hand.ts'
import { mentorScreen } from './mentor-card.ts'

/** Characters of the number of an order. */
const LONGEST_NUMBER = 40

const WAYS = ['accept', 'refuse'] as const

/** A candidate about whom the institution has not decided. */
const CANDIDATE = onlyThose(MENTOR, (_, { state }) => state === 'candidate')

/** Why a yes is not possible on a day; null – it is. What lacks is gathered first, and the decision stays open. */
const notYet = (call: OfficeCall, record: MentorRecord, on: LocalDate): Screen | null => {
  const lacks = candidateLacks(record, on)
  if (lacks.length === 0) return null
  const list = lacks.map((lack) => text(`office.mentors.lacks.${lack}`))
  return mentorScreen(call, record, [text('office.mentors.cannot_accept', { list: { list } })])
}

type Asked = { readonly appliedOn: LocalDate; readonly isLacking: boolean }

/** Whether day and number are asked: not for a yes that is not possible, which is said at once. What lacks today lacked before. */
const isDecided = ({ isLacking, how }: Asked & { readonly how: 'accept' | 'refuse' }): boolean =>
  how === 'refuse' || !isLacking

/**
 * The institution's decision with its day and number, and the reason of a no (seeds/004.txt, 3.7). A yes is not possible while
 * something is lacking on the day of the decision.
 */
export const DECIDE_MENTOR = dialogAbout({
  id: 'mentor_decide',
  subject: CANDIDATE,
  action: 'decide_mentor',
  given: (call, record): Asked => ({
    appliedOn: record.appliedOn,
    isLacking: candidateLacks(record, call.today).length > 0,
  }),
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
      .ask('on', (asked, place) =>
        isDecided(asked)
          ? day(place, text('office.mentors.ask.decided'), { side: 'past', notBefore: asked.appliedOn })
          : null,
      )
      .ask('number', (asked) =>
        isDecided(asked) ? typed(text('office.mentors.ask.number'), readWords(LONGEST_NUMBER)) : null,
      ),
  finish: (call, record, { how, reason, on, number }) => {
    const hindered = how === 'accept' ? notYet(call, record, on ?? call.today) : null
    if (hindered !== null) return hindered
    const after = changedMentor(record, {
      state: how === 'accept' ? 'accepted' : 'refused',
      decidedOn: on ?? call.today,
      number: number ?? null,
      refusal: reason ?? null,
    })
    return { ...mentorScreen(call, after, [text('office.mentors.noted')]), changes: [keptMentor(after)] }
  },
})
