import { type LocalMoment, localMoment } from '../../domain/calendar/local-date.ts'
import type { Region } from '../../domain/organisations/region.ts'
import type { CompiledStep } from '../../domain/scenario/compiled.ts'
import type { Said, TalkEvent } from '../../domain/scenario/event.ts'
import {
  type Answers,
  answersForOptions,
  sampleAnswers,
} from '../../domain/scenario/inspect/sample-answers.ts'
import { type Thoroughness, turnsAt } from '../../domain/scenario/inspect/step-turns.ts'
import type { Session } from '../../domain/scenario/session.ts'
import type { Talk } from '../../domain/scenario/talk.ts'
import type { Need } from '../../domain/track/need.ts'
import { type Conversation, conversation, Speaking } from '../conversation.ts'
import { wordSaid } from '../outgoing.ts'
import type { Content } from '../ports/content.ts'
import { LANGUAGES, type Language } from '../ports/texts.ts'
import { plainText } from '../render.ts'
import type { Measured } from './measures.ts'
import type { SpyingTexts } from './spying-texts.ts'

/** Whose talk is tried: everything that texts can depend on. */
interface Sample {
  readonly need: Need
  readonly region: Region
  readonly cause: string
  readonly seed: number
  readonly how: Thoroughness
}

/** Longest talk id and highest version that a button's token can carry. */
const LONGEST_ID = 'z'.repeat(13)
const HIGHEST_VERSION = 36 ** 6 - 1

/** A conversation whose texts are watched and which needs nothing from outside. */
const watched = (content: Content, spy: SpyingTexts, region: string): Conversation =>
  conversation({ ...content, texts: spy }, region, {
    findNeeds: () => [],
    chance: { id: () => LONGEST_ID, seed: () => 0 },
    writeAppointment: () => '',
    consentVersion: { ru: '', en: '' },
  })

const sessionOf = ({ need, region, seed }: Sample, content: Content, answers: Answers): Session => ({
  scenario: content.track.name,
  definition: content.track.version,
  need: need.id,
  region: region.id,
  seed,
  version: 1,
  status: 'active',
  step: [...content.track.steps.keys()][0] ?? '',
  cursor: null,
  answers,
  trail: [],
  own: [],
  support: 'alone',
})

/** What is tried: every need, cause and region by pressing; each need's first cause with everything else as well. */
const samplesOf = ({ needs, regions, scenes }: Content): Sample[] =>
  [...needs.values()].flatMap((need, n) =>
    [...regions.values()].flatMap((region, r) =>
      need.causes.map((cause, c): Sample => {
        const isFull = c === 0 && r === n % regions.size
        return { need, region, cause, seed: c + Object.keys(scenes).length, how: isFull ? 'all' : 'presses' }
      }),
    ),
  )

/** One talk for each need, in the first region, with a way behind it: for texts outside the scenario. */
export const sampleTalks = (content: Content, spy: SpyingTexts) =>
  samplesOf(content)
    .filter(({ how }) => how === 'all')
    .map((sample) => ({
      talking: watched(content, spy, sample.region.id),
      session: sessionOf(sample, content, { cause: sample.cause }),
      whom: sample.need.id,
    }))

/** A scene is tried with each of its clerks: one a try, the need's own among them. */
const triesOf = ({ definition }: CompiledStep, { scenes }: Content): Answers[] => {
  if (definition.type !== 'rehearse') return []
  const clerks = (scenes[definition.scene]?.clerks.length ?? 0) + 1
  return Array.from({ length: clerks }, (_, tries) => ({ [`tries.${definition.scene}`]: tries }))
}

const suggestionsOf = ({ track }: Content): string[] =>
  [...track.steps.values()].flatMap(({ definition }) =>
    definition.type === 'plan' ? definition.suggestions : [],
  )

