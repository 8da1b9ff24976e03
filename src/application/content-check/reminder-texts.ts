import type { ReminderRule } from '../../domain/reminders/rule.ts'

/** What every rule says: in the chat, in the list of what comes, on the phone. */
const PARTS = ['text', 'details', 'why', 'stops', 'name', 'phrase'] as const

/** Text keys that rules call for: a rule with a button to tick off has praise, one that leads on says where to. */
export const textsOfRules = (rules: Iterable<ReminderRule>): string[] =>
  [...rules].flatMap(({ id, buttons }) =>
    [
      ...PARTS,
      ...(buttons.includes('done') ? ['praise'] : []),
      ...(buttons.includes('open') ? ['open'] : []),
    ].map((part) => `reminders.${id}.${part}`),
  )
