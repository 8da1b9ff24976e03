import type { Paper } from '../documents/judge.ts'
import { ownEntry } from '../own-entry.ts'
import type { CompiledStep } from '../scenario/compiled.ts'
import { putRightChoice } from '../scenario/put-right.ts'
import { papersOf, paperText, tellPapers } from '../scenario/steps/checklist.ts'
import { said, type Talk } from '../scenario/talk.ts'
import { type Advanced, settle } from '../scenario/turn.ts'
import { text } from '../words/text-ref.ts'
import type { PaperStates } from './act.ts'

/** One paper as it was understood: «Две фотографии: нужно получить». */
const factOf = (id: string, state: Paper['state'], talk: Talk) =>
  text('understood.paper', {
    name: paperText(talk, id, 'name'),
    state: text(`talk.papers.states.${state}`),
  })

/** Takes what was said of several papers, says it back in one line, and asks of what is left. Null – no list stands. */
export const answerPapers = (talk: Talk, states: PaperStates): Advanced | null => {
  const step = talk.scenario.steps.get(talk.session.step)
  if (step?.definition.type !== 'checklist') return null
  const { session, events } = settle(talk, step, tellPapers(step as CompiledStep<'checklist'>, talk, states))
  const named = papersOf(talk).flatMap(({ id }) => {
    const state = ownEntry(states, id)
    return state === undefined ? [] : [factOf(id, state, talk)]
  })
  const isLeft = session.step !== step.name
  const line = said(
    { name: session.step },
    [text('understood.papers', { facts: { list: named } })],
    [putRightChoice(isLeft ? 1 : 0)],
  )
  return { session, events: [line, ...events] }
}
