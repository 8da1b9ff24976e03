import type { DeadlineRule } from '../../domain/calendar/deadline-rule.ts'

/** Text keys that deadline rules call for: what is to be done; what sort of day it is where people set it themselves. */
export const textsOfDeadlines = (rules: Iterable<DeadlineRule>): string[] =>
  [...rules].flatMap(({ id, counting }) =>
    ['name', ...(counting.kind === 'own_date' ? ['own'] : [])].map((part) => `deadlines.${id}.${part}`),
  )
