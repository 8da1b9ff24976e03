import { type TextRef, textAt } from '../words/text-ref.ts'
import type { CompiledStep } from './compiled.ts'
import { type Condition, holds } from './condition.ts'
import type { Said, TalkEvent } from './event.ts'
import { LIMITS } from './limits.ts'
import type { Session } from './session.ts'
import { kindOf } from './steps/registry.ts'
import { lookupIn, type Outcome, said, type Talk } from './talk.ts'

/** What an input led to: the session to store and what happened, in order. */
export interface Advanced {
  readonly session: Session
  readonly events: readonly TalkEvent[]
}

/** Shows the present step again, changing nothing. */
export const present = (talk: Talk): Said[] => {
  const step = talk.scenario.steps.get(talk.session.step)
  return step ? [...kindOf(step.definition.type).show(step, talk)] : []
}

/** What becomes of a talk after a step has dealt with an answer: stay, go on, leave, or ask again. */
export const settle = (talk: Talk, step: CompiledStep, outcome: Outcome): Advanced => {
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

/** Where a step leads: its first branch that holds, else the step that follows in the file, else the talk is over. */
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
export const walk = (from: Talk, target: string, before: readonly TalkEvent[]): Advanced => {
  const events = before.slice()
  let talk = from
  let name = startOf(target, talk)
  for (let walked = 0; walked < LIMITS.stepsPerInput; walked += 1) {
    if (name === 'finish') return finished(talk, events)
    const step = talk.scenario.steps.get(name)
    if (!step) return failed(talk, name, 'missing_step', events)
    talk = reach(talk, step, events, walked === 0 && before.length === 0)
    if (step.definition.when && !holds(step.definition.when, lookupIn(talk))) {
      talk.situation.watch?.(name, true)
      name = startOf(step.following ?? 'finish', talk)
      continue
    }
    talk.situation.watch?.(name, false)
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

/** An answer that does not fit: why, and the same choices again; nothing of the session changes. */
export const refused = (
  { session, scenario, situation }: Talk,
  step: CompiledStep,
  reason: string,
  why: TextRef,
): Advanced => {
  const own = `${step.key}.retry`
  const parts = situation.has(own) ? [why, textAt(own)] : [why]
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
