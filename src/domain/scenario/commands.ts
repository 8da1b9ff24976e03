import type { Command } from '../conversation/input.ts'
import { text, textAt } from '../words/text-ref.ts'
import { comeBack } from './come-back.ts'
import type { CompiledStep } from './compiled.ts'
import type { Session, Support } from './session.ts'
import { kindOf } from './steps/registry.ts'
import { said, type Talk } from './talk.ts'
import { type Advanced, present, settle } from './turn.ts'

const RANK: readonly Support[] = ['alone', 'hints', 'with_specialist', 'by_specialist']
/** Help only adds up within a stage: a hint after a specialist's help does not hide that help. */
const helped = (session: Session, by: Support): Session =>
  RANK.indexOf(by) > RANK.indexOf(session.support) ? { ...session, support: by } : session

/** Why a step asks: its own reason, else that of its stage. */
export const whyOf = (step: CompiledStep, { scenario, situation }: Talk) => {
  const own = `${step.key}.why`
  return textAt(situation.has(own) ? own : `${scenario.name}.${step.stage}.why`)
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
export const COMMAND_TURNS: Readonly<Record<Command, (talk: Talk, step: CompiledStep) => Advanced>> = {
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
    const { session, events } = comeBack(talk, step)
    return { session, events: [...events, ...present({ ...talk, session })] }
  },
}
