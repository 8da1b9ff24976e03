import type { UseCases } from '../kit/use-case.ts'
import { showPersonDeeds } from './person-deeds.ts'

/** Use cases of deeds by the name in their token. */
export const DEED_USE_CASES = {
  person_deeds: showPersonDeeds,
} satisfies UseCases
