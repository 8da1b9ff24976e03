import type { Distress } from '../../domain/hearing/distress.ts'
import type { Moment } from '../decision.ts'
import { readActionToken } from '../screens.ts'
import { dangersIn, saysHelpComes, saysSafe } from './dangers-in.ts'
import { typedDistressButton } from './distress-buttons.ts'

/** Whether a person in distress says that help is there or on its way: by words, or by «Мне уже помогают». */
export const tellsOfHelp = (moment: Moment, distress: Distress): boolean => {
  const { conversation, language, incoming } = moment
  const { content } = conversation
  const { body } = incoming
  if (body.type === 'press') return readActionToken(body.token)?.action === 'helped'
  if (body.type !== 'words') return false
  if (saysHelpComes(content, language, body.words)) return true
  if (dangersIn(content, body.words).length > 0) return false
  return (
    saysSafe(content, language, body.words) ||
    typedDistressButton(moment, distress, body.words)?.action === 'helped'
  )
}
