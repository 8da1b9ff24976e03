import { chosen, NOT_OFFERED } from '../choosing.ts'
import type { CompiledStep } from '../compiled.ts'
import { recorded, type StepKind, said } from '../talk.ts'

/** The answer that says that all was rated at once, or in an earlier talk: no stage asks for it then. */
export const RATED = 'rated'

/** Under which name a self-assessment is remembered: `before.call`, `after.call`. */
export const ratingName = (moment: 'before' | 'after', competence: string): string =>
  `${moment}.${competence}`

const nameOf = ({ definition }: CompiledStep<'rate'>): string =>
  ratingName(definition.moment, definition.competence)

/** Self-assessment of one competence in three grades of a scale from 1 to 5 (C-measure). */
export const rate: StepKind<'rate'> = {
  show: (step) => [said(step, [step.text], step.choices ?? [])],
  receive(step, answer, talk) {
    const id = chosen(answer, step.choices ?? [], talk)
    if (id === null) return NOT_OFFERED
    const [name, value] = [nameOf(step), Number(id)]
    const { competence, moment } = step.definition
    const events = [
      recorded(step, talk, name, value),
      { type: 'competence_rated' as const, competence, moment, value },
    ]
    return { move: 'next', events, answers: { [name]: value } }
  },
  records: (step) => [nameOf(step)],
}
