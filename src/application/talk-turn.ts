import { type Advanced, advance, begin, present } from '../domain/scenario/engine.ts'
import type { Said, TalkEvent } from '../domain/scenario/event.ts'
import type { Input } from '../domain/scenario/input.ts'
import type { Session } from '../domain/scenario/session.ts'
import { text } from '../domain/scenario/text-ref.ts'
import { appointmentFile } from './appointment.ts'
import { type Speaking, speaking } from './conversation.ts'
import { type Decision, decide, type Moment } from './decision.ts'
import { wordSaid } from './outgoing.ts'
import type { Outgoing } from './ports/messenger.ts'
import type { StoredTalk } from './ports/talk-store.ts'

/** Step types whose turns replace each other in one message: lists are read in place, the chat stays short. */
const IN_PLACE = new Set(['checklist', 'plan'])

export const settingOf = ({ language, person, at, pinned }: Moment) => ({
  language,
  large: person.large,
  at,
  pinned,
})

const speak = (moment: Moment, session: Session): Speaking =>
  speaking(moment.conversation, session, settingOf(moment))

const isTalking = (session: Session): boolean => session.status === 'active' || session.status === 'failed'

/** The messages of a talk's events, with the keyboard that fits the talk's state on those without buttons. */
export const wordEvents = (
  moment: Moment,
  talk: string,
  session: Session,
  events: readonly TalkEvent[],
): Outgoing[] => {
  const { wording } = speak(moment, session)
  const { screens, person } = moment
  const messages: Outgoing[] = []
  for (const event of events) {
    if (event.type === 'said') messages.push(...split(event, talk, session.version, person.large, wording))
    else if (event.type === 'appointment_made') messages.push(appointmentFile(event, moment, talk, wording))
    else if (event.type === 'talk_failed') messages.push(screens.message('failed'))
  }
  if (session.status === 'finished') messages.push(screens.message('ended'))
  const keyboard = isTalking(session) ? screens.talkKeyboard() : screens.menuKeyboard()
  return messages.map((each) => (each.kind === 'text' && !each.buttons ? { ...each, keyboard } : each))
}

/** In large mode every part is a message of its own: one thought at a time. */
const split = (
  said: Said,
  talk: string,
  version: number,
  large: boolean,
  wording: Speaking['wording'],
): Outgoing[] => {
  if (!large || said.parts.length < 2 || said.parts.length > 4)
    return [wordSaid(said, talk, version, wording)]
  const last = said.parts.length - 1
  return said.parts
    .filter((part, index) => part.key !== 'talk.blank' || index === last)
    .map((part, index, all) =>
      wordSaid(
        { ...said, parts: [part], choices: index === all.length - 1 ? said.choices : [] },
        talk,
        version,
        wording,
      ),
    )
}

/** Shows what was asked and what was answered in place of the buttons that were pressed. */
const answered = (moment: Moment, before: StoredTalk, choice: string, message: number): Outgoing[] => {
  const { talk, wording } = speak(moment, before.session)
  const asked = present(talk).at(-1)
  const label = asked?.choices.find(({ id }) => id === choice)?.label
  if (!asked || !label) return []
  const { html } = wordSaid({ ...asked, choices: [] }, before.id, 0, wording)
  const answer = text('screens.your_answer', { answer: wording.renderer.plain(label, wording.variables) })
  return [{ kind: 'edit', message, html: `${html}\n\n${wording.renderer.html(answer)}` }]
}

const saidEvents = (events: readonly TalkEvent[]): Said[] =>
  events.filter((event): event is Said => event.type === 'said')

/** Whether the answer only moved the same list on: then its message is edited, not followed by another. */
const staysInPlace = (moment: Moment, before: Session, after: Advanced): boolean => {
  const step = speak(moment, before).talk.scenario.steps.get(before.step)
  const messages = saidEvents(after.events)
  return (
    step !== undefined &&
    IN_PLACE.has(step.definition.type) &&
    after.session.step === before.step &&
    messages.length === 1
  )
}

const replies = (moment: Moment, before: StoredTalk, input: Input, after: Advanced): Outgoing[] => {
  const messages = wordEvents(moment, before.id, after.session, after.events)
  const { body } = moment.incoming
  if (body.type !== 'press' || body.message === null || input.type !== 'press') return messages
  const [first] = messages
  if (staysInPlace(moment, before.session, after) && first?.kind === 'text') {
    const { html, buttons } = first
    return [{ kind: 'edit', message: body.message, html, ...(buttons ? { buttons } : {}) }]
  }
  return [...answered(moment, before, input.choice, body.message), ...messages]
}

