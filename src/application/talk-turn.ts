import type { Input } from '../domain/conversation/input.ts'
import { isLesson } from '../domain/events/lesson.ts'
import type { Act } from '../domain/listening/act.ts'
import { aimIn } from '../domain/listening/aim.ts'
import { lawAsked } from '../domain/listening/aside/law.ts'
import { closedLine, withClosed } from '../domain/listening/closed-office.ts'
import { AS_BEFORE, wasBefore } from '../domain/listening/correct-answers.ts'
import type { Understood } from '../domain/listening/decide-reading.ts'
import { understand } from '../domain/listening/listen.ts'
import { actOfPress } from '../domain/listening/meant-choice.ts'
import { respond } from '../domain/listening/respond.ts'
import type { Ear } from '../domain/listening/setting.ts'
import type { AnswerValue } from '../domain/scenario/condition.ts'
import { type Advanced, advance, begin, newSession, present } from '../domain/scenario/engine.ts'
import type { TalkEvent } from '../domain/scenario/event.ts'
import type { Session } from '../domain/scenario/session.ts'
import type { Talk } from '../domain/scenario/talk.ts'
import { withLater } from '../domain/track/later-needs.ts'
import { answersOf, learnedAfter } from '../domain/track/learned.ts'
import { consentQuestion } from './asked/consent-question.ts'
import type { Speaking } from './conversation.ts'
import { type Decision, decide, type Moment } from './decision.ts'
import { earOf } from './listening/ear-of.ts'
import { offerOther } from './matters/other-matter.ts'
import { stopQuestion } from './matters/stop-sure.ts'
import { whatFollows } from './matters/what-follows.ts'
import { paragraphs } from './outgoing.ts'
import type { Outgoing } from './ports/messenger.ts'
import type { StoredTalk } from './ports/talk-store.ts'
import { speak, wordEvents, wordTurn } from './word-turn.ts'

/** Whether the first-run consent has to be asked now: the short answer was given, the way begins (value first). */
const asksConsent = (moment: Moment, session: Session, events: readonly TalkEvent[]): boolean =>
  !moment.person.consentAsked &&
  !isLesson(session) &&
  events.some((event) => event.type === 'stage_started' && event.stage !== 'start')

/**
 * Asks for consent instead of taking the answer; the answer waits in the buttons and is taken with the consent, so that
 * nothing is said twice and nothing is lost on the way.
 */
const askConsent = (moment: Moment, answer: string, before: readonly Outgoing[]): Decision =>
  decide(moment, {
    person: { ...moment.person, consentAsked: true },
    replies: [...before, consentQuestion(moment, answer)],
  })

/** What was asked in the same breath as an answer is answered before anything else is asked. */
const answeredAside = (spoken: Speaking, heard: Understood | null, { events }: Advanced): Outgoing[] => {
  const [first] = events.filter(({ type }) => type === 'said')
  return heard?.act.type === 'question' && first?.type === 'said'
    ? [{ kind: 'text', html: paragraphs(first.parts, spoken) }]
    : []
}

/** The act that a press or a command stands for beside the answers of the step itself; null – none. */
const actOfInput = (talk: Talk, input: Exclude<Input, { type: 'words' | 'other' | 'goto' }>): Act | null => {
  if (input.type === 'command') return { type: 'command', name: input.name, isAgain: true }
  const isOffered = present(talk)
    .at(-1)
    ?.choices.some(({ id }) => id === input.choice)
  const before = input.choice === AS_BEFORE ? wasBefore(talk) : null
  if (before) return { type: 'correction', of: before }
  return isOffered ? null : actOfPress(input.choice, talk)
}

const earIn = ({ conversation, language }: Moment): Ear =>
  earOf(conversation.content, conversation.findNeeds, language)

/** What an input means where the talk stands: words are heard first, a press may stand for what words would have said. */
const heardIn = (moment: Moment, talk: Talk, input: Input): Understood | null => {
  if (input.type === 'words') return understand(talk, input.words, earIn(moment))
  const act = input.type === 'other' || input.type === 'goto' ? null : actOfInput(talk, input)
  return act && { act, readings: [] }
}

/** What reaches beyond the talk, and is asked before anything changes: another matter, a stop with which reminders go. */
const beyondTalk = (
  moment: Moment,
  before: StoredTalk,
  input: Input,
  heard: Understood | null,
): Decision | null => {
  const act = heard?.act
  if (act?.type === 'other_need' && input.type === 'words')
    return offerOther(moment, before.session.need, act.needs, input.words)
  return act?.type === 'command' && act.name === 'stop' ? stopQuestion(moment, before) : null
}

/** Takes one input into a talk of the person. A press that offers nothing of ours changes nothing. */
export const takeTurn = (moment: Moment, before: StoredTalk, input: Input): Decision => {
  const spoken = speak(moment, before.session)
  const heard = heardIn(moment, spoken.talk, input)
  return beyondTalk(moment, before, input, heard) ?? turned(moment, before, spoken, input, heard)
}

