import { isAsk, isComposed, type ReminderRule } from '../../domain/reminders/rule.ts'

/** What every rule says: in the chat, in the list of what comes, on the phone. */
const PARTS = ['text', 'details', 'why', 'stops', 'name', 'phrase'] as const

/** What is said of a rule whose message is composed: in the list of what comes, and on the phone. */
const COMPOSED_PARTS = ['why', 'stops', 'name', 'phrase'] as const

/** An ask has no details to look into. */
const partsOf = ({ of }: Pick<ReminderRule, 'of'>): readonly string[] => {
  if (isComposed({ of })) return COMPOSED_PARTS
  return isAsk({ of }) ? PARTS.filter((part) => part !== 'details') : PARTS
}

/** Text keys that rules call for: a rule with a button to tick off has praise, one that leads on says where to. */
export const textsOfRules = (rules: Iterable<ReminderRule>): string[] =>
  [...rules].flatMap(({ id, of, buttons }) =>
    [
      ...partsOf({ of }),
      ...(buttons.includes('done') ? ['praise'] : []),
      ...(buttons.includes('open') ? ['open'] : []),
    ].map((part) => `reminders.${id}.${part}`),
  )

/** The line over its buttons that a composed message may be made of, beside the other words of its rule. */
export const optionalTextsOfRules = (rules: Iterable<ReminderRule>): string[] =>
  [...rules].filter(isComposed).map(({ id }) => `reminders.${id}.told`)
