import { type Condition, holds } from '../scenario/condition.ts'
import { lookupIn } from '../scenario/talk.ts'
import type { Reading } from './act.ts'
import { isOnlyIf, isPartOfQuestion } from './not-said.ts'
import { type Heard, type Setting, toldUnder } from './setting.ts'
import { nearestAhead } from './ways-ahead.ts'

/** Less sure than a sign of the standing question, surer than one that holds anywhere. */
const TOLD_AHEAD = 0.8

/**
 * Answers to a question that was not asked yet: «дозвонилась!» before the call is offered. Where own words are an answer –
 * a rehearsed call is full of them – nothing is told ahead.
 */
export const tellsAhead = (heard: Heard, { standing, talk }: Setting): readonly Reading[] => {
  const told = toldUnder(heard, 'choices').filter(({ what }) => what.startsWith(`${standing.step.stage}.`))
  if (told.length === 0 || standing.awaits !== 'choice') return []
  const isAsked = (when: Condition | undefined): boolean => !when || holds(when, lookupIn(talk))
  return nearestAhead(talk.scenario, standing.step).flatMap(({ name, definition }): Reading[] => {
    // «позвонила …» at «что вам сказали?» does not answer once more whether anybody was reached.
    const wasJustAsked = talk.session.trail.at(-1) === name
    if (definition.type !== 'choose' || !isAsked(definition.when) || wasJustAsked) return []
    return told.flatMap((each): Reading[] => {
      const [place, choice = ''] = each.what.split('/')
      const isTold = place === name && definition.ahead?.includes(choice)
      if (!isTold || isOnlyIf(each, heard) || isPartOfQuestion(each, heard)) return []
      const act = { type: 'told', step: name, choice } as const
      return [{ act, sureness: TOLD_AHEAD, because: each.words }]
    })
  })
}
