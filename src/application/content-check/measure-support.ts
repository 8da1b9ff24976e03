import type { Input } from '../../domain/conversation/input.ts'
import { ownEntry } from '../../domain/own-entry.ts'
import type { TalkEvent } from '../../domain/scenario/event.ts'
import { easiestInputs, press } from '../../domain/scenario/inspect/sample-inputs.ts'
import { sampleOf } from '../../domain/scenario/practised.ts'
import { type Learned, learnedAfter } from '../../domain/track/learned.ts'
import type { Content } from '../ports/content.ts'
import { SoloTalk } from '../solo-talk.ts'

/** How much one talk asks of a person: answers given, and characters read. */
export interface Effort {
  readonly presses: number
  readonly characters: number
}

/** The first, second and third need of one person, one after the other. */
export type FadingSupport = readonly [Effort, Effort, Effort]

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

const answersAt = (solo: SoloTalk, isAtHome: boolean): Input[] => {
  const { step } = solo.session
  const chosen = (isAtHome ? ownEntry(AT_HOME, step) : undefined) ?? ownEntry(WILLING, step)
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

/** What came of the first answer that the talk takes; null – it takes none. */
const firstTaken = (solo: SoloTalk, inputs: readonly Input[]): readonly TalkEvent[] | null => {
  for (const input of inputs) {
    const events = solo.tried(input)
    if (isTaken(events)) return events
  }
  return null
}

const charactersIn = (solo: SoloTalk, events: readonly TalkEvent[]): number =>
  events.reduce((sum, event) => sum + (event.type === 'said' ? solo.hear(event).words.length : 0), 0)

/** Walks one need to its end. */
const walked = (solo: SoloTalk, before: Learned): { effort: Effort; learned: Learned } => {
  let [presses, characters, learned] = [0, charactersIn(solo, solo.beginning), before]
  const isAtHome = (before.call?.level ?? 0) > 1
  while (solo.session.status === 'active' && presses < MOST) {
    const events = firstTaken(solo, answersAt(solo, isAtHome))
    if (events === null) break
    presses += 1
    characters += charactersIn(solo, events)
    learned = learnedAfter(learned, solo.session, events)
  }
  return { effort: { presses, characters }, learned }
}

/** What three needs one after the other ask of a person who learns willingly, by need (C-measure). @param at milliseconds */
export const fadingSupport = (content: Content, at: number): ReadonlyMap<string, FadingSupport> => {
  const [region = ''] = content.regions.keys()
  const ofNeed = (need: string): FadingSupport => {
    let learned: Learned = {}
    const next = (): Effort => {
      const solo = new SoloTalk(content, { need, region, language: 'ru', seed: 7, start: at, learned })
      const { effort, learned: known } = walked(solo, learned)
      learned = known
      return effort
    }
    return [next(), next(), next()]
  }
  return new Map([...content.needs.keys()].map((need) => [need, ofNeed(need)]))
}
