import { type LocalMoment, localMoment } from '../../domain/calendar/local-date.ts'
import type { CompiledScenario, CompiledStep } from '../../domain/scenario/compiled.ts'
import type { Said, TalkEvent } from '../../domain/scenario/event.ts'
import { type Thoroughness, turnsAt } from '../../domain/scenario/inspect/step-turns.ts'
import { causeOf } from '../../domain/scenario/offices.ts'
import type { Session } from '../../domain/scenario/session.ts'
import type { Talk } from '../../domain/scenario/talk.ts'
import { type Conversation, Speaking } from '../conversation.ts'
import { type Wording, wordSaid } from '../outgoing.ts'
import type { Content } from '../ports/content.ts'
import { LANGUAGES, type Language } from '../ports/texts.ts'
import { plainText } from '../render.ts'
import type { Measured } from './measures.ts'
import type { SaidFor } from './said-for.ts'
import {
  answersFor,
  HIGHEST_VERSION,
  LONGEST_ID,
  type Sample,
  samplesByNeed,
  sessionOf,
  watched,
  waysBehind,
} from './sample-talks.ts'
import type { Filled, SpyingTexts } from './spying-texts.ts'

const keyOf = (said: Said, fallback: string): string =>
  said.parts.find(({ key }) => key !== 'talk.blank' && /^(track|lessons)\./.test(key))?.key ??
  said.parts.find(({ key }) => key !== 'talk.blank')?.key ??
  fallback

/** Measures messages of one sample talk. */
export interface Listener {
  readonly content: Content
  readonly talking: Conversation
  readonly spy: SpyingTexts
  readonly whom: string
  readonly saidFor?: Omit<SaidFor, 'cause'>
  readonly at: number
  readonly now: LocalMoment
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

const measured = (
  said: Said,
  speaking: Speaking,
  language: Language,
  { whom, spy, saidFor }: Listener,
  wording: number,
): Measured => {
  const step = speaking.talk.scenario.steps.get(said.step)
  spy.takeFilled()
  const { html, buttons = [] } = wordSaid(said, LONGEST_ID, HIGHEST_VERSION, inWording(speaking, wording))
  const shown = buttons.flat()
  return {
    language,
    names: [said.step, `type ${step?.definition.type}`, ...said.parts.map(({ key }) => key)],
    key: keyOf(said, `${step?.key}.text`),
    whom,
    ...(saidFor ? { saidFor: { ...saidFor, cause: causeOf(speaking.talk) } } : {}),
    stage: { need: speaking.talk.session.need, name: step?.stage ?? '' },
    plain: plainText(html),
    filled: spy.takeFilled(),
    buttons: said.choices.map(({ label }, index) => ({
      text: shown[index]?.text ?? '',
      token: shown[index]?.token ?? '',
      key: label.key,
    })),
  }
}

/** The same talk as it would be said in another wording of every text that has several. */
const inWording = (speaking: Speaking, wording: number): Wording => ({
  renderer: speaking.renderer,
  large: false,
  value: (name) => speaking.value(name),
  wording: (_, count) => wording % count,
})

/** A message in all its wordings: once, where none of its texts has several. */
function* worded(
  said: Said,
  speaking: Speaking,
  language: Language,
  listener: Listener,
): Generator<Measured> {
  const { texts } = listener.content
  const wordings = ({ key }: Filled): number => texts.find(language, key)?.wordings?.length ?? 1
  const first = measured(said, speaking, language, listener, 0)
  yield first
  const most = Math.max(1, ...first.filled.map(wordings))
  for (let wording = 1; wording < most; wording += 1)
    yield measured(said, speaking, language, listener, wording)
}

/** Messages that were not given before: a question is asked again after every «зачем это?». */
const newOnes = (events: readonly TalkEvent[], heard: Set<string>): Said[] =>
  events.filter((event): event is Said => {
    if (event.type !== 'said') return false
    const words = JSON.stringify([event.parts, event.choices.length])
    const isNew = !heard.has(words)
    heard.add(words)
    return isNew
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
      for (const event of said) yield* worded(event, speaking, language, listener)
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
  readonly today: string
}

const trialOf = (sample: Sample, content: Content, spy: SpyingTexts, at: number): Trial => {
  const { need, cause, region } = sample
  const now = localMoment(at, region.time_zone)
  const talking = watched(content, spy, region.id)
  const whom = [need.id, cause, region.id].join(', ')
  return { sample, listener: { content, talking, spy, whom, saidFor: sample, at, now }, today: now.date }
}

/** What one step says in a trial, with ways behind and inputs as thoroughly as told. */
function* trying(
  step: CompiledStep,
  { sample, listener, today }: Trial,
  ways: Thoroughness,
  inputs: Thoroughness,
): Generator<Measured> {
  const { content } = listener
  const asked = { ...sample, how: ways }
  for (const answers of answersFor(step, asked, content, waysBehind(asked, content, today))) {
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
  for (const samples of samplesByNeed(content)) {
    const ofNeed = new Set<string>()
    for (const ofCause of samples) {
      const trials = ofCause.map((sample) => trialOf(sample, content, spy, at))
      const isFirst = shared && ofCause[0]?.need.id === firstNeed && ofCause[0]?.how === 'all'
      yield* saidOfCause(trials, isFirst, ofNeed)
    }
  }
}
