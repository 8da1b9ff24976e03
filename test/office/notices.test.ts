import { describe, expect, test } from 'vitest'
import { inspectNotices } from '../../src/application/office/notices/inspect-notices.ts'
import { NOTICES } from '../../src/application/office/notices/office-notices.ts'
import { Problem } from '../../src/application/problem.ts'
import { assertWalkable } from '../../src/compose/talk.ts'
import type { ReminderRule } from '../../src/domain/reminders/rule.ts'
import { CONTENT } from '../support/content.ts'

const rule = (id: string): ReminderRule => {
  const found = CONTENT.reminders.get(id)
  if (!found) throw new RangeError(`no rule ${id}`)
  return found
}

/** The product's content with one rule more, or another in its place. */
const withRule = (changed: ReminderRule) => ({
  ...CONTENT,
  reminders: new Map([...CONTENT.reminders, [changed.id, changed]]),
})

const FAULTS: readonly (readonly [what: string, changed: ReminderRule, message: RegExp])[] = [
  ['nobody composes it', { ...rule('task_handed'), id: 'task_lent' }, /task_lent\.yaml.*nobody composes it/],
  [
    'it is told to people and written for staff',
    { ...rule('morning_digest'), whom: 'person' },
    /morning_digest\.yaml.*written for "staff"/,
  ],
  [
    'it is told to staff and written for heads',
    { ...rule('head_morning'), whom: 'staff' },
    /head_morning\.yaml.*written for "head"/,
  ],
  [
    'it is told to heads and written for people',
    { ...rule('event_thanks'), whom: 'head' },
    /event_thanks\.yaml.*written for "person"/,
  ],
  [
    'its words would never be asked for',
    { ...rule('import_done'), of: 'month' },
    /import_done\.yaml.*"of: notice"/,
  ],
]

describe('a notice and its rule say the same', () => {
  test('every rule of the product has whoever words it, every notice has its rule', () => {
    expect(inspectNotices(CONTENT.reminders.values())).toEqual([])
    expect(Object.keys(NOTICES).filter((id) => !CONTENT.reminders.has(id))).toEqual([])
    expect(() => assertWalkable(CONTENT)).not.toThrow()
  })

  test.each(FAULTS)('%s: the check names it, the bot does not start', (_, changed, message) => {
    const content = withRule(changed)
    const [issue, ...others] = inspectNotices(content.reminders.values())
    expect(others).toEqual([])
    expect(`${issue?.severity} ${issue?.file} ${issue?.message}`).toMatch(message)
    expect(() => assertWalkable(content)).toThrow(Problem)
    expect(() => assertWalkable(content)).toThrow(message)
  })
})
