import type { Content } from '../../src/application/ports/content.ts'
import { type Golden, type GoldenInput, GoldenRun } from '../../src/cli/golden.ts'
import type { Input } from '../../src/domain/conversation/input.ts'
import { advance } from '../../src/domain/scenario/engine.ts'
import { easiestInputs } from '../../src/domain/scenario/inspect/sample-inputs.ts'

/** Answers put in at most before a step counts as out of reach. */
const MOST_FILLED = 90

const replay = (content: Content, person: Golden['person'], inputs: readonly GoldenInput[]): GoldenRun => {
  const run = new GoldenRun(content, person)
  for (const input of inputs) run.take(input)
  return run
}

const written = (input: Input): GoldenInput => {
  if (input.type === 'press') return { press: input.choice }
  return { words: input.type === 'words' ? input.words : '' }
}

const isTaken =
  ({ talk }: GoldenRun) =>
  (input: Input): boolean => {
    const { events } = advance(talk.talk.scenario, talk.session, input, talk.talk.situation)
    return events[0]?.type !== 'answer_refused'
  }

/** People rate themselves higher after a stage than before it. */
const RATED = { before: '1', after: '5' } as const

/** An answer that the present step takes: the first on offer, another one each time the talk comes by again. */
const anAnswer = (run: GoldenRun): GoldenInput | null => {
  const { talk, inputs } = run
  const definition = talk.talk.scenario.steps.get(talk.session.step)?.definition
  if (definition?.type === 'rate') return { press: RATED[definition.moment] }
  if (definition?.type === 'rate_all') return { press: 'done' }
  const offered = easiestInputs(talk.talk).filter(isTaken(run))
  const pressed = offered.filter(({ type }) => type === 'press')
  const taken = pressed.length > 0 ? pressed : offered
  const visits = inputs.filter(({ at }) => at === talk.session.step).length
  const input = taken[visits % Math.max(1, taken.length)]
  return input ? written(input) : null
}

const takesPress = ({ talk }: GoldenRun, input: GoldenInput): boolean =>
  !('press' in input) || talk.question()?.choices.some(({ id }) => id === input.press) === true

const isDue = (run: GoldenRun, { at }: GoldenInput): boolean =>
  at === undefined || at === run.talk.session.step

/**
 * Fits the inputs of a golden conversation to the present content: answers are put in where the scenario asks more
 * than it did, inputs whose step is out of reach are dropped. A new case may name its turning points only.
 */
export const aligned = (content: Content, { person, inputs }: Golden): GoldenRun => {
  let run = new GoldenRun(content, person)
  for (const input of inputs) {
    const tried = replay(content, person, run.inputs)
    for (let filled = 0; !tried.isOver && filled < MOST_FILLED && !isDue(tried, input); filled += 1) {
      const answer = anAnswer(tried)
      if (!answer) break
      tried.take(answer)
    }
    if (tried.isOver || !isDue(tried, input) || !takesPress(tried, input)) continue
    const { at: _, ...done } = input
    tried.take(done as GoldenInput)
    run = tried
  }
  return run
}
