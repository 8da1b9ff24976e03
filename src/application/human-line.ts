import { text } from '../domain/scenario/text-ref.ts'
import type { Moment } from './decision.ts'
import type { Outgoing } from './ports/messenger.ts'

/** Lines where a living person answers, the nearest to people first. */
const LINES = ['region_social_line', 'social_line'] as const

/**
 * What a call for a person brings at once: the wish is noted, and the number where a living voice answers already now.
 * Nobody is left to wait for an answer in the chat.
 */
export const humanLine = ({
  conversation: { region, renderers },
  language,
}: Moment): Outgoing & { kind: 'text' } => {
  const found = LINES.map((kind) => region.organisations.find((each) => each.kind === kind && each.phone))
  const phone = found.find((each) => each !== undefined)?.phone ?? text('talk.organisation.no_phone')
  return { kind: 'text', html: renderers[language].html(text('screens.human_line', { phone })) }
}
