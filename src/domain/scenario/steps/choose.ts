import { text, textAt } from '../../words/text-ref.ts'
import { chosen, NOT_OFFERED } from '../choosing.ts'
import type { CompiledStep } from '../compiled.ts'
import { holds } from '../condition.ts'
import type { Choice } from '../event.ts'
import { lookupIn, recorded, type StepKind, said, type Talk } from '../talk.ts'

type ChooseStep = CompiledStep<'choose'>

/** The answers on offer: the need's own, or those of the definition whose condition holds. */
const choicesOf = (step: ChooseStep, talk: Talk): readonly Choice[] => {
  if (step.choices) return step.choices
  const { options } = step.definition
  if (!Array.isArray(options)) return fromNeed(options.from, talk)
  const lookup = lookupIn(talk)
  return options
    .map((option) => (typeof option === 'string' ? { id: option } : option))
    .filter((option) => !('when' in option && option.when) || holds(option.when, lookup))
    .map(({ id }) => ({ id, label: textAt(`${step.key}.options.${id}`) }))
}

const fromNeed = (from: 'causes' | 'refusal', { situation: { need } }: Talk): Choice[] =>
  need[from].map((id) => ({ id, label: text(`needs.${need.id}.${from}.${id}`) }))

const nameOf = (step: ChooseStep): string => step.definition.save ?? step.name

/** One answer out of several; typing the label, its number or its beginning counts as pressing. */
export const choose: StepKind<'choose'> = {
  show: (step, talk) => [said(step, [step.text], choicesOf(step, talk))],
  receive(step, answer, talk) {
    const id = chosen(answer, choicesOf(step, talk), talk)
    if (id === null) return NOT_OFFERED
    const name = nameOf(step)
    return { move: 'next', events: [recorded(step, talk, name, id)], answers: { [name]: id } }
  },
  records: (step) => [nameOf(step)],
}
