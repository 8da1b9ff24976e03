import type { Input } from '../../conversation/input.ts'
import type { CompiledStep } from '../compiled.ts'
import { advance } from '../engine.ts'
import type { TalkEvent } from '../event.ts'
import type { Session } from '../session.ts'
import { kindOf } from '../steps/registry.ts'
import type { Talk } from '../talk.ts'
import { commandInputs, fittingWords, offeredIn, press, unfitWords } from './sample-inputs.ts'

/** One thing that happened at a step: the talk after it, and its events. */
export interface Turn {
  readonly talk: Talk
  readonly events: readonly TalkEvent[]
}

/** How thoroughly a step is tried. `all` – words that fit, words that do not, and every command as well. */
export type Thoroughness = 'presses' | 'all'

const OWN_WORDS: Input = { type: 'words', words: 'abc' }

/** Bounds the walk inside one step: a list of papers and the longest scene need far less. */
const MOST_STATES = 120

/** Whether any words are an answer, and are said back as they are: figures in them are the person's own. */
const takesAnyWords = ({ scenario, session: { step, cursor } }: Talk): boolean =>
  scenario.steps.get(step)?.definition.type === 'plan' && (cursor?.['asking'] ?? 'what') === 'what'

const inputsOf = (talk: Talk, how: Thoroughness): Input[] => [
  ...offeredIn(talk).map(({ id }) => press(id)),
  ...(takesAnyWords(talk) ? [OWN_WORDS] : fittingWords(talk)),
  ...(how === 'all' && !takesAnyWords(talk) ? unfitWords(talk) : []),
  ...(how === 'all' ? commandInputs() : []),
]

const placeOf = ({ cursor }: Session): string => {
  const { shown: _, ...place } = cursor ?? {}
  return JSON.stringify(place)
}

const arrive = (talk: Talk, step: CompiledStep): Turn => {
  const kind = kindOf(step.definition.type)
  const outcome = kind.enter?.(step, talk)
  const events = outcome && outcome.move !== 'refuse' ? outcome.events : [...kind.show(step, talk)]
  const cursor = outcome?.move === 'wait' && outcome.cursor !== undefined ? outcome.cursor : null
  return { talk: { ...talk, session: { ...talk.session, cursor } }, events }
}

const staysAt = ({ session }: Talk, step: CompiledStep): boolean =>
  session.step === step.name && session.status === 'active'

/**
 * Walks through the inside of one step – every paper of a list, every turn of a scene – and gives what each input led
 * to, first what is said on arrival. Whoever leaves the step is not followed.
 */
export const turnsAt = (step: CompiledStep, before: Talk, how: Thoroughness): Turn[] => {
  const first = arrive({ ...before, session: { ...before.session, step: step.name, cursor: null } }, step)
  const turns = [first]
  const seen = new Set([placeOf(first.talk.session)])
  const left = [first.talk]
  for (let talk = left.pop(); talk && seen.size < MOST_STATES; talk = left.pop()) {
    for (const input of inputsOf(talk, how)) {
      const { session, events } = advance(talk.scenario, talk.session, input, talk.situation)
      const after = { ...talk, session }
      turns.push({ talk: after, events })
      const place = placeOf(session)
      if (!staysAt(after, step) || seen.has(place)) continue
      seen.add(place)
      left.push(after)
    }
  }
  return turns
}
