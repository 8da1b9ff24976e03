import { type LocalMoment, localMoment } from '../../domain/calendar/local-date.ts'
import type { Command, Input } from '../../domain/conversation/input.ts'
import { ownEntry } from '../../domain/own-entry.ts'
import type { CompiledScenario, CompiledStep } from '../../domain/scenario/compiled.ts'
import {
  type Advanced,
  advance,
  type Beginning,
  begin,
  newSession,
  present,
} from '../../domain/scenario/engine.ts'
import type { Choice, TalkEvent } from '../../domain/scenario/event.ts'
import { answerName, wayName } from '../../domain/scenario/inspect/branches.ts'
import { type Edge, FINISH, reachableFrom, reversed } from '../../domain/scenario/inspect/graph.ts'
import { stateKeys } from '../../domain/scenario/inspect/live-answers.ts'
import { fittingWords, press } from '../../domain/scenario/inspect/sample-inputs.ts'
import { type Thoroughness, turnsAt } from '../../domain/scenario/inspect/step-turns.ts'
import type { Session } from '../../domain/scenario/session.ts'
import type { Talk } from '../../domain/scenario/talk.ts'
import { type Conversation, conversation, Speaking } from '../conversation.ts'
import { wordSaid } from '../outgoing.ts'
import type { Content } from '../ports/content.ts'
import { LANGUAGES, type Language } from '../ports/texts.ts'
import { plainText } from '../render.ts'
import { TELEGRAM } from './measures.ts'

/** States beyond this mean that the abstraction does not hold them together any more. */
const MOST_STATES = 20_000
const LONGEST_ID = 'z'.repeat(13)

const isRefused = (events: readonly TalkEvent[]): boolean =>
  events.some(({ type }) => type === 'answer_refused')

/** All texts that a message names, those inside its values among them. */
const keysIn = (value: unknown): string[] => {
  if (typeof value !== 'object' || value === null) return []
  const own = 'key' in value && typeof value.key === 'string' ? [value.key] : []
  return [...own, ...Object.values(value).flatMap(keysIn)]
}

/** A scene of a need that is played for a cause. */
interface Rehearsal {
  readonly need: string
  readonly cause: string
  readonly how: Thoroughness
}

/**
 * Walks needs through every state that can be reached, and proves of each what a person relies on: it goes on, back,
 * pauses and resumes, tells why, calls a human, and leads to an end.
 */
export class Walker {
  readonly problems = new Set<string>()
  /** Steps, answers and ways that were taken, by their names in `branches.ts`. */
  readonly branches = new Set<string>()
  /** Keys of the texts that were said. */
  readonly texts = new Set<string>()
  /** States that were reached, and those of them of which everything was proved. */
  states = 0
  proved = 0
  readonly #region: string
  readonly #at: number
  readonly #now: LocalMoment
  readonly #content: Content
  readonly #conversation: Conversation
  readonly #scenario: CompiledScenario
  readonly #keyOf: (talk: Talk) => string
  readonly #rendered = new Set<string>()
  /** Steps that the present input led to, each with whether it was passed over. */
  #passed: { step: string; isPassedOver: boolean }[] = []

