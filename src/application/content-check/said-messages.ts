import { type LocalMoment, localMoment } from '../../domain/calendar/local-date.ts'
import type { CompiledScenario, CompiledStep } from '../../domain/scenario/compiled.ts'
import type { Said, TalkEvent } from '../../domain/scenario/event.ts'
import type { Answers } from '../../domain/scenario/inspect/sample-answers.ts'
import { type Thoroughness, turnsAt } from '../../domain/scenario/inspect/step-turns.ts'
import { causeOf } from '../../domain/scenario/offices.ts'
import type { Session } from '../../domain/scenario/session.ts'
import type { Talk } from '../../domain/scenario/talk.ts'
import { type Conversation, Speaking } from '../conversation.ts'
import type { Content } from '../ports/content.ts'
import { LANGUAGES, type Language } from '../ports/texts.ts'
import type { Measured } from './measures.ts'
import type { SaidFor } from './said-for.ts'
import { answersFor, type Sample, samplesByNeed, sessionOf, watched, waysBehind } from './sample-talks.ts'
import type { SpyingTexts } from './spying-texts.ts'
import { inAllWordings, type KnownWords, nothingWorded } from './worded-message.ts'

/** Measures messages of one sample talk. */
export interface Listener {
  readonly content: Content
  readonly talking: Conversation
  readonly spy: SpyingTexts
  readonly whom: string
  readonly saidFor?: Omit<SaidFor, 'cause'>
  readonly at: number
  readonly now: LocalMoment
  /** What was worded before of the same need or lesson, in all wordings. */
  readonly known: KnownWords
}

const speak = ({ talking, at }: Listener, session: Session, language: Language): Speaking =>
  new Speaking(talking, session, { language, large: false, at })

/** The world of a sample talk: texts are watched, but whether one exists is asked of the real ones. */
export const situated = (listener: Listener, session: Session): Talk => {
  const spoken = speak(listener, session, 'ru')
  const { region, calendar, scenes, vocabulary } = spoken
  const { now } = listener
  const has = (key: string): boolean => listener.content.texts.find('ru', key) !== undefined
  const label = spoken.label.bind(spoken)
  const world = { now, region, calendar, scenes, vocabulary, has, label }
  const situation = {
    ...world,
    get need() {
      return spoken.need
    },
  }
  return { ...spoken.talk, situation }
}

/** What is said to somebody in a language, in all its wordings. */
const measured = (
  { said, words }: Heard,
  speaking: Speaking,
  language: Language,
  listener: Listener,
): Measured[] => {
  const { whom, saidFor, known, spy, content } = listener
  const messages = known[language].worded(
    words,
    (name) => speaking.value(name),
    (value) => inAllWordings(said, speaking, language, { texts: content.texts, spy }, value),
  )
  const to = saidFor ? { whom, saidFor: { ...saidFor, cause: causeOf(speaking.talk) } } : { whom }
  return messages.map((message) => ({ ...message, ...to }))
}

/** What was said, with all that its words depend on as one string to know it again by. */
interface Heard {
  readonly said: Said
  readonly words: string
}

/** Messages that were not given before: a question is asked again after every «зачем это?». */
const newOnes = (events: readonly TalkEvent[], heard: Set<string>): Heard[] =>
  events.flatMap((event) => {
    if (event.type !== 'said') return []
    const words = JSON.stringify([event.parts, event.choices.length])
    if (heard.has(words)) return []
    heard.add(words)
    return [{ said: event, words: `${event.step} ${words} ${JSON.stringify(event.choices)}` }]
  })

/** Languages that the need is written in: a draft is not measured. */
const translated = ({ content, saidFor }: Listener): Language[] =>
  LANGUAGES.filter((language) => !saidFor || !content.drafts[language].has(saidFor.need.id))

export function* messagesAt(
  step: CompiledStep,
  before: Talk,
  how: Thoroughness,
  listener: Listener,
): Generator<Measured> {
  const heard = new Set<string>()
  for (const { talk, events } of turnsAt(step, before, how)) {
    const said = newOnes(events, heard)
    for (const language of translated(listener)) {
      const speaking = speak(listener, talk.session, language)
      for (const each of said) yield* measured(each, speaking, language, listener)
    }
  }
}

