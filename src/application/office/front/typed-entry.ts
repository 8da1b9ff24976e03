import type { Action } from '../../../domain/access/action.ts'
import { may } from '../../../domain/access/can.ts'
import type { Role } from '../../../domain/access/role.ts'
import { comparable } from '../../../domain/text/plain-words.ts'
import type { OfficeWords } from '../kit/office-words.ts'

/** What can be typed beside the entries of the menu. */
const TYPED: readonly (readonly [name: 'tasks' | 'cases' | 'calendar' | 'events', action: Action])[] = [
  ['tasks', 'see_task'],
  ['cases', 'see_case'],
  ['calendar', 'see_task'],
  ['events', 'see_events'],
]

/** The use case that typed words name, e.g. «задачи»; null – none, or the role has no such thing. */
export const typedEntry = (typed: string, role: Role, words: OfficeWords): string | null => {
  const said = comparable(typed)
  const found = TYPED.find(([name]) => comparable(words.phrase(`office.tasks.typed.${name}`)) === said)
  return found && may(role, found[1]) ? found[0] : null
}
