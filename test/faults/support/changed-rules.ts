import type { Content } from '../../../src/application/ports/content.ts'
import { isComposed, type ReminderRule } from '../../../src/domain/reminders/rule.ts'

/** How a row's rules differ from the product's; plain data, so that it can be handed to another process. */
export interface RuleChanges {
  /** Rules changed, or made after the pattern of `plan_due`. */
  readonly rules?: Readonly<Record<string, Partial<ReminderRule>>>
  /** Of what citizens are told by rules of their own only this is left; what the office composes stays. */
  readonly only?: readonly string[]
  /** Texts by key in all languages; null – the text is missing. */
  readonly texts?: Readonly<Record<string, string | null>>
}

const PATTERN = 'plan_due'

/** A rule that is not the product's own borrows the words of its pattern. */
const lentKey = (content: Content, key: string): string => {
  const [, rule = ''] = /^reminders\.([a-z_]+)\./.exec(key) ?? []
  return rule === '' || content.reminders.has(rule) ? key : key.replace(rule, PATTERN)
}

const changedTexts = (content: Content, texts: RuleChanges['texts'] = {}): Content['texts'] => ({
  keys: (language) => content.texts.keys(language),
  find: (language, key) => {
    const given = texts[key]
    if (given === undefined) return content.texts.find(language, lentKey(content, key))
    return given === null ? undefined : { variables: [], fill: () => given }
  },
})

/** The product's content with some rules and texts changed. */
export const withRules = (content: Content, { rules = {}, only, texts }: RuleChanges): Content => {
  const pattern = content.reminders.get(PATTERN) as ReminderRule
  const changed = Object.entries(rules).map(([id, change]): [string, ReminderRule] => [
    id,
    { ...(content.reminders.get(id) ?? pattern), ...change, id },
  ])
  const all = new Map([...content.reminders, ...changed])
  return {
    ...content,
    reminders: new Map([...all].filter(([id, rule]) => isComposed(rule) || (only?.includes(id) ?? true))),
    texts: changedTexts(content, texts),
  }
}