/** Whether the first-run consent has to be asked now: the short answer was given, the way begins (value first). */
const asksConsent = (moment: Moment, events: readonly TalkEvent[]): boolean =>
  !moment.person.consentAsked &&
  events.some((event) => event.type === 'stage_started' && event.stage !== 'start')

const consentScreen = ({ screens }: Moment): Outgoing =>
  screens.message('consent', [
    [screens.label('consent_yes'), 'consent_yes'],
    [screens.label('consent_no'), 'consent_no'],
  ])

/** Takes one input into a talk of the person. A press that offers nothing of ours changes nothing. */
export const takeTurn = (moment: Moment, before: StoredTalk, input: Input): Decision => {
  const { talk } = speak(moment, before.session)
  const after = advance(talk.scenario, before.session, input, talk.situation)
  const isForged = input.type === 'press' && after.events[0]?.type === 'answer_refused'
  if (isForged) return decide(moment, { toast: moment.screens.label('unknown_button') })
  const stored: StoredTalk = {
    ...before,
    session: pinnedTo(after.session, talk.scenario.version),
    updatedAt: moment.at,
  }
  if (after.session.answers['route'] === 'not_it') return notIt(moment, stored, after)
  const messages = replies(moment, before, input, after)
  const person = { ...moment.person, currentTalk: before.id }
  const isSame = moment.person.currentTalk === before.id
  if (!asksConsent(moment, after.events)) {
    return decide(moment, {
      talk: stored,
      events: after.events,
      replies: messages,
      ...(isSame ? {} : { person }),
    })
  }
  const edits = messages.filter(({ kind }) => kind === 'edit')
  return decide(moment, {
    talk: stored,
    events: after.events,
    replies: [...edits, consentScreen(moment)],
    person: { ...person, consentAsked: true },
  })
}

/** A talk whose definition is gone goes on with the present one. */
const pinnedTo = (session: Session, version: string): Session =>
  session.definition === version ? session : { ...session, definition: version }

/** «Это не то»: the talk ends without a trace of failure and the problem is asked again. */
const notIt = (moment: Moment, stored: StoredTalk, after: Advanced): Decision => {
  const session: Session = { ...stored.session, status: 'stopped' }
  return decide(moment, {
    talk: { ...stored, session },
    events: after.events.filter(({ type }) => type !== 'said'),
    person: { ...moment.person, currentTalk: null },
    replies: [{ ...moment.screens.message('ask_problem_again'), keyboard: moment.screens.menuKeyboard() }],
  })
}

/** Begins a talk about a need; `ownWords` is how the person named it. */
export const beginTalk = (
  moment: Moment,
  need: string,
  ownWords: string | null,
  cause?: string,
): Decision => {
  const { conversation, at } = moment
  const id = conversation.chance.id()
  const seed = conversation.chance.seed()
  const answers = { ...(ownWords === null ? {} : { own_words: ownWords }), ...(cause ? { cause } : {}) }
  const beginning = { need, region: conversation.region.id, seed, answers }
  const empty: Session = {
    ...beginning,
    scenario: conversation.content.track.name,
    definition: conversation.content.track.version,
    version: 0,
    status: 'active',
    step: '',
    cursor: null,
    trail: [],
    own: [],
    support: 'alone',
  }
  if (ownWords !== null && moment.person.consent === null) conversation.recentWords.keep(id, ownWords)
  const fresh: Moment = { ...moment, pinned: undefined }
  const { talk } = speak(fresh, empty)
  const { session, events } = begin(talk.scenario, beginning, talk.situation)
  const stored: StoredTalk = { id, session, updatedAt: at, revision: 0 }
  return decide(fresh, {
    talk: stored,
    events,
    person: { ...moment.person, currentTalk: id },
    replies: wordEvents(fresh, id, session, events),
  })
}

/** Shows where the talk stands, with a word before it. */
export const showAgain = (moment: Moment, stored: StoredTalk, word: string): Outgoing[] => {
  const { talk } = speak(moment, stored.session)
  return [moment.screens.message(word), ...wordEvents(moment, stored.id, stored.session, present(talk))]
}

/** The present question of a talk, nothing else. */
export const showQuestion = (moment: Moment, stored: StoredTalk): Outgoing[] =>
  wordEvents(moment, stored.id, stored.session, present(speak(moment, stored.session).talk))
