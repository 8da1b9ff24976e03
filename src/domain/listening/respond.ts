import { advance } from '../scenario/engine.ts'
import type { Talk } from '../scenario/talk.ts'
import type { Advanced } from '../scenario/turn.ts'
import type { Act, ActType } from './act.ts'
import type { Understood } from './decide-reading.ts'

/** What an act leads to in the talk; null – nothing of the talk's own: the step takes the words as they are. */
type Responder<T extends ActType> = (
  talk: Talk,
  act: Extract<Act, { type: T }>,
  words: string,
  understood: Understood,
) => Advanced | null

type Responders = { readonly [T in ActType]?: Responder<T> }

const RESPONDERS: Responders = {
  answer: ({ scenario, session, situation }, { choice }, words) =>
    advance(
      scenario,
      session,
      choice === null ? { type: 'words', words } : { type: 'press', choice },
      situation,
    ),
  command: ({ scenario, session, situation }, { name }) =>
    advance(scenario, session, { type: 'command', name }, situation),
}

/** Answers an act inside the talk; whatever nothing answers is given to the step as words. */
export const respond = (talk: Talk, understood: Understood, words: string): Advanced => {
  const { act } = understood
  const responder = RESPONDERS[act.type] as Responder<ActType> | undefined
  const { scenario, session, situation } = talk
  return (
    responder?.(talk, act, words, understood) ??
    advance(scenario, session, { type: 'words', words }, situation)
  )
}
