import type { CompiledScenario, CompiledStep } from './compiled.ts'
import { type AnswerValue, type Condition, holds } from './condition.ts'
import type { Said, TalkEvent } from './event.ts'
import type { Command, Input } from './input.ts'
import { LIMITS } from './limits.ts'
import type { Session, Support } from './session.ts'
import { kindOf } from './steps/registry.ts'
import { lookupIn, type Outcome, type Situation, said, type Talk } from './talk.ts'
import { type TextRef, text } from './text-ref.ts'

/** What an input led to: the session to store and what happened, in order. */
export interface Advanced {
  readonly session: Session
  readonly events: readonly TalkEvent[]
}

/** What a new talk is about and how its clerks are cast. */
export interface Beginning {
  readonly need: string
  readonly region: string
  readonly seed: number
  readonly answers: Record<string, AnswerValue>
}

/** Begins a talk: walks from the scenario's first stage to the first step that waits. */
export const begin = (scenario: CompiledScenario, beginning: Beginning, situation: Situation): Advanced => {
  const first = scenario.stages.get(Object.values(scenario.routes)[0]?.[0] ?? '')
  if (!first)
    throw new RangeError(`scenario "${scenario.name}" has no first stage: the content check names this`)
  const session: Session = {
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
  return walk({ scenario, session, situation }, first.start, [])
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
  if (session.status === 'finished' || session.status === 'stopped') return { session, events: [] }
  const step = scenario.steps.get(session.step)
  if (!step) return restartStage(talk)
  if (input.type === 'command') return COMMANDS[input.name](talk, step)
  if (input.type === 'other') return refused(talk, step, 'other', text('talk.refused.other'))
  const awake: Talk =
    session.status === 'active' ? talk : { ...talk, session: { ...session, status: 'active' } }
  return settle(awake, step, kindOf(step.definition.type).receive(step, input, awake))
}

/** Shows the present step again, changing nothing. */
export const present = (talk: Talk): Said[] => {
  const step = talk.scenario.steps.get(talk.session.step)
  return step ? [...kindOf(step.definition.type).show(step, talk)] : []
}

const settle = (talk: Talk, step: CompiledStep, outcome: Outcome): Advanced => {
  if (outcome.move === 'refuse') return refused(talk, step, outcome.reason, outcome.said)
  const session = answered(talk.session, step, outcome)
  if (outcome.move === 'wait') return { session, events: outcome.events }
  if (outcome.move === 'leave') return { session, events: [...outcome.events, { type: 'talk_paused' }] }
  const next: Talk = { scenario: talk.scenario, session, situation: talk.situation }
  const to = outcome.to ?? nextOf(step, next)
  return to === 'finish' ? finished(next, outcome.events) : walk(next, to, outcome.events)
}

/** The session after an answer was taken: one object a turn, for this is the hot path. */
const answered = (
  before: Session,
  step: CompiledStep,
  outcome: Exclude<Outcome, { move: 'refuse' }>,
): Session => {
  const added = outcome.move === 'leave' ? undefined : outcome.answers
  const session: Session = { ...before }
  session.version += 1
  if (added) session.answers = { ...before.answers, ...added }
  session.own = ownNames(before.own, outcome.events)
  if (outcome.move === 'wait') {
    if (outcome.cursor !== undefined) session.cursor = outcome.cursor
    return session
  }
  session.cursor = null
  if (outcome.move === 'leave') session.status = 'paused'
  else session.trail = remembered(before.trail, step.name)
  return session
}

const remembered = (trail: readonly string[], step: string): string[] => {
  const kept = trail.length < LIMITS.trail ? trail.slice() : trail.slice(1 - LIMITS.trail)
  kept.push(step)
  return kept
}

/** Names of answers that hold own words, with those of an outcome added. */
const ownNames = (known: readonly string[], events: readonly TalkEvent[]): string[] => {
  let names = known as string[]
  for (const event of events) {
    const name =
      event.type === 'answer_recorded' && event.words ? event.name : isOwnAction(event) ? 'plan' : null
    if (name !== null && !names.includes(name)) names = [...names, name]
  }
  return names
}

const isOwnAction = (event: TalkEvent): boolean => event.type === 'action_planned' && event.own

const branchOf = (
  branches: readonly { when?: Condition | undefined; to: string }[],
  talk: Talk,
): string | undefined => {
  const lookup = lookupIn(talk)
  return branches.find(({ when }) => !when || holds(when, lookup))?.to
}

/** Where a step leads: its first branch that holds, else the step that follows, else the next stage. */
const nextOf = (step: CompiledStep, talk: Talk): string => {
  const { next } = step.definition
  const branch = Array.isArray(next) ? branchOf(next, talk) : next
  if (branch === undefined) return step.following ?? 'finish'
  if (branch === 'end') return 'finish'
  return branch.startsWith('stage:') ? branch : `${step.stage}.${branch}`
}

const startOf = (target: string, talk: Talk): string =>
  target.startsWith('stage:') ? (talk.scenario.stages.get(target.slice(6))?.start ?? '') : target

/** Walks from a step to the first one that waits, collecting what is said on the way. */
const walk = (from: Talk, target: string, before: readonly TalkEvent[]): Advanced => {
  const events = before.slice()
  let talk = from
  let name = startOf(target, talk)
  for (let walked = 0; walked < LIMITS.stepsPerInput; walked += 1) {
    if (name === 'finish') return finished(talk, events)
    const step = talk.scenario.steps.get(name)
    if (!step) return failed(talk, name, 'missing_step', events)
    talk = reach(talk, step, events, walked === 0 && before.length === 0)
    if (step.definition.when && !holds(step.definition.when, lookupIn(talk))) {
      name = startOf(step.following ?? 'finish', talk)
      continue
    }
    const kind = kindOf(step.definition.type)
    const outcome: Outcome = kind.enter?.(step, talk) ?? { move: 'wait', events: shown(step, talk) }
    if (outcome.move === 'refuse') return failed(talk, name, outcome.reason, events)
    for (const event of outcome.events) events.push(event)
    if ('answers' in outcome && outcome.answers) {
      talk = {
        ...talk,
        session: { ...talk.session, answers: { ...talk.session.answers, ...outcome.answers } },
      }
    }
    if (outcome.move !== 'next') return { session: withCursor(talk.session, cursorOf(outcome)), events }
    name = startOf(outcome.to ?? nextOf(step, talk), talk)
  }
  return failed(talk, name, 'endless', events)
}

const withCursor = (session: Session, cursor: Session['cursor']): Session =>
  cursor === session.cursor ? session : { ...session, cursor }

const cursorOf = (outcome: Outcome): Session['cursor'] =>
  outcome.move === 'wait' && outcome.cursor !== undefined ? outcome.cursor : null

const shown = (step: CompiledStep, talk: Talk): TalkEvent[] => [
  ...kindOf(step.definition.type).show(step, talk),
]

/** Moves the talk to a step; entering a stage is noted and begins with no help taken. */
const reach = (talk: Talk, step: CompiledStep, events: TalkEvent[], isBeginning: boolean): Talk => {
  const stage = talk.scenario.stages.get(step.stage)
  const enters = stage?.start === step.name && (isBeginning || talk.session.step !== step.name)
  if (enters) events.push({ type: 'stage_started', stage: step.stage })
  const session: Session = { ...talk.session }
  session.step = step.name
  session.cursor = null
  if (enters) session.support = 'alone'
  return { scenario: talk.scenario, session, situation: talk.situation }
}

const refused = (
  { session, scenario, situation }: Talk,
  step: CompiledStep,
  reason: string,
  why: TextRef,
): Advanced => {
  const own = `${step.key}.retry`
  const parts = situation.has(own) ? [why, text(own)] : [why]
  const again = kindOf(step.definition.type).show(step, { scenario, session, situation }).at(-1)
  return {
    session,
    events: [{ type: 'answer_refused', step: step.name, reason }, said(step, parts, again?.choices ?? [])],
  }
}

const finished = (talk: Talk, events: readonly TalkEvent[]): Advanced => ({
  session: { ...talk.session, status: 'finished', cursor: null },
  events: [...events, { type: 'talk_finished' }],
})

const failed = (talk: Talk, step: string, reason: string, events: readonly TalkEvent[]): Advanced => ({
  session: { ...talk.session, status: 'failed' },
  events: [...events, { type: 'talk_failed', step, reason }],
})

/** The step that a talk stood on is gone: its stage begins anew with a word of explanation (design.md 4). */
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

const RANK: readonly Support[] = ['alone', 'hints', 'with_specialist', 'by_specialist']
/** Help only adds up within a stage: a hint after a specialist's help does not hide that help. */
const helped = (session: Session, by: Support): Session =>
  RANK.indexOf(by) > RANK.indexOf(session.support) ? { ...session, support: by } : session

const whyOf = (step: CompiledStep, { scenario, situation }: Talk) => {
  const own = `${step.key}.why`
  return text(situation.has(own) ? own : `${scenario.name}.${step.stage}.why`)
}

const back = (talk: Talk, step: CompiledStep): Advanced => {
  const inner = kindOf(step.definition.type).back?.(step, talk)
  if (inner) return settle(talk, step, inner)
  const trail = [...talk.session.trail]
  const previous = trail.pop()
  if (!previous || !talk.scenario.steps.has(previous)) {
    return { session: talk.session, events: [said(step, [text('talk.back_at_start')]), ...present(talk)] }
  }
  const session: Session = {
    ...talk.session,
    trail,
    step: previous,
    cursor: null,
    version: talk.session.version + 1,
  }
  const returned: Talk = { ...talk, session: { ...session, status: 'active' } }
  return { session: returned.session, events: present(returned) }
}

/** What is always at hand, at every step (C). */
const COMMANDS: Readonly<Record<Command, (talk: Talk, step: CompiledStep) => Advanced>> = {
  back,
  why: (talk, step) => ({
    session: helped(talk.session, 'hints'),
    events: [said(step, [whyOf(step, talk)]), ...present(talk)],
  }),
  human: (talk, step) => ({
    session: helped(talk.session, 'with_specialist'),
    events: [
      { type: 'human_called', step: step.name, reason: 'asked' },
      said(step, [text('talk.human_called')]),
      ...present(talk),
    ],
  }),
  repeat: (talk) => ({ session: talk.session, events: present(talk) }),
  pause: (talk, step) => ({
    session: { ...talk.session, status: 'paused' },
    events: [{ type: 'talk_paused' }, said(step, [text('talk.paused')])],
  }),
  stop: (talk, step) => ({
    session: { ...talk.session, status: 'stopped' },
    events: [{ type: 'talk_stopped' }, said(step, [text('talk.stopped')])],
  }),
  resume: (talk, step) => {
    const session: Session = { ...talk.session, status: 'active' }
    const where = text('talk.resumed', { stage: text(`${talk.scenario.name}.${step.stage}.title`) })
    return {
      session,
      events: [{ type: 'talk_resumed' }, said(step, [where]), ...present({ ...talk, session })],
    }
  },
}
