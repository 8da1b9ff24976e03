import { eventTitle } from '../../../../domain/events/event-in-words.ts'
import { ANSWERS, type Answer } from '../../../../domain/events/places.ts'
import type { SignUp } from '../../../../domain/events/sign-up.ts'
import { shortName } from '../../../../domain/people/short-name.ts'
import { text } from '../../../../domain/words/text-ref.ts'
import { allowed, refuse } from '../../kit/audited.ts'
import type { OfficeButton } from '../../kit/office-words.ts'
import { useCase } from '../../kit/screen.ts'
import { goOnInviting } from '../invite/call-invited.ts'
import { type AnswerMade, makeAnswer } from '../signing/answering.ts'

const isAnswer = (said: string): said is Answer =>
  said !== 'lapse' && (ANSWERS as readonly string[]).includes(said)

/** What is said to the employee: how it stands now, or why it does not. */
const resultOf = ({ standing, outcome, signUp }: AnswerMade): string => {
  if (standing !== 'open') return standing
  if (outcome?.type === 'full' || outcome?.type === 'no_room' || outcome?.type === 'not_going')
    return outcome.type
  return signUp?.state ?? 'declined'
}

const buttonsOf = (
  { standing, outcome, signUp }: AnswerMade,
  answer: (said: Answer, label: string) => OfficeButton,
): OfficeButton[] => {
  if (standing !== 'open') return []
  if (outcome?.type === 'full') return [answer('wait', 'wait'), answer('no', 'no')]
  const held: Pick<SignUp, 'seats' | 'needsTransport'> | null = signUp?.state === 'going' ? signUp : null
  if (held !== null)
    return [
      held.seats === 1 ? answer('friend', 'friend') : answer('alone', 'alone'),
      held.needsTransport ? answer('no_ride', 'no_ride') : answer('ride', 'ride'),
      answer('no', 'no'),
    ]
  return signUp?.state === 'waiting' || signUp?.state === 'offered'
    ? [answer('go', 'go'), answer('no', 'no')]
    : [answer('go', 'go')]
}

/**
 * «Позвонили: пойдёт» – an employee writes an answer down for somebody in their sight: the same places, the same list, the
 * employee's id with it. Token: `w.event_answer.<event>.<citizen>.<answer>`.
 */
export const answerForPerson = useCase('mark_attendance', async (call) => {
  const { desks, actor, today, moment, args } = call
  const [event = '', citizen = '', said = ''] = args
  const card = await desks.register.card(actor, citizen, today, moment.at)
  const before = card && (await desks.signUps.answering(card.id, event))
  if (!card || !before || !isAnswer(said)) return refuse(call, 'mark_attendance', `event:${event}`)
  const made = makeAnswer(call, before, said, actor.id)
  const name = shortName(card.facts.name)
  const answer = (press: Answer, label: string): OfficeButton => [
    text(`office.event_people.answer_buttons.${label}`),
    ...(['event_answer', event, card.id, press] as const),
  ]
  const onward = await goOnInviting(call, event, card)
  return {
    parts: [eventTitle(before.event), text(`office.event_people.outcomes.${resultOf(made)}`, { name })],
    buttons: [
      ...onward,
      ...buttonsOf(made, answer),
      [text('office.event_people.buttons.people'), 'event_people', event],
    ],
    place: 'in_place',
    changes: [...made.changes, allowed(call, 'mark_attendance', `citizen:${card.id}`, said)],
  }
})
