import type { Input } from '../conversation/input.ts'
import { text } from '../words/text-ref.ts'
import { COMMAND_TURNS } from './commands.ts'
import type { CompiledScenario } from './compiled.ts'
import type { AnswerValue } from './condition.ts'
import { correctAppointment } from './correct-appointment.ts'
import type { TalkEvent } from './event.ts'
import { LIMITS } from './limits.ts'
import { mayPassOver, PASS_OVER } from './pass-over.ts'
import { putRight } from './put-right.ts'
import type { Session } from './session.ts'
import { kindOf } from './steps/registry.ts'
import { type Situation, said, type Talk } from './talk.ts'
import { toldRingAgain } from './told-ring-again.ts'
import { type Advanced, refused, settle, walk } from './turn.ts'

export { type Advanced, present } from './turn.ts'

/** What a new talk is about and how its clerks are cast. */
export interface Beginning {
  readonly need: string
  readonly region: string
  readonly seed: number
  readonly answers: Record<string, AnswerValue>
  /** The stage that it begins with; the first one of the scenario when not given. */
  readonly stage?: string
}

/** The session of a talk that stands before its first step: what {@link begin} walks from. */
export const newSession = (scenario: CompiledScenario, from: Beginning): Session => {
  const { stage, ...beginning } = from
  const first = scenario.stages.get(stage ?? Object.values(scenario.routes)[0]?.[0] ?? '')
  if (!first)
    throw new RangeError(`scenario "${scenario.name}" has no first stage: the content check names this`)
  return {
    ...beginning,
    scenario: scenario.name,
    definition: scenario.version,
    version: 1,
    status: 'active',
    step: first.start,
    cursor: null,
    trail: [],
    own: Object.keys(beginning.answers).filter((name) => name === 'own_words'),
    support: 'alone',
  }
}

/** Begins a talk: walks from the scenario's first stage to the first step that waits. */
export const begin = (scenario: CompiledScenario, beginning: Beginning, situation: Situation): Advanced => {
  const session = newSession(scenario, beginning)
  return walk({ scenario, session, situation }, session.step, [])
}

/**
 * Takes one input: (definition, session, input, situation) -> (session, events). Pure: neither sends nor stores nor
 * reads a clock. The session's version rises only when an answer was taken.
 */
export const advance = (
  scenario: CompiledScenario,
  session: Session,
  input: Input,
  situation: Situation,
): Advanced => {
  const talk: Talk = { scenario, session, situation }
  if (input.type === 'goto') return goTo(talk, input.step)
  if (session.status === 'finished' || session.status === 'stopped') return { session, events: [] }
  const step = scenario.steps.get(session.step)
  if (!step) return restartStage(talk)
  if (input.type === 'command') return COMMAND_TURNS[input.name](talk, step)
  if (input.type === 'other') return refused(talk, step, 'other', text('talk.refused.other'))
  const awake: Talk =
    session.status === 'active' ? talk : { ...talk, session: { ...session, status: 'active' } }
  if (input.type === 'press' && input.choice === PASS_OVER && mayPassOver(step))
    return settle(awake, step, { move: 'next', events: [] })
  const leadsBack = input.type === 'press' ? putRight(awake, input.choice) : null
  if (leadsBack !== null) return leadsBack
  const ringing = input.type === 'words' ? toldRingAgain(step, input.words, awake) : null
  if (ringing !== null) return settle(awake, step, ringing)
  const outcome = kindOf(step.definition.type).receive(step, input, awake)
  const isUnknown = outcome.move === 'refuse' && outcome.reason === 'not_offered' && input.type === 'words'
  return settle(awake, step, (isUnknown && correctAppointment(step, input.words, awake)) || outcome)
}

/** Walks to a step wherever the talk stood: one that was over goes on. A step that is not there leaves all as it is. */
const goTo = (talk: Talk, step: string): Advanced => {
  const { scenario, session } = talk
  if (!scenario.steps.has(step)) return { session, events: [] }
  const there: Session = {
    ...session,
    status: 'active',
    version: session.version + 1,
    trail: [...session.trail, session.step].slice(-LIMITS.trail),
    cursor: null,
  }
  const resumed: TalkEvent[] = session.status === 'active' ? [] : [{ type: 'talk_resumed' }]
  return walk({ ...talk, session: there }, step, resumed)
}

/** The step that a talk stood on is gone: its stage begins anew with a word of explanation (promises.md 4). */
const restartStage = (talk: Talk): Advanced => {
  const [stage = ''] = talk.session.step.split('.')
  const start = talk.scenario.stages.has(stage) ? stage : (Object.values(talk.scenario.routes)[0]?.[0] ?? '')
  const name = talk.scenario.stages.get(start)?.start ?? ''
  const events: TalkEvent[] = [
    { type: 'definition_changed', step: talk.session.step },
    said({ name }, [text('talk.changed')]),
  ]
  const session: Session = {
    ...talk.session,
    status: 'active',
    version: talk.session.version + 1,
    trail: [],
    cursor: null,
  }
  return walk({ ...talk, session }, name, events)
}
