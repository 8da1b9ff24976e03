import type { Need } from '../../domain/needs/need.ts'
import type { Region } from '../../domain/organisations/region.ts'
import { ownEntry } from '../../domain/own-entry.ts'
import type { CompiledStep } from '../../domain/scenario/compiled.ts'
import {
  type Answers,
  answersForOptions,
  sampleAnswers,
} from '../../domain/scenario/inspect/sample-answers.ts'
import type { Thoroughness } from '../../domain/scenario/inspect/step-turns.ts'
import type { Session } from '../../domain/scenario/session.ts'
import { type Conversation, conversation } from '../conversation.ts'
import type { Content } from '../ports/content.ts'
import { TELEGRAM } from './measures.ts'
import type { SpyingTexts } from './spying-texts.ts'

/** Whose talk is tried: everything that texts can depend on. */
export interface Sample {
  readonly need: Need
  readonly region: Region
  readonly cause: string
  readonly seed: number
  readonly how: Thoroughness
}

/** Longest talk id and highest version that a button's token can carry. */
export const LONGEST_ID = 'z'.repeat(13)
export const HIGHEST_VERSION = 36 ** 6 - 1

/** A conversation whose texts are watched and which needs nothing from outside. */
export const watched = (content: Content, spy: SpyingTexts, region: string): Conversation =>
  conversation({ ...content, texts: spy }, region, {
    findNeeds: () => [],
    bot: 'bot',
    chance: { id: () => LONGEST_ID, seed: () => 0, code: () => '2'.repeat(26) },
    writeAppointment: () => '',
    limits: { text: TELEGRAM.message, caption: TELEGRAM.caption },
    consentVersion: { ru: '', en: '' },
  })

/** A session that has just come to the beginning, with answers behind it. */
export const sessionOf = ({ need, region, seed }: Sample, content: Content, answers: Answers): Session => ({
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

/**
 * What is tried, by need and cause: every region by pressing; each need's first cause with everything else as well. No
 * need is tried otherwise because another one stands before it.
 */
export const samplesByNeed = ({ needs, regions, scenes }: Content): Sample[][][] =>
  [...needs.values()].map((need) =>
    need.causes.map((cause, c) =>
      [...regions.values()].map(
        (region): Sample => ({
          need,
          region,
          cause,
          seed: c + Object.keys(scenes).length,
          how: c === 0 ? 'all' : 'presses',
        }),
      ),
    ),
  )

/** Each need's first cause in every region: what is said outside the scenario depends on no more. */
export const samplesOf = (content: Content): Sample[] =>
  samplesByNeed(content).flatMap(([ofFirstCause = []]) => ofFirstCause)

/** One talk for each need, in the first region, with a way behind it: for texts outside the scenario. */
export const sampleTalks = (content: Content, spy: SpyingTexts) =>
  samplesByNeed(content)
    .flatMap(([ofFirstCause = []]) => ofFirstCause.slice(0, 1))
    .map((sample) => ({
      talking: watched(content, spy, sample.region.id),
      session: sessionOf(sample, content, { cause: sample.cause }),
      whom: sample.need.id,
    }))

/** A scene is tried with each of its clerks: one a try, the need's own among them. */
const triesOf = ({ definition }: CompiledStep, { scenes }: Content): Answers[] => {
  if (definition.type !== 'rehearse') return []
  const clerks = (ownEntry(scenes, definition.scene)?.clerks.length ?? 0) + 1
  return Array.from({ length: clerks }, (_, tries) => ({ [`tries.${definition.scene}`]: tries }))
}

const suggestionsOf = ({ track }: Content): string[] =>
  [...track.steps.values()].flatMap(({ definition }) =>
    definition.type === 'plan' ? definition.suggestions : [],
  )

/** Ways behind a sample talk, the cause among the answers. */
export const waysBehind = (sample: Sample, content: Content, today: string): Answers[] => {
  const all = sampleAnswers(sample.need, today, suggestionsOf(content))
  const tried = sample.how === 'all' ? all : all.slice(1, 2)
  return tried.map((answers) => ({ ...answers, cause: sample.cause }))
}

/**
 * What else decides on a card: the first answer is also said before the cause is known, and whoever was given a day by phone
 * goes to the office that was rung.
 */
const answersForCard = (
  { definition }: CompiledStep,
  { need, cause }: Sample,
  ways: readonly Answers[],
): Answers[] => {
  if (definition.type !== 'card') return []
  if (definition.card === 'visit_plan') return [{ ...ways[0], 'contact.outcome': 'got_appointment' }]
  return definition.card === 'short_answer' && cause === need.causes[0] ? [{ route: 'learn' }] : []
}

/** Answers with which a step is tried: ways behind, and what its own options ask for. */
export const answersFor = (
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
  return [...ways, ...options, ...answersForCard(step, sample, ways)]
}
