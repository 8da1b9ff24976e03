import type { UseCases } from '../kit/use-case.ts'
import { sendIndicator } from './indicator-files.ts'
import { showIndicator, showIndicators } from './show-indicators.ts'

/** Use cases of the head's indicators by the name in their token. */
export const INDICATOR_USE_CASES = {
  indicators: showIndicators,
  indicator: showIndicator,
  indicator_file: sendIndicator,
} satisfies UseCases
