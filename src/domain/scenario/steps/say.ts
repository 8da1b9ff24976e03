import { chosen, NOT_OFFERED } from '../choosing.ts'
import { type StepKind, said } from '../talk.ts'

/** Says one thought and waits for «Дальше», or goes straight on. */
export const say: StepKind<'say'> = {
  show: (step) => [said(step, [step.text], step.choices ?? [])],
  enter: (step, talk) => ({
    move: step.definition.wait ? 'wait' : 'next',
    events: [...say.show(step, talk)],
  }),
  receive: (step, answer, talk) =>
    chosen(answer, step.choices ?? [], talk) === null ? NOT_OFFERED : { move: 'next', events: [] },
}
