import type { UseCases } from '../kit/use-case.ts'
import { keepApart, mergeDoubles, partDoubles } from './join-doubles.ts'
import { listDoubles, showDoublesOf } from './list-doubles.ts'
import { showDouble } from './show-double.ts'

/** Use cases of doubles in the register by the name in their token. */
export const DOUBLE_USE_CASES = {
  doubles: listDoubles,
  doubles_of: showDoublesOf,
  double: showDouble,
  double_join: mergeDoubles,
  double_apart: keepApart,
  double_back: partDoubles,
} satisfies UseCases
