import { CARDS } from '../cards.ts'
import { chosen, NOT_OFFERED } from '../choosing.ts'
import { type StepKind, said } from '../talk.ts'

/** Shows what is known so far, put together from need, region and answers. */
export const card: StepKind<'card'> = {
  show: (step, talk) => [said(step, CARDS[step.definition.card](talk, step), step.choices ?? [])],
  enter: (step, talk) => ({
    move: step.definition.wait ? 'wait' : 'next',
    events: [said(step, CARDS[step.definition.card](talk, step), step.choices ?? [])],
  }),
  receive: (step, answer, talk) =>
    chosen(answer, step.choices ?? [], talk) === null ? NOT_OFFERED : { move: 'next', events: [] },
}
