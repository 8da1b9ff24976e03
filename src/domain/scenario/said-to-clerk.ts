import type { StepDefinition } from './definition.ts'

/** Whether words are said as to a clerk: rehearsed or practised, they ask what one asks there, and nothing of the assistant. */
export const isSaidToClerk = (definition: StepDefinition): boolean =>
  definition.type === 'rehearse' || (definition.type === 'ask' && definition.remark !== undefined)
