import { chosen } from '../scenario/choosing.ts'
import { kindOf } from '../scenario/steps/registry.ts'
import type { Reading } from './act.ts'
import type { Heard, Setting } from './setting.ts'

/** A label, its number, a short word for it. */
const OFFERED = 1
/** A day, an hour, a number that the step reads by itself. */
const VALUE = 0.9
/** Own words are the answer as long as nothing else is told more surely. */
const OWN_WORDS = 0.6

/** What the standing step itself takes for an answer. */
export const answersStep = ({ said }: Heard, { talk, standing }: Setting): readonly Reading[] => {
  const { step, awaits, choices } = standing
  const choice = chosen({ type: 'words', words: said }, choices, talk)
  if (choice !== null) return [{ act: { type: 'answer', choice }, sureness: OFFERED, because: [said] }]
  const outcome = kindOf(step.definition.type).receive(step, { type: 'words', words: said }, talk)
  if (outcome.move === 'refuse') return []
  const sureness = awaits === 'own_words' ? OWN_WORDS : VALUE
  return [{ act: { type: 'answer', choice: null }, sureness, because: [said] }]
}
