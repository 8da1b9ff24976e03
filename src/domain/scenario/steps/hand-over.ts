import { type StepKind, said } from '../talk.ts'

/** Calls a person with the step at which it happened; the talk goes on. */
export const handOver: StepKind<'hand_over'> = {
  show: (step) => [said(step, [step.text])],
  enter: (step) => ({
    move: 'next',
    events: [
      said(step, [step.text]),
      { type: 'human_called', step: step.name, reason: step.definition.reason },
    ],
  }),
  receive: () => ({ move: 'next', events: [] }),
}