/** Steps in the order in which people come to them: what a stage explains is known in the next. */
const asWalked = ({ routes, stages, steps }: CompiledScenario): CompiledStep[] => {
  const inOrder = [...new Set([...Object.values(routes).flat(), ...stages.keys()])]
  return inOrder.flatMap((stage) => stages.get(stage)?.steps ?? []).flatMap((name) => steps.get(name) ?? [])
}

/** Whether a message speaks of the need, or of an office or a fact of the region: told alike to everybody else. */
const isOfNeed = ({ filled }: Measured): boolean =>
  filled.some(
    ({ key, facts }) =>
      facts.size > 0 || /^(needs|regions)\./.test(key) || key.startsWith('talk.organisation.'),
  )

/** A talk of one need, cause and region that is tried. */
interface Trial {
  readonly sample: Sample
  readonly listener: Listener
  /** Ways behind the talk, as thoroughly as it is tried. */
  readonly ways: Readonly<Record<Thoroughness, readonly Answers[]>>
}

/** What all trials of one need are made of. */
type Ground = Pick<Listener, 'content' | 'spy' | 'at' | 'known'>

const trialOf = (sample: Sample, talkings: ReadonlyMap<string, Conversation>, ground: Ground): Trial => {
  const { need, cause, region } = sample
  const { content, at } = ground
  const now = localMoment(at, region.time_zone)
  const talking = talkings.get(region.id) as Conversation
  const whom = [need.id, cause, region.id].join(', ')
  const waysOf = (how: Thoroughness): Answers[] => waysBehind({ ...sample, how }, content, now.date)
  return {
    sample,
    listener: { ...ground, talking, whom, saidFor: sample, now },
    ways: { presses: waysOf('presses'), all: waysOf('all') },
  }
}

/** What one step says in a trial, with ways behind and inputs as thoroughly as told. */
function* trying(
  step: CompiledStep,
  { sample, listener, ways: waysBy }: Trial,
  ways: Thoroughness,
  inputs: Thoroughness,
): Generator<Measured> {
  const { content } = listener
  for (const answers of answersFor(step, { ...sample, how: ways }, content, waysBy[ways])) {
    const before = situated(listener, sessionOf(sample, content, answers))
    yield* messagesAt(step, before, inputs, listener)
  }
}

/**
 * Messages of one need and cause. A step that says nothing of the need is tried in the first region only, for everybody
 * else is told the same.
 * @param ofNeed steps that are known to speak of the need; grows
 */
function* saidOfCause(trials: readonly Trial[], isFirst: boolean, ofNeed: Set<string>): Generator<Measured> {
  const [first, ...others] = trials
  if (!first) return
  const { how } = first.sample
  const alsoTo = others.map(({ listener }) => listener.whom)
  for (const step of asWalked(first.listener.content.track)) {
    const said = [...trying(step, first, 'presses', 'presses')]
    if (said.some(isOfNeed)) ofNeed.add(step.name)
    const isShared = !ofNeed.has(step.name)
    for (const message of said) yield isShared ? { ...message, alsoTo } : message
    if (how === 'all' && (isFirst || !isShared)) yield* trying(step, first, how, how)
    if (!isShared) for (const trial of others) yield* trying(step, trial, how, 'presses')
  }
}

/**
 * Every message that the scenario can say, as far as sample talks bring it to light: each step with every need, cause
 * and region, with short and long ways behind, every paper and every clerk, in all languages. Words that do not fit and
 * commands are tried with the first cause of each need, in the first region.
 * @param shared whether words and commands are tried, once, at steps that say nothing of a need as well
 */
export function* saidMessages(
  content: Content,
  spy: SpyingTexts,
  at: number,
  { shared = true } = {},
): Generator<Measured> {
  const [firstNeed] = content.needs.keys()
  const talkings = new Map([...content.regions.keys()].map((id) => [id, watched(content, spy, id)]))
  for (const samples of samplesByNeed(content)) {
    const ofNeed = new Set<string>()
    const ground: Ground = { content, spy, at, known: nothingWorded() }
    for (const ofCause of samples) {
      const trials = ofCause.map((sample) => trialOf(sample, talkings, ground))
      const isFirst = shared && ofCause[0]?.need.id === firstNeed && ofCause[0]?.how === 'all'
      yield* saidOfCause(trials, isFirst, ofNeed)
    }
  }
}
