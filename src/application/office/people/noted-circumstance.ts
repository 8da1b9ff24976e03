import type { Circumstance } from '../../../domain/people/categories.ts'
import type { CitizenFacts } from '../../ports/office/register-change.ts'

/** Whether a card says that a circumstance holds. */
export const holds = ({ livingAlone, lonely, categories }: CitizenFacts, what: Circumstance): boolean => {
  if (what === 'living_alone') return livingAlone
  return what === 'lonely' ? lonely : categories[what] !== undefined
}

/** A card on which a circumstance holds, or holds no more. */
export const withCircumstance = (facts: CitizenFacts, what: Circumstance, isHeld: boolean): CitizenFacts => {
  if (what === 'living_alone') return { ...facts, livingAlone: isHeld }
  if (what === 'lonely') return { ...facts, lonely: isHeld }
  const { [what]: _gone, ...others } = facts.categories
  return { ...facts, categories: isHeld ? { ...others, [what]: true } : others }
}
