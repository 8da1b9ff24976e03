import type { Input } from '../../domain/conversation/input.ts'
import { ownEntry } from '../../domain/own-entry.ts'
import type { TalkEvent } from '../../domain/scenario/event.ts'
import { easiestInputs, press } from '../../domain/scenario/inspect/sample-inputs.ts'
import { sampleOf } from '../../domain/scenario/practised.ts'
import { type Learned, learnedAfter } from '../../domain/track/learned.ts'
import type { SoloTalk } from '../solo-talk.ts'

/** More answers than these, and the talk does not end. */
const MOST = 200

/** Whoever learns willingly and succeeds, where that is not the first answer on offer. */
const WILLING: Readonly<Record<string, string>> = {
  'start.pace': 'short',
  'diagnose.experience': 'none',
  'diagnose.wish': 'learn_it',
  'diagnose.skills': 'done',
  'contact.start': 'try',
  'contact.again': 'enough',
  'contact.reached': 'talked',
  'documents.list': 'have_all',
  'visit.again': 'enough',
  'visit.went': 'went',
  'review.alone': 'all',
}

/** What is written where there is nothing to press. */
const SAID: Readonly<Record<string, string>> = {
  'inform.task': '8 000 000 00 01',
}

/** Whoever is at home calls at once. */
const AT_HOME: Readonly<Record<string, string>> = { 'contact.start': 'at_once' }

/** An hour with the room, as the question asks for both. */
const hourAndRoom = ({ talk: { situation } }: SoloTalk): string =>
  ['10:30,', situation.vocabulary.when.places[0]?.[0] ?? '', '12'].join(' ')

/** Words that are practised: those of the need's own sample. */
const practised = ({ talk: { scenario, session, situation } }: SoloTalk): string | undefined => {
  const definition = scenario.steps.get(session.step)?.definition
  if (definition?.type !== 'ask' || definition.remark === undefined) return undefined
  return situation.label(sampleOf(definition.remark, situation.need))
}

const answersAt = (solo: SoloTalk, isAtHome: boolean, own: Readonly<Record<string, string>>): Input[] => {
  const { step } = solo.session
  const chosen =
    ownEntry(own, step) ?? (isAtHome ? ownEntry(AT_HOME, step) : undefined) ?? ownEntry(WILLING, step)
  const offered = solo.question()?.choices.map(({ id }) => id) ?? []
  const type = solo.talk.scenario.steps.get(step)?.definition.type
  const isOptional = type === 'ask' || type === 'reflect'
  const said =
    step === 'contact.appointment_time' ? hourAndRoom(solo) : (ownEntry(SAID, step) ?? practised(solo))
  return [
    ...(chosen !== undefined && offered.includes(chosen) ? [press(chosen)] : []),
    ...(said === undefined ? [] : [{ type: 'words' as const, words: said }]),
    ...(isOptional && offered.includes('skip') ? [press('skip')] : []),
    ...(offered.includes('no_date') ? [press('no_date')] : []),
    ...easiestInputs(solo.talk),
  ]
}

const isTaken = (events: readonly TalkEvent[]): boolean =>
  events.length > 0 && events.every(({ type }) => type !== 'answer_refused')

/** The first answer that the talk takes, and what came of it; null – it takes none. */
const firstTaken = (
  solo: SoloTalk,
  inputs: readonly Input[],
): { readonly answer: Input; readonly events: readonly TalkEvent[] } | null => {
  for (const answer of inputs) {
    const events = solo.tried(answer)
    if (isTaken(events)) return { answer, events }
  }
  return null
}

/** Called for every answer that the talk took, with what it said to it. */
type Tell = (answer: Input, events: readonly TalkEvent[]) => void

/** How a walk differs from that of whoever learns willingly to the end. */
interface OwnWay {
  /** Answers by the full name of their step: `{ 'start.invite': 'urgent' }`. */
  readonly own?: Readonly<Record<string, string>>
  /** The stage before which it ends, e.g. `documents`. */
  readonly until?: string
}

/** Walks a talk as whoever learns willingly and succeeds, and tells every turn. */
export const walkWillingly = (
  solo: SoloTalk,
  before: Learned,
  tell: Tell,
  { own = {}, until }: OwnWay = {},
): Learned => {
  const isThere = (): boolean => until !== undefined && solo.session.step.startsWith(`${until}.`)
  let learned = before
  const isAtHome = (before.call?.level ?? 0) > 1
  for (let turns = 0; solo.session.status === 'active' && turns < MOST && !isThere(); turns += 1) {
    const taken = firstTaken(solo, answersAt(solo, isAtHome, own))
    if (taken === null) break
    tell(taken.answer, taken.events)
    learned = learnedAfter(learned, solo.session, taken.events)
  }
  return learned
}
