import type { Offered } from '../../domain/conversation/understand.ts'
import type { Moment } from '../decision.ts'

/** Who answers later than this answers something else: a notice may have come since. */
const ANSWERED_WITHIN_MS = 10 * 60_000

/** Buttons under the last message, while words may still be its answer; null – nothing was said beside the talk, or long ago. */
export const freshButtons = ({
  conversation,
  person,
  at,
}: Pick<Moment, 'conversation' | 'person' | 'at'>): readonly Offered[] | null => {
  const last = conversation.lastSaid.of(person.id)
  if (!last || at - last.at > ANSWERED_WITHIN_MS) return null
  const buttons = last.messages.at(-1)?.buttons?.flat() ?? []
  return buttons.map(({ text, token }) => ({ id: token, label: text }))
}