/** Stops a talk, with all that goes with it. */
export const stopTalk = (moment: Moment, before: StoredTalk): Decision => {
  const spoken = speak(moment, before.session)
  const input: Input = { type: 'command', name: 'stop' }
  return turned(moment, before, spoken, input, heardIn(moment, spoken.talk, input))
}

const turned = (
  moment: Moment,
  before: StoredTalk,
  spoken: Speaking,
  input: Input,
  heard: Understood | null,
): Decision => {
  const { talk } = spoken
  const after = heard
    ? respond(talk, heard, input.type === 'words' ? input.words : '', earIn(moment))
    : advance(talk.scenario, talk.session, input, talk.situation)
  const isForged = input.type === 'press' && after.events[0]?.type === 'answer_refused'
  if (isForged) return decide(moment, { toast: moment.screens.label('unknown_button') })
  if (asksConsent(moment, after.session, after.events))
    return askConsent(
      moment,
      String(after.session.answers['route'] ?? ''),
      answeredAside(spoken, heard, after),
    )
  const session = pinnedTo(after.session, talk.scenario.version)
  const stored: StoredTalk = { id: before.id, session, updatedAt: moment.at, revision: before.revision }
  if (session.answers['route'] === 'not_it') return notIt(moment, stored, after)
  const messages = wordTurn(moment, before, spoken, input, after)
  const isCurrent = moment.person.currentTalk === before.id
  const current = isCurrent ? moment.person : { ...moment.person, currentTalk: before.id }
  // The lesson's last words ask for consent: nothing else of a lesson needs it (value first).
  const isAsked = isLesson(session) && session.status === 'finished' && !current.consentAsked
  const learned = learnedAfter(current.learned, session, after.events)
  const known = learned === current.learned ? current : { ...current, learned }
  const person = isAsked ? { ...known, consentAsked: true } : known
  const followUp = whatFollows(moment, before.session, stored)
  return decide(moment, {
    talk: stored,
    events: after.events,
    replies: messages,
    person,
    ...(followUp ? { followUp } : {}),
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

/** What a talk begins with. */
export interface TalkBeginning {
  readonly need: string
  /** How the person named it; null – nobody did. */
  readonly ownWords: string | null
  readonly cause?: string | undefined
  /** Other needs that were named with it: offered when it ends. */
  readonly later?: readonly string[]
}

const beginningAnswers = (
  { conversation, language, person }: Moment,
  { need, ownWords, cause }: TalkBeginning,
): Record<string, AnswerValue> => {
  const learned = answersOf(person.learned)
  if (ownWords === null) return learned
  const aim = aimIn(ownWords, need, earOf(conversation.content, conversation.findNeeds, language))
  return {
    ...learned,
    own_words: ownWords,
    ...(cause ? { cause } : {}),
    ...(aim === null ? {} : { aim }),
  }
}

/** The answers that a talk begins with, and a word on the office that its first words call closed. */
const withoutClosed = (
  moment: Moment,
  session: Session,
  ownWords: string | null,
): { answers: Session['answers']; closed: readonly Outgoing[] } => {
  const { talk } = speak(moment, session)
  const open = ownWords === null ? talk : withClosed(talk, ownWords, earIn(moment))
  if (open === talk) return { answers: session.answers, closed: [] }
  const html = paragraphs(closedLine(talk, open).parts, speak(moment, open.session))
  return { answers: open.session.answers, closed: [{ kind: 'text', html }] }
}

/** The answer to what first words ask for outright: «половину пенсии удерживают, это законно?» is told that before all else. */
const answeredLaw = (moment: Moment, session: Session, ownWords: string | null): readonly Outgoing[] => {
  if (ownWords === null) return []
  const spoken = speak(moment, session)
  const lines = lawAsked(spoken.talk, ownWords, earIn(moment))
  return lines.length > 0 ? [{ kind: 'text', html: paragraphs(lines, spoken) }] : []
}

/** Begins a talk about a need. */
export const beginTalk = (moment: Moment, beginning: TalkBeginning): Decision => {
  const { conversation, at } = moment
  const { need, ownWords, later = [] } = beginning
  const id = conversation.chance.id()
  const seed = conversation.chance.seed()
  if (ownWords !== null && moment.person.consent === null) conversation.recentWords.keep(id, ownWords)
  const fresh: Moment = { ...moment, pinned: undefined }
  const { track } = conversation.content
  const told = { need, region: conversation.region.id, seed, answers: beginningAnswers(moment, beginning) }
  const first = newSession(track, told)
  const { answers, closed } = withoutClosed(fresh, first, ownWords)
  const from = { ...told, answers }
  const begun = begin(track, from, speak(fresh, newSession(track, from)))
  const session = withLater(begun.session, later, ownWords, at)
  const stored: StoredTalk = { id, session, updatedAt: at, revision: 0 }
  return decide(fresh, {
    talk: stored,
    events: begun.events,
    person: { ...moment.person, currentTalk: id },
    replies: [
      ...closed,
      ...answeredLaw(fresh, first, ownWords),
      ...wordEvents(fresh, id, speak(fresh, session), begun.events),
    ],
  })
}
