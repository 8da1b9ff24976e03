import type { CompiledStep } from '../scenario/compiled.ts'
import type { Setting } from './setting.ts'

/** Questions inside a step – who does it, till when – are others than the step's own. */
const isAskedWithin = ({ talk: { session }, standing: { step, awaits } }: Setting): boolean => {
  if (step.definition.type === 'plan') return awaits !== 'own_words'
  return step.definition.type === 'checklist' && session.cursor !== null && session.cursor.asking !== 'state'
}

/** By which names the examples know the question of a step, in a talk about a need; none where its answers differ from place to place. */
export const namesOfStep = ({ name, definition }: CompiledStep, need: string): readonly string[] => {
  if (definition.type === 'compare') return []
  if (definition.type === 'choose' && !Array.isArray(definition.options)) return [`${need}.causes`]
  return definition.type === 'ask' ? [name, `ask_${definition.kind}`] : [name, definition.type]
}

/**
 * By which names the examples know the standing question, the narrowest first: `contact.before`, then `rate`;
 * `doctor.causes`; `review.later_day`, then `ask_date`. Places on offer differ from one region to the next: of these there are none.
 */
export const questionNames = (setting: Setting): readonly string[] =>
  isAskedWithin(setting) ? [] : namesOfStep(setting.standing.step, setting.talk.session.need)
