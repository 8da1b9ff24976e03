import { answeringWords } from '../domain/organisations/answering-line.ts'
import { type Param, text } from '../domain/words/text-ref.ts'
import type { Moment } from './decision.ts'
import type { Outgoing } from './ports/messenger.ts'

/** The number where a living voice answers, e.g. `8 800 301 44 43`; words for it where the region names none. */
export const answeringPhone = ({ conversation: { region } }: Moment): Param => answeringWords(region)

/**
 * What a call for a person brings at once: the number where a living voice answers already now.
 * Nobody is left to wait for an answer in the chat.
 */
export const humanLine = (moment: Moment): Outgoing & { kind: 'text' } => {
  const { conversation, language } = moment
  const html = conversation.renderers[language].html(
    text('screens.human_line', { phone: answeringPhone(moment) }),
  )
  return { kind: 'text', html }
}