  /**
   * @param at the moment of every talk, in milliseconds since the epoch
   * @param scenario what is walked: the track, or the lessons
   */
  constructor(content: Content, region: string, at: number, scenario = content.track) {
    this.#at = at
    this.#now = localMoment(at, content.regions.get(region)?.time_zone ?? 'UTC')
    this.#content = content
    this.#region = region
    this.#conversation = conversation(content, region, {
      findNeeds: () => [],
      chance: { id: () => LONGEST_ID, seed: () => 0, code: () => '2'.repeat(26) },
      bot: 'bot',
      writeAppointment: () => '',
      limits: { text: TELEGRAM.message, caption: TELEGRAM.caption },
      consentVersion: { ru: '', en: '' },
    })
    this.#scenario = scenario
    this.#keyOf = stateKeys(scenario)
  }

  /** Walks breadth first from the beginning of a talk about a need, or from where else it begins. */
  walk(need: string, seed: number, from: Partial<Beginning> = {}): void {
    const beginning = { need, region: this.#region, seed, answers: {}, ...from }
    const unborn = newSession(this.#scenario, beginning)
    const first = this.#walked(null, () => begin(this.#scenario, beginning, this.#talk(unborn).situation))
    this.#hear(first, 'begin')
    const states = new Map<string, Session>([[this.#keyOf(this.#talk(first.session)), first.session]])
    const ways = new Map<string, string[]>()
    for (const [key, session] of states) {
      if (states.size > MOST_STATES) break
      const known = this.problems.size
      const talk = this.#talk(session)
      const question = present(talk).at(-1)
      this.#prove(talk, JSON.stringify(question))
      ways.set(
        key,
        this.#onward(talk, question?.choices ?? []).map((next) => this.#arrived(next, states)),
      )
      if (this.problems.size === known) this.proved += 1
    }
    if (states.size > MOST_STATES) this.problems.add(`${need}: more than ${MOST_STATES} states`)
    this.states += states.size
    for (const key of stuckIn(ways)) {
      this.proved -= 1
      this.problems.add(`${need}: no way to an end from ${key}`)
    }
  }

  #arrived(session: Session, states: Map<string, Session>): string {
    if (session.status === 'finished') return END
    const key = this.#keyOf(this.#talk(session))
    if (session.status === 'active' && !states.has(key)) states.set(key, session)
    return key
  }

  /**
   * Plays every scene for each cause with each of its clerks, those of the office among them, giving every answer; for the
   * first cause all other words and commands as well.
   */
  rehearse(need: string): void {
    const causes = this.#content.needs.get(need)?.causes ?? []
    for (const cause of causes)
      for (const step of this.#content.track.steps.values())
        if (step.definition.type === 'rehearse') {
          const how = cause === causes[0] ? 'all' : 'presses'
          this.#play(step, step.definition.scene, { need, cause, how })
        }
  }

  #play(step: CompiledStep, scene: string, { need, cause, how }: Rehearsal): void {
    const clerks = (ownEntry(this.#content.scenes, scene)?.clerks.length ?? 0) + 1
    for (let tries = 0; tries < clerks; tries += 1) {
      const answers = { route: 'learn', cause, [`tries.${scene}`]: tries }
      const before = this.#talk({ ...this.#unborn(need, 7), answers })
      for (const { talk, events } of turnsAt(step, before, how))
        this.#hear({ session: talk.session, events }, `${step.name} ${cause}`)
    }
  }

  #unborn(need: string, seed: number): Session {
    return newSession(this.#content.track, { need, region: this.#region, seed, answers: {} })
  }

  #speak(session: Session, language: Language): Speaking {
    return new Speaking(this.#conversation, session, { language, large: false, at: this.#at })
  }

  /** The talk in its world; the check hears of every step that it comes to. */
  #talk(session: Session): Talk {
    const speaking = this.#speak(session, 'ru')
    const { region, calendar, scenes, vocabulary } = speaking
    const watch = (step: string, isPassedOver: boolean): void =>
      void this.#passed.push({ step, isPassedOver })
    const label = speaking.label.bind(speaking)
    const has = speaking.has.bind(speaking)
    const world = { now: this.#now, region, calendar, scenes, vocabulary, label, has, watch }
    const situation = {
      ...world,
      get need() {
        return speaking.need
      },
    }
    return { ...speaking.talk, situation }
  }

  #take({ scenario, session, situation }: Talk, input: Input): Advanced {
    const from = input.type === 'command' ? null : session.step
    return this.#walked(from, () => advance(scenario, session, input, situation))
  }

  /** Notes the steps and ways that an input took; the first way leads from where the talk stood. */
  #walked(from: string | null, take: () => Advanced): Advanced {
    this.#passed = []
    const advanced = take()
    let before = from === null ? null : { step: from, isPassedOver: false }
    const isOver = advanced.events.some(({ type }) => type === 'talk_finished')
    for (const each of [...this.#passed, ...(isOver ? [{ step: FINISH, isPassedOver: false }] : [])]) {
      if (!each.isPassedOver) this.branches.add(each.step)
      if (before) this.branches.add(wayName(before.step, each.step, before.isPassedOver))
      before = each
    }
    return advanced
  }

  /** Every state that an answer leads to from here; each answer on offer must be taken. */
  #onward(talk: Talk, choices: readonly Choice[]): Session[] {
    const { session } = talk
    const place = `${session.step} ${JSON.stringify(session.cursor)}`
    const offered = choices.map(({ id }) => press(id))
    const reached: Session[] = []
    for (const input of [...offered, ...fittingWords(talk)]) {
      const after = this.#take(talk, input)
      const isOffered = input.type === 'press'
      if (isOffered && isRefused(after.events))
        this.problems.add(`${place}: offered, but refused: ${input.choice}`)
      if (isRefused(after.events)) continue
      if (isOffered) this.branches.add(answerName(session.step, input.choice))
      this.#hear(after, place)
      reached.push(after.session)
    }
    if (reached.length === 0) this.problems.add(`${place}: no answer goes on`)
    return reached
  }

  /** What holds at every question: back, pause and resume, «зачем», a person. @param asked the question, as one string */
  #prove(talk: Talk, asked: string): void {
    const { session } = talk
    const place = `${session.step} ${JSON.stringify(session.cursor)}`
    const say = (fault: string): void => void this.problems.add(`${place}: ${fault}`)
    const why = this.#commanded(talk, 'why', place)
    if (why.last !== asked) say('"why" does not ask again')
    const human = this.#commanded(talk, 'human', place)
    if (human.last !== asked || human.events[0]?.type !== 'human_called')
      say('"human" calls nobody or does not ask again')
    const paused = this.#commanded(talk, 'pause', place)
    const resumed = this.#commanded(this.#talk(paused.session), 'resume', place)
    if (paused.session.status !== 'paused' || resumed.last !== asked)
      say('"pause" and "resume" lose the question')
    this.#proveBack(session, this.#commanded(talk, 'back', place), say)
  }

  #commanded(talk: Talk, name: Command, place: string): Advanced & { readonly last: string | undefined } {
    const { session, events } = this.#take(talk, { type: 'command', name })
    return { session, events, last: this.#hear({ session, events }, `${place} :${name}`) }
  }

  #proveBack(session: Session, back: Advanced, say: (fault: string) => void): void {
    const isAtStart = back.events.some(
      (event) => isSaid(event) && event.parts[0]?.key === 'talk.back_at_start',
    )
    const moved = back.session.step !== session.step || back.session.cursor !== session.cursor
    if (!isAtStart && !moved && session.trail.at(-1) !== session.step) say('"back" does nothing')
    if (!back.events.some(isSaid)) say('"back" says nothing')
  }

  /**
   * Renders what was said in all languages, within Telegram's limits; no fault may come of it. Gives the last message as one
   * string.
   */
  #hear({ session, events }: Advanced, place: string): string | undefined {
    let last: string | undefined
    for (const event of events) {
      if (event.type === 'talk_failed')
        this.problems.add(`${place}: talk_failed ${event.reason} at ${event.step}`)
      if (!isSaid(event)) continue
      const words = JSON.stringify(event)
      last = words
      if (this.#rendered.has(words)) continue
      this.#rendered.add(words)
      for (const key of keysIn(event)) this.texts.add(key)
      for (const language of LANGUAGES)
        this.#fit(event, this.#speak(session, language), `${place} ${language}`)
    }
    return last
  }

  #fit(said: TalkEvent & { type: 'said' }, speaking: Speaking, place: string): void {
    const { html, buttons = [] } = wordSaid(said, LONGEST_ID, speaking.talk.session.version, speaking)
    const plain = plainText(html)
    if (plain.trim() === '' || plain.length > TELEGRAM.message)
      this.problems.add(`${place}: ${plain.length} characters`)
    for (const { text, token } of buttons.flat()) {
      if (text === '' || text.length > TELEGRAM.button) this.problems.add(`${place}: button «${text}»`)
      if (new TextEncoder().encode(token).length > TELEGRAM.token)
        this.problems.add(`${place}: token ${token}`)
    }
  }
}

/** The end of a talk, beside the keys of its states. */
const END = 'end'

/** States from which no answers lead to the end. */
const stuckIn = (ways: ReadonlyMap<string, readonly string[]>): string[] => {
  const edges = [...ways].flatMap(([from, tos]) => tos.map((to): Edge => ({ from, to, by: 'answer' })))
  const ending = reachableFrom([END], reversed(edges))
  return [...ways.keys()].filter((key) => !ending.has(key))
}

const isSaid = (event: TalkEvent): event is TalkEvent & { type: 'said' } => event.type === 'said'
