import { ownEntry } from '../../../domain/own-entry.ts'
import { isComposed, type ReminderRule } from '../../../domain/reminders/rule.ts'
import { fault, type Issue } from '../../../domain/words/issue.ts'
import { NOTICES } from './office-notices.ts'

const faultOf = ({ id, of, whom }: ReminderRule): string | null => {
  const notice = ownEntry(NOTICES, id)
  if (!isComposed({ of }))
    return notice ? `a notice "${id}" is worded, and the rule would never ask for it: "of: notice"` : null
  if (!notice) return 'its message is composed, and nobody composes it: register it in office-notices.ts'
  return notice.whom === whom ? null : `it is written for "${notice.whom}": "whom: ${notice.whom}"`
}

/** Rules whose message nobody composes, or that tell it to another than it is written for. */
export const inspectNotices = (rules: Iterable<ReminderRule>): Issue[] =>
  [...rules].flatMap((rule) => {
    const message = faultOf(rule)
    return message === null ? [] : [fault(`scenarios/reminders/${rule.id}.yaml`, message)]
  })
