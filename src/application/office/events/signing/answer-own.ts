import { eventTitle } from '../../../../domain/events/event-in-words.ts'
import type { Answer } from '../../../../domain/events/places.ts'
import { text } from '../../../../domain/words/text-ref.ts'
import { decide } from '../../../decision.ts'
import type { Outgoing } from '../../../ports/messenger.ts'
import type { Answering } from '../../../ports/office/sign-up-desk.ts'
import type { Notice } from '../../../reminder-words.ts'
import type { EventUseCase } from '../../kit/event-press.ts'
import type { FormPlace } from '../../kit/office-form.ts'
import type { OfficeWords } from '../../kit/office-words.ts'
import { inPlace } from '../../kit/use-case.ts'
import { type AnswerMade, makeAnswer } from './answering.ts'
import {
  calledOff,
  goingButtons,
  placeLines,
  type SignUpButton,
  signUpMessage,
  waitingLine,
} from './sign-up-words.ts'

/** What is said of an answer: what stood before, and what came of it. */
interface Said {
  readonly words: OfficeWords
  readonly answer: Answer
  readonly before: Answering
  readonly made: AnswerMade
}

const short = ({ words, before: { event } }: Said, key: string, buttons: SignUpButton[]): Notice =>
  signUpMessage(words, [eventTitle(event), text(`office.sign_up.${key}`)], event.id, buttons)

/** An answer after the event was called off or has begun: kindly, and where to look instead. */
const tooLate = (said: Said): Notice => {
  const { words, before, made } = said
  return made.standing === 'begun' ? short(said, 'begun', [['list', 'list']]) : calledOff(words, before.event)
}

const going = ({ words, before: { event }, made: { signUp } }: Said, head: string): Notice => {
  const held = signUp ?? { seats: 1, needsTransport: false }
  return signUpMessage(
    words,
    [text(`office.sign_up.${head}`), ...placeLines(event, held)],
    event.id,
    goingButtons(held),
  )
}

const onTheList = (said: Said, head: string): Notice => {
  const { words, before } = said
  const isNew = before.signUp?.state !== 'waiting'
  const parts = [
    eventTitle(before.event),
    text(`office.sign_up.${head}`),
    ...(isNew ? [] : [waitingLine(before)]),
  ]
  return signUpMessage(words, parts, before.event.id, [['stop_waiting', 'no']])
}

/** How a refusal is taken, by what stood before. */
const refused = (said: Said): Notice => {
  const { before, made } = said
  if (made.outcome?.type === 'same') return short(said, 'no_already', [['go_after_all', 'go']])
  const stood = before.signUp?.state
  // Only a place that somebody may wait for goes to somebody else.
  const waited = stood === 'going' && before.event.capacity !== null ? '_waited' : ''
  const key =
    stood === 'going' || stood === 'offered' || stood === 'waiting' ? `no_${stood}${waited}` : 'no_first'
  return short(said, key, [['go_after_all', 'go']])
}

const standing = (said: Said, isNew: boolean): Notice => {
  if (said.made.signUp?.state === 'waiting') return onTheList(said, isNew ? 'waiting' : 'waiting_already')
  return going(said, isNew ? 'going' : 'going_already')
}

/** What is said of one answer. */
const replyTo = (said: Said): Notice => {
  const { made, answer } = said
  if (made.standing !== 'open' || made.outcome === null) return tooLate(said)
  switch (made.outcome.type) {
    case 'full':
      return short(said, 'full', [
        ['wait', 'wait'],
        ['no_thanks', 'no'],
      ])
    case 'no_room':
      return short(said, 'no_room', [['quit', 'quit']])
    case 'not_going':
      return short(said, 'not_going', [['go', 'go']])
    default:
      return answer === 'no' ? refused(said) : standing(said, made.outcome.type === 'changed')
  }
}

/** Changes of one's own place stand where they were pressed; an answer is a message of its own, at the end of the chat. */
const IN_PLACE: readonly Answer[] = ['friend', 'alone', 'ride', 'no_ride']

const placed = (place: FormPlace, { answer, made }: Said, message: Notice): Outgoing =>
  made.standing === 'open' && IN_PLACE.includes(answer) ? inPlace(place, message) : message

/** Whoever has just got a place sees where it is on the map, above the words: the buttons stay at the end. */
const mapPoint = ({ before: { event, signUp }, made }: Said): Outgoing[] => {
  const { title, place, address, point } = event.details
  const isNew =
    made.outcome?.type === 'changed' && made.signUp?.state === 'going' && signUp?.state !== 'going'
  if (!isNew || point === null) return []
  return [{ kind: 'venue', title: place || title, address: address || place || title, ...point }]
}

/** The press of a citizen that gives an answer. What it takes is guarded where it is stored: then it is decided anew. */
export const answerOwn =
  (answer: Answer): EventUseCase =>
  async ({ place, own, args: [id = ''] }) => {
    const { moment, desks, words } = place
    const before = await desks.signUps.answering(own.citizen, id)
    if (before === null) return decide(moment, { replies: [words.message([text('office.own_events.gone')])] })
    const made = makeAnswer(place, before, answer, null)
    const said: Said = { words, answer, before, made }
    const reply = placed(place, said, replyTo(said))
    return decide(moment, { replies: [...mapPoint(said), reply], office: made.changes })
  }
