import type { Input } from '../domain/conversation/input.ts'
import { isLesson } from '../domain/events/lesson.ts'
import { type Advanced, present } from '../domain/scenario/engine.ts'
import type { Said, TalkEvent } from '../domain/scenario/event.ts'
import type { Session } from '../domain/scenario/session.ts'
import { text } from '../domain/words/text-ref.ts'
import { appointmentFile } from './appointment.ts'
import { Speaking } from './conversation.ts'
import type { Moment } from './decision.ts'
import { humanLine } from './human-line.ts'
import { lessonEnd } from './lesson-end.ts'
import { paragraphs, wordSaid } from './outgoing.ts'
import type { Outgoing } from './ports/messenger.ts'
import type { StoredTalk } from './ports/talk-store.ts'
import type { Screens } from './screens.ts'

/** Step types whose turns replace each other in one message: lists are read in place, the chat stays short. */
const IN_PLACE = new Set(['checklist', 'plan'])

/** A session as this moment's person hears it. */
export const speak = ({ conversation, language, person, at, pinned }: Moment, session: Session): Speaking =>
  new Speaking(conversation, session, { language, large: person.large, at, pinned, zone: person.zone })

const isTalking = (session: Session): boolean => session.status === 'active' || session.status === 'failed'

/** The messages of a talk's events, with the keyboard that fits the talk's state on those without buttons. */
export const wordEvents = (
  moment: Moment,
  talk: string,
  spoken: Speaking,
  events: readonly TalkEvent[],
): Outgoing[] => {
  const { screens } = moment
  const { session } = spoken.talk
  const messages: Outgoing[] = []
  for (const event of events) {
    if (event.type === 'said') wordInto(messages, event, talk, spoken)
    else if (event.type === 'appointment_made') messages.push(appointmentFile(event, moment, talk, spoken))
    else if (event.type === 'human_called') messages.push(humanLine(moment))
    else if (event.type === 'talk_failed') messages.push(screens.message('failed'))
  }
  if (session.status === 'finished')
    messages.push(...(isLesson(session) ? lessonEnd(moment, session) : [screens.message('ended')]))
  if (messages.every((each) => each.kind !== 'text' || each.buttons)) return messages
  return messages.map((each) =>
    each.kind === 'text' && !each.buttons ? withKeyboard(each, session, screens) : each,
  )
}

const withKeyboard = (
  message: Outgoing & { kind: 'text' },
  session: Session,
  screens: Screens,
): Outgoing => ({
  ...message,
  keyboard: isTalking(session) ? screens.talkKeyboard() : screens.menuKeyboard(),
})

/** Messages with more parts than this are lists: they stay whole in large mode too. */
const MOST_THOUGHTS = 4

/** In large mode every part is a message of its own: one thought at a time. */
const wordInto = (messages: Outgoing[], said: Said, talk: string, spoken: Speaking): void => {
  const { version } = spoken.talk.session
  const thoughts = said.parts.filter(({ key }) => key !== 'talk.blank')
  if (!spoken.large || thoughts.length < 2 || thoughts.length > MOST_THOUGHTS) {
    messages.push(wordSaid(said, talk, version, spoken))
    return
  }
  thoughts.forEach((part, index) => {
    const choices = index === thoughts.length - 1 ? said.choices : []
    messages.push(wordSaid({ ...said, parts: [part], choices }, talk, version, spoken))
  })
}

/** Shows what was asked and what was answered in place of the buttons that were pressed. */
const answered = (spoken: Speaking, choice: string, message: string): Outgoing | null => {
  const asked = present(spoken.talk).at(-1)
  const label = asked?.choices.find(({ id }) => id === choice)?.label
  if (!asked || !label) return null
  const html = paragraphs(asked.parts, spoken)
  const answer = text('screens.your_answer', { answer: spoken.label(label) })
  return { kind: 'edit', message, html: `${html}\n\n${spoken.renderer.html(answer)}` }
}

/** Whether the answer only moved the same list on: then its message is edited, not followed by another. */
const staysInPlace = ({ talk }: Speaking, after: Advanced): boolean => {
  if (after.session.step !== talk.session.step) return false
  const step = talk.scenario.steps.get(talk.session.step)
  if (!step || !IN_PLACE.has(step.definition.type)) return false
  return after.events.filter(({ type }) => type === 'said').length === 1
}

/** What a turn is answered with: the press shows its answer, a list is read in place. */
export const wordTurn = (
  moment: Moment,
  before: StoredTalk,
  spoken: Speaking,
  input: Input,
  after: Advanced,
): Outgoing[] => {
  const messages = wordEvents(moment, before.id, speak(moment, after.session), after.events)
  const { body } = moment.incoming
  if (body.type !== 'press' || body.message === null || input.type !== 'press') return messages
  const [first] = messages
  if (first?.kind === 'text' && staysInPlace(spoken, after)) {
    const { html, buttons } = first
    return [{ kind: 'edit', message: body.message, html, ...(buttons ? { buttons } : {}) }]
  }
  const edit = answered(spoken, input.choice, body.message)
  if (edit) messages.unshift(edit)
  return messages
}

/** The present question of a talk, nothing else. */
export const showQuestion = (moment: Moment, stored: StoredTalk): Outgoing[] => {
  const spoken = speak(moment, stored.session)
  return wordEvents(moment, stored.id, spoken, present(spoken.talk))
}

/** Shows where the talk stands, with a word before it. */
export const showAgain = (moment: Moment, stored: StoredTalk, word: string): Outgoing[] => [
  moment.screens.message(word),
  ...showQuestion(moment, stored),
]
