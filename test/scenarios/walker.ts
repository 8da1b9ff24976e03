import { TELEGRAM } from '../../src/application/content-check/measures.ts'
import { type Conversation, conversation, Speaking } from '../../src/application/conversation.ts'
import { wordSaid } from '../../src/application/outgoing.ts'
import type { Content } from '../../src/application/ports/content.ts'
import { LANGUAGES, type Language } from '../../src/application/ports/texts.ts'
import { plainText } from '../../src/application/render.ts'
import type { CompiledStep } from '../../src/domain/scenario/compiled.ts'
import { type Advanced, advance, begin, newSession, present } from '../../src/domain/scenario/engine.ts'
import type { TalkEvent } from '../../src/domain/scenario/event.ts'
import type { Command, Input } from '../../src/domain/scenario/input.ts'
import { fittingWords, offeredIn, press } from '../../src/domain/scenario/inspect/sample-inputs.ts'
import { turnsAt } from '../../src/domain/scenario/inspect/step-turns.ts'
import type { Session } from '../../src/domain/scenario/session.ts'
import type { Talk } from '../../src/domain/scenario/talk.ts'
import { stateKeys } from './live-answers.ts'

/** Sunday noon in Yekaterinburg. */
const TODAY = Date.parse('2026-11-22T12:00:00+05:00')
/** States beyond this mean that the abstraction does not hold them together any more. */
const MOST_STATES = 20_000
const LONGEST_ID = 'z'.repeat(13)

const isRefused = (events: readonly TalkEvent[]): boolean =>
  events.some(({ type }) => type === 'answer_refused')

/** Notes which notes were passed: they say nothing. Only steps that stand under no condition are sure to be walked. */
class WatchedSteps extends Map<string, CompiledStep> {
  readonly passed = new Set<string>()

  override get(name: string): CompiledStep | undefined {
    const step = super.get(name)
    if (step?.definition.type === 'note' && !step.definition.when) this.passed.add(name)
    return step
  }
}

/** All texts that a message names, those inside its values among them. */
const keysIn = (value: unknown): string[] => {
  if (typeof value !== 'object' || value === null) return []
  const own = 'key' in value && typeof value.key === 'string' ? [value.key] : []
  return [...own, ...Object.values(value).flatMap(keysIn)]
}

/** Walks one need through every state that can be reached, and proves of each what a person relies on. */
export class Walker {
  readonly problems = new Set<string>()
  /** Steps that were passed or stood on. */
  readonly steps = new Set<string>()
  /** Options that were pressed, as `contact.reached.no_answer`. */
  readonly options = new Set<string>()
  /** Keys of the texts that were said. */
  readonly texts = new Set<string>()
  states = 0
  readonly #region: string
  readonly #content: Content
  readonly #watched: WatchedSteps
  readonly #conversation: Conversation
  readonly #keyOf: (talk: Talk) => string
  readonly #rendered = new Set<string>()
  readonly #proved = new Set<string>()

