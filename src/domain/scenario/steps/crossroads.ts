import { type TextRef, text, textAt } from '../../words/text-ref.ts'
import { planLines } from '../cards.ts'
import { chosen, NOT_OFFERED } from '../choosing.ts'
import type { CompiledStep } from '../compiled.ts'
import { holds } from '../condition.ts'
import type { Competence } from '../definition.ts'
import type { Choice, TalkEvent } from '../event.ts'
import { isWalkedAlone } from '../guidance.ts'
import { routeOf, stageAfter } from '../route.ts'
import { lookupIn, type StepKind, said, type Talk } from '../talk.ts'

type CrossroadsStep = CompiledStep<'crossroads'>

const SKIP_REASONS: readonly Choice[] = ['can_do', 'not_needed', 'specialist_does', 'later'].map((id) => ({
  id,
  label: text(`talk.crossroads.reasons.${id}`),
}))

const stageTitle = (stage: string, talk: Talk): TextRef => textAt(`${talk.scenario.name}.${stage}.title`)

const choicesOf = (step: CrossroadsStep, talk: Talk): Choice[] => {
  const next = stageAfter(step.stage, talk)
  const ahead: Choice[] = next
    ? [
        { id: 'go_on', label: text('talk.crossroads.go_on', { stage: stageTitle(next, talk) }) },
        { id: 'leave', label: text('talk.crossroads.leave') },
        { id: 'skip', label: text('talk.crossroads.skip', { stage: stageTitle(next, talk) }) },
      ]
    : [{ id: 'finish', label: text('talk.crossroads.finish') }]
  const [first, ...others] = ahead
  const redo = { id: 'redo', label: text('talk.crossroads.redo') }
  return [...(first ? [first] : []), ...practice(step, talk), ...others, redo]
}

/** What may be practised besides, as far as it is on offer now. */
const offeredBesides = ({ definition: { also = [] } }: CrossroadsStep, talk: Talk) => {
  const lookup = lookupIn(talk)
  return also.filter(({ when }) => !when || holds(when, lookup))
}

const practice = (step: CrossroadsStep, talk: Talk): Choice[] =>
  offeredBesides(step, talk).map(({ id }) => ({ id, label: textAt(`${step.key}.options.${id}`) }))

/** Whoever walks alone, or has nothing to decide here, is not stopped. */
const isPassed = ({ definition: { runs_on } }: CrossroadsStep, competence: Competence | null, talk: Talk) =>
  isWalkedAlone(competence, talk) || (runs_on !== undefined && holds(runs_on, lookupIn(talk)))

const heading = (step: CrossroadsStep, talk: Talk): TextRef => {
  const route = routeOf(talk)
  return text('talk.crossroads.heading', { n: route.indexOf(step.stage) + 1, of: route.length })
}

const isSkipping = ({ session }: Talk): boolean => session.cursor?.['skipping'] === true

const question = (step: CrossroadsStep, talk: Talk) => {
  if (!isSkipping(talk)) return said(step, [heading(step, talk), step.text], choicesOf(step, talk))
  const next = stageAfter(step.stage, talk) ?? step.stage
  return said(step, [text('talk.crossroads.why_skip', { stage: stageTitle(next, talk) })], SKIP_REASONS)
}

const skip = (step: CrossroadsStep, reason: string, talk: Talk): { events: TalkEvent[]; to: string } => {
  const skipped = stageAfter(step.stage, talk) as string
  const after = stageAfter(skipped, talk)
  return {
    events: [{ type: 'stage_skipped', stage: skipped, reason }],
    to: after ? `stage:${after}` : 'finish',
  }
}

/** What a person takes along who leaves here: how to come back, what is planned, whom to call. */
const farewell = (step: CrossroadsStep, talk: Talk): TalkEvent =>
  said(step, [
    text('talk.crossroads.left'),
    text('talk.blank'),
    ...planLines(talk),
    text('talk.crossroads.phone'),
  ])

/** End of a stage: go on, do it again, skip the next with a reason, or leave with a summary. */
export const crossroads: StepKind<'crossroads'> = {
  show: (step, talk) => [question(step, talk)],
  enter(step, talk) {
    const competence = talk.scenario.stages.get(step.stage)?.competence ?? null
    const finished: TalkEvent = {
      type: 'stage_finished',
      stage: step.stage,
      competence,
      support: talk.session.support,
    }
    const next = stageAfter(step.stage, talk)
    if (!isPassed(step, competence, talk)) return { move: 'wait', events: [finished, question(step, talk)] }
    // Behind the last one there is nothing to decide either.
    return next === null
      ? { move: 'next', events: [finished, said(step, [heading(step, talk), step.text])], to: 'finish' }
      : { move: 'next', events: [finished], to: `stage:${next}` }
  },
  receive(step, answer, talk) {
    if (isSkipping(talk)) {
      const reason = chosen(answer, SKIP_REASONS, talk)
      return reason === null ? NOT_OFFERED : { move: 'next', ...skip(step, reason, talk) }
    }
    const id = chosen(answer, choicesOf(step, talk), talk)
    const next = stageAfter(step.stage, talk)
    if (id === 'go_on' && next) return { move: 'next', events: [], to: `stage:${next}` }
    if (id === 'finish') return { move: 'next', events: [], to: 'finish' }
    if (id === 'redo') return { move: 'next', events: [], to: `stage:${step.stage}` }
    if (id === 'leave') return { move: 'leave', events: [farewell(step, talk)] }
    const besides = offeredBesides(step, talk).find((each) => each.id === id)
    if (besides) return { move: 'next', events: [], to: `${step.stage}.${besides.to}` }
    if (id !== 'skip') return NOT_OFFERED
    const asking = { ...talk, session: { ...talk.session, cursor: { skipping: true } } }
    return { move: 'wait', events: [question(step, asking)], cursor: { skipping: true } }
  },
  back: (step, talk) =>
    isSkipping(talk)
      ? {
          move: 'wait',
          events: [said(step, [heading(step, talk), step.text], choicesOf(step, talk))],
          cursor: null,
        }
      : null,
}
