import type { Setting } from './setting.ts'

/** Questions inside a step – who does it, till when – are others than the step's own. */
const isAskedWithin = ({ talk: { session }, standing: { step, awaits } }: Setting): boolean => {
  if (step.definition.type === 'plan') return awaits !== 'own_words'
  return step.definition.type === 'checklist' && session.cursor !== null && session.cursor.asking !== 'state'
}

/**
 * By which names the examples know the standing question, the narrowest first: `contact.before`, then `rate`;
 * `doctor.causes`; `review.later_day`, then `ask_date`. Places on offer differ from one region to the next: of these there are none.
 */
export const questionNames = (setting: Setting): readonly string[] => {
  const { talk, standing } = setting
  const { name, definition } = standing.step
  if (definition.type === 'compare' || isAskedWithin(setting)) return []
  if (definition.type === 'choose' && !Array.isArray(definition.options))
    return [`${talk.session.need}.causes`]
  return definition.type === 'ask' ? [name, `ask_${definition.kind}`] : [name, definition.type]
}