  constructor(content: Content, region: string) {
    const steps = new WatchedSteps(content.track.steps)
    this.#content = { ...content, track: { ...content.track, steps } }
    steps.passed.clear()
    this.#watched = steps
    this.#region = region
    this.#conversation = conversation(this.#content, region, {
      findNeeds: () => [],
      chance: { id: () => LONGEST_ID, seed: () => 0, code: () => '2'.repeat(26) },
      bot: 'bot',
      writeAppointment: () => '',
      consentVersion: { ru: '', en: '' },
    })
    this.#keyOf = stateKeys(content.track)
  }

  /** Walks breadth first from the beginning of a talk about a need. */
  walk(need: string, seed: number): void {
    const { track } = this.#content
    const unborn = this.#unborn(need, seed)
    const first = begin(track, unborn, this.#speak(unborn, 'ru'))
    this.#hear(first, 'begin')
    const queue = [first.session]
    const seen = new Set([this.#keyOf(this.#talk(first.session))])
    for (let session = queue.shift(); session && seen.size < MOST_STATES; session = queue.shift()) {
      this.#prove(session)
      for (const next of this.#onward(session)) {
        const key = this.#keyOf(this.#talk(next))
        if (seen.has(key)) continue
        seen.add(key)
        queue.push(next)
      }
    }
    if (queue.length > 0) this.problems.add(`${need}: more than ${MOST_STATES} states`)
    this.states += seen.size
    for (const note of this.#watched.passed) this.steps.add(note)
  }

  /** Plays every scene with each of its clerks, the need's own among them, giving every answer. */
  rehearse(need: string): void {
    for (const step of this.#content.track.steps.values()) {
      if (step.definition.type !== 'rehearse') continue
      const { scene } = step.definition
      const clerks = (this.#content.scenes[scene]?.clerks.length ?? 0) + 1
      for (let tries = 0; tries < clerks; tries += 1) {
        const answers = { route: 'learn', [`tries.${scene}`]: tries }
        const before = this.#talk({ ...this.#unborn(need, 7), answers })
        for (const { talk, events } of turnsAt(step, before, 'all'))
          this.#hear({ session: talk.session, events }, step.name)
      }
    }
  }

  #unborn(need: string, seed: number): Session {
    return newSession(this.#content.track, { need, region: this.#region, seed, answers: {} })
  }

  #speak(session: Session, language: Language): Speaking {
    return new Speaking(this.#conversation, session, { language, large: false, at: TODAY })
  }

  #talk(session: Session): Talk {
    return this.#speak(session, 'ru').talk
  }

  #take(session: Session, input: Input): Advanced {
    const { scenario, situation } = this.#talk(session)
    return advance(scenario, session, input, situation)
  }

  /** Every state that an answer leads to from here; each answer on offer must be taken. */
  #onward(session: Session): Session[] {
    const talk = this.#talk(session)
    const place = `${session.step} ${JSON.stringify(session.cursor)}`
    const offered = offeredIn(talk).map(({ id }) => press(id))
    const reached: Session[] = []
    for (const input of [...offered, ...fittingWords(talk)]) {
      const after = this.#take(session, input)
      const isOffered = input.type === 'press'
      if (isOffered && isRefused(after.events))
        this.problems.add(`${place}: offered, but refused: ${input.choice}`)
      if (isRefused(after.events)) continue
      if (isOffered) this.options.add(`${session.step}.${input.choice}`)
      this.#hear(after, place)
      reached.push(after.session)
    }
    if (reached.length === 0) this.problems.add(`${place}: no answer goes on`)
    return reached.filter(({ status }) => status === 'active')
  }

  /** What holds at every question: back, pause and resume, «зачем», a person. */
  #prove(session: Session): void {
    const place = `${session.step} ${JSON.stringify(session.cursor)}`
    if (this.#proved.has(place)) return
    this.#proved.add(place)
    const asked = JSON.stringify(present(this.#talk(session)).at(-1))
    const after = (name: Command, from = session): Advanced => {
      const advanced = this.#take(from, { type: 'command', name })
      this.#hear(advanced, `${place} :${name}`)
      return advanced
    }
    const asks = ({ events }: Advanced): boolean => JSON.stringify(events.findLast(isSaid)) === asked
    const say = (fault: string): void => void this.problems.add(`${place}: ${fault}`)
    if (!asks(after('why'))) say('"why" does not ask again')
    const human = after('human')
    if (!asks(human) || human.events[0]?.type !== 'human_called')
      say('"human" calls nobody or does not ask again')
    const paused = after('pause')
    const resumed = after('resume', paused.session)
    if (paused.session.status !== 'paused' || !asks(resumed)) say('"pause" and "resume" lose the question')
    this.#proveBack(session, after('back'), say)
  }

  #proveBack(session: Session, back: Advanced, say: (fault: string) => void): void {
    const isAtStart = back.events.some(
      (event) => isSaid(event) && event.parts[0]?.key === 'talk.back_at_start',
    )
    const moved = back.session.step !== session.step || back.session.cursor !== session.cursor
    if (!isAtStart && !moved && session.trail.at(-1) !== session.step) say('"back" does nothing')
    if (!back.events.some(isSaid)) say('"back" says nothing')
  }

  /** Renders what was said in all languages, within Telegram's limits; no fault may come of it. */
  #hear({ session, events }: Advanced, place: string): void {
    this.steps.add(session.step)
    for (const event of events) {
      if ('step' in event) this.steps.add(event.step)
      if (event.type === 'talk_failed')
        this.problems.add(`${place}: talk_failed ${event.reason} at ${event.step}`)
      if (!isSaid(event)) continue
      for (const key of keysIn(event)) this.texts.add(key)
      const words = JSON.stringify(event)
      if (this.#rendered.has(words)) continue
      this.#rendered.add(words)
      for (const language of LANGUAGES)
        this.#fit(event, this.#speak(session, language), `${place} ${language}`)
    }
  }

  #fit(said: TalkEvent & { type: 'said' }, speaking: Speaking, place: string): void {
    const { html, buttons = [] } = wordSaid(said, LONGEST_ID, speaking.talk.session.version, speaking)
    const plain = plainText(html)
    if (plain.trim() === '' || plain.length > TELEGRAM.message)
      this.problems.add(`${place}: ${plain.length} characters`)
    for (const { text, token } of buttons.flat()) {
      if (text === '' || text.length > TELEGRAM.button) this.problems.add(`${place}: button «${text}»`)
      if (Buffer.byteLength(token) > TELEGRAM.token) this.problems.add(`${place}: token ${token}`)
    }
  }
}

const isSaid = (event: TalkEvent): event is TalkEvent & { type: 'said' } => event.type === 'said'