/** Ways behind a sample talk, the cause among the answers. */
const waysBehind = (sample: Sample, content: Content, today: string): Answers[] => {
  const all = sampleAnswers(sample.need, today, suggestionsOf(content))
  const tried = sample.how === 'all' ? all : all.slice(1, 2)
  return tried.map((answers) => ({ ...answers, cause: sample.cause }))
}

const answersFor = (
  step: CompiledStep,
  sample: Sample,
  content: Content,
  ways: readonly Answers[],
): Answers[] => {
  if (step.definition.type === 'rehearse') {
    const behind = { cause: sample.cause, route: 'learn' }
    return sample.how === 'all' ? triesOf(step, content).map((tries) => ({ ...behind, ...tries })) : [behind]
  }
  const options = answersForOptions(step.definition).map((answers) => ({ ...ways[0], ...answers }))
  return [...ways, ...options]
}

const keyOf = (said: Said, fallback: string): string =>
  said.parts.find(({ key }) => key !== 'talk.blank' && key.startsWith('track.'))?.key ??
  said.parts.find(({ key }) => key !== 'talk.blank')?.key ??
  fallback

/** Measures messages of one sample talk. */
interface Listener {
  readonly content: Content
  readonly talking: Conversation
  readonly spy: SpyingTexts
  readonly whom: string
  readonly at: number
  readonly now: LocalMoment
}

const speak = ({ talking, at }: Listener, session: Session, language: Language): Speaking =>
  new Speaking(talking, session, { language, large: false, at })

/** The world of a sample talk: texts are watched, but whether one exists is asked of the real ones. */
const situated = (listener: Listener, session: Session): Talk => {
  const spoken = speak(listener, session, 'ru')
  const { need, region, calendar, scenes, vocabulary } = spoken
  const { now } = listener
  const has = (key: string): boolean => listener.content.texts.find('ru', key) !== undefined
  const situation = { now, need, region, calendar, scenes, vocabulary, has, label: spoken.label.bind(spoken) }
  return { ...spoken.talk, situation }
}

const measured = (said: Said, speaking: Speaking, language: Language, { whom, spy }: Listener): Measured => {
  const step = speaking.talk.scenario.steps.get(said.step)
  spy.takeFilled()
  const { html, buttons = [] } = wordSaid(said, LONGEST_ID, HIGHEST_VERSION, speaking)
  const shown = buttons.flat()
  return {
    language,
    names: [said.step, `type ${step?.definition.type}`, ...said.parts.map(({ key }) => key)],
    key: keyOf(said, `${step?.key}.text`),
    whom,
    plain: plainText(html),
    filled: spy.takeFilled(),
    buttons: said.choices.map(({ label }, index) => ({
      text: shown[index]?.text ?? '',
      token: shown[index]?.token ?? '',
      key: label.key,
    })),
  }
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

function* messagesAt(
  step: CompiledStep,
  before: Talk,
  how: Thoroughness,
  listener: Listener,
): Generator<Measured> {
  const heard = new Set<string>()
  for (const { talk, events } of turnsAt(step, before, how)) {
    const said = newOnes(events, heard)
    for (const language of LANGUAGES) {
      const speaking = speak(listener, talk.session, language)
      for (const event of said) yield measured(event, speaking, language, listener)
    }
  }
}

/**
 * Every message that the scenario can say, as far as sample talks bring it to light: each step with every need, cause
 * and region, with short and long ways behind, every paper and every clerk, in all languages.
 */
export function* saidMessages(content: Content, spy: SpyingTexts, at: number): Generator<Measured> {
  for (const sample of samplesOf(content)) {
    const whom = [sample.need.id, sample.cause, sample.region.id].join(', ')
    const now = localMoment(at, sample.region.time_zone)
    const listener = { content, talking: watched(content, spy, sample.region.id), spy, whom, at, now }
    const ways = waysBehind(sample, content, now.date)
    for (const step of content.track.steps.values()) {
      for (const answers of answersFor(step, sample, content, ways)) {
        const before = situated(listener, sessionOf(sample, content, answers))
        yield* messagesAt(step, before, sample.how, listener)
      }
    }
  }
}
