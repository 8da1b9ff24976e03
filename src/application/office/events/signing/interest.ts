import type { EventRules } from '../../../../domain/events/event-kind.ts'
import type { YardEvent } from '../../../../domain/events/yard-event.ts'
import { groupOf, type NeedsCard, type NeedsCardChoices } from '../../../../domain/people/needs-card.ts'

/**
 * The interest that an event speaks of and a person's card does not know: offered after they liked it, and written down with
 * their yes only. Null – the card knows it, or the event suits no interest of its own.
 */
export const unknownInterest = (
  { kind, details }: Pick<YardEvent, 'kind' | 'details'>,
  { kinds }: EventRules,
  choices: NeedsCardChoices,
  { chosen }: NeedsCard,
): string | null => {
  const ofKind = kinds.find(({ id }) => id === kind)?.interests ?? []
  const items = [...details.topics, ...ofKind].filter((item) => groupOf(choices, item) !== null)
  return items.some((item) => chosen.includes(item)) ? null : (items[0] ?? null)
}
