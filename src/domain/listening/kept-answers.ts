import { organisationName } from '../organisations/side-by-side.ts'
import { ownEntry } from '../own-entry.ts'
import type { CompiledStep } from '../scenario/compiled.ts'
import { comparedIn } from '../scenario/steps/compare.ts'
import type { Talk } from '../scenario/talk.ts'
import { type TextRef, text, textAt } from '../words/text-ref.ts'

/** An answer out of several that was given before, with what else could have been answered. */
export interface KeptAnswer {
  /** Under which it is kept, e.g. `cause`. */
  readonly name: string
  readonly step: CompiledStep
  readonly kept: string
  /** Ids of all answers with their labels. */
  readonly options: ReadonlyMap<string, TextRef>
}

const choicesOf = (step: CompiledStep, talk: Talk): ReadonlyMap<string, TextRef> => {
  const { definition, key } = step
  if (definition.type === 'compare')
    return new Map(comparedIn(talk).map((each) => [each.id, organisationName(each, talk.situation)]))
  if (definition.type !== 'choose') return new Map()
  const { options } = definition
  if (Array.isArray(options))
    return new Map(
      options
        .map((option) => (typeof option === 'string' ? option : option.id))
        .map((id) => [id, textAt(`${key}.options.${id}`)]),
    )
  const { need } = talk.situation
  return new Map(need[options.from].map((id) => [id, text(`needs.${need.id}.${options.from}.${id}`)]))
}

const nameOf = ({ definition, name }: CompiledStep): string | null => {
  if (definition.type === 'compare') return 'organisation'
  return definition.type === 'choose' ? (definition.save ?? name) : null
}

/** All answers out of several that were given in a talk so far, in the order of the scenario; each name once. */
export const keptAnswers = (talk: Talk): readonly KeptAnswer[] => {
  const found = new Map<string, KeptAnswer>()
  for (const step of talk.scenario.steps.values()) {
    const name = nameOf(step)
    const kept = name === null ? undefined : ownEntry(talk.session.answers, name)
    if (name === null || typeof kept !== 'string' || found.has(name)) continue
    found.set(name, { name, step, kept, options: choicesOf(step, talk) })
  }
  return [...found.values()]
}
